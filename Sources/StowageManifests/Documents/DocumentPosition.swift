/// A place in a file.
public struct DocumentPosition: Hashable, Sendable {
  private let source: SourceFile
  private let packedLine: Int32
  private let packedColumn: Int32

  /// The place at `line` and `column`, both from 1, of `file`.
  public init(file: String, line: Int, column: Int) {
    self.init(source: SourceFile(name: file), line: line, column: column)
  }

  init(source: SourceFile, line: Int, column: Int) {
    self.source = source
    packedLine = Int32(clamping: line)
    packedColumn = Int32(clamping: column)
  }

  /// The file's name, as the reader was given it.
  public var file: String { source.name }
  /// The line, from 1.
  public var line: Int { Int(packedLine) }
  /// The column, from 1: in characters for YAML, in bytes for JSON.
  public var column: Int { Int(packedColumn) }
}

/// A file's name, shared by all places in it: a document has millions of places.
final class SourceFile: Hashable, Sendable {
  let name: String

  init(name: String) { self.name = name }

  static func == (left: SourceFile, right: SourceFile) -> Bool { left.name == right.name }

  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
