import Foundation
import StowageFiles

/// The files that arguments of `-f` mean, as kubectl reads them: files, folders, patterns, several behind commas, and `-`.
enum InputPaths {
  /// What kubectl looks for in a folder; gzip is read besides.
  private static let extensions = ["json", "yaml", "yml"]

  /// The files of `arguments`, each argument's in the order of their names.
  ///
  /// - Parameter recursive: Whether the folders in a folder are looked into.
  /// - Throws: `FileError` where an argument means no file.
  static func files(of arguments: [String], recursive: Bool) throws -> [String] {
    try arguments.flatMap { argument in
      if argument == "-" || FileManager.default.fileExists(atPath: argument) {
        return try files(at: argument, recursive: recursive)
      }
      return try argument.split(separator: ",").map(String.init).flatMap { try files(of: $0, recursive: recursive) }
    }
  }

  private static func files(of part: String, recursive: Bool) throws -> [String] {
    if part.hasPrefix("http://") || part.hasPrefix("https://") {
      throw FileError(
        .unreadable, file: part, found: "an address", expected: "a file",
        hint: "fetch it first, as with curl -sL \(part) | stowage ... -f -")
    }
    if part == "-" || FileManager.default.fileExists(atPath: part) { return try files(at: part, recursive: recursive) }
    guard part.contains(where: { "*?[".contains($0) }) else { return [part] }
    let found = matches(of: part)
    if found.isEmpty {
      throw FileError(.unreadable, file: part, found: "no file that matches the pattern", expected: "one at least")
    }
    return try found.flatMap { try files(at: $0, recursive: recursive) }
  }

  private static func files(at path: String, recursive: Bool) throws -> [String] {
    var isFolder: ObjCBool = false
    guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let found = try manifests(in: path, recursive: recursive)
    if found.isEmpty {
      throw FileError(
        .unreadable, file: path, found: "a folder without manifests",
        expected: "files that end in .yaml, .yml or .json",
        hint: recursive ? nil : "-R looks into the folders in it as well")
    }
    return found
  }

  private static func manifests(in folder: String, recursive: Bool) throws -> [String] {
    var files: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        if recursive { files += try manifests(in: path, recursive: true) }
      } else {
        let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        if extensions.contains(where: { plain.hasSuffix(".\($0)") }) { files.append(path) }
      }
    }
    return files
  }

  private static func matches(of pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in result.gl_pathv[index].map { String(cString: $0) } }
  }
}
