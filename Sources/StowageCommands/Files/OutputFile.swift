import Foundation
import StowageFiles

/// Files that are written: as a whole or not at all.
enum OutputFile {
  /// Writes `text` to `path`. A link is followed; into what is no file, such as a pipe or a device, it is written as it is.
  static func write(_ text: String, to path: String) throws {
    let target = URL(filePath: path).resolvingSymlinksInPath()
    do {
      if isSpecial(target.path(percentEncoded: false)) {
        let handle = try FileHandle(forWritingTo: target)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
      } else {
        try Data(text.utf8).write(to: target, options: .atomic)
      }
    } catch {
      throw FileWriteError(path: path, reason: reason(error))
    }
  }

  /// Fails now if `path` could not be written later, after long work, or is one of the files that are read.
  static func check(_ path: String, against inputs: [String]) throws {
    if path.isEmpty || path == "-" { throw FileWriteError(path: "\"\(path)\"", reason: "expected the name of a file") }
    let target = URL(filePath: path).resolvingSymlinksInPath()
    let inputs = inputs.map { URL(filePath: $0).resolvingSymlinksInPath() }
    if inputs.contains(target) { throw FileWriteError(path: path, reason: "it is one of the files that are read") }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target.path(percentEncoded: false), isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw FileWriteError(path: path, reason: "it is a folder")
    }
    let folder = target.deletingLastPathComponent().path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw FileWriteError(path: path, reason: "there is no folder \(folder)")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw FileWriteError(path: path, reason: "the folder \(folder) is not writable")
    }
  }

  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileWriteError(path: path, reason: reason(error))
    }
  }

  /// Whether something is there that is neither a file nor a folder.
  private static func isSpecial(_ path: String) -> Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type != nil && type != .typeRegular && type != .typeDirectory
  }

  /// What the system said, without the frame that Foundation puts around it.
  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    if underlying.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(underlying.code))) }
    return underlying.localizedDescription
  }
}
