import Foundation
import StowageFiles

/// Finds files of recordings.
enum RecordingFiles {
  /// The files that `path` stands for: itself, or those below a folder, by name.
  static func find(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileError.noAccess(to: path, code: ENOENT, expected: "a recording, or a folder of them")
    }
    if !isFolder.boolValue { return [path] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    let files = names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
    if files.isEmpty {
      throw FileError(
        .malformed, file: path, found: "no recording", expected: "files that end with .jsonl or .jsonl.gz")
    }
    return files.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  /// The family of a file's cases: its name without the ending.
  static func family(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return endings.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
  }

  private static let endings = [".jsonl.gz", ".jsonl"]
}
