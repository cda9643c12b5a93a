/// Reads YAML and JSON into values that know their place.
///
/// What a file is, its content says and not its name: text that starts with `{` or `[` is tried as JSON, everything
/// else is YAML, and so is what only looked like JSON (flow style, several documents).
public enum DocumentReader {
  /// The deepest nesting of lists and objects.
  public static let maximumDepth = 128
  /// The most values in a YAML file, aliases counted as often as they are used.
  public static let maximumValues = 5_000_000

  /// The largest file that is tried as YAML after it was no JSON: YAML is read a hundred times slower, and a large file
  /// with a fault is to be refused at once.
  private static let maximumFallback = 16 << 20

  /// The documents of a file, in order; empty YAML documents are left out. JSON values that follow one another, on
  /// lines of their own or not, are as many documents.
  ///
  /// - Parameters:
  ///   - bytes: The file's content: UTF-8 or UTF-16, with or without a byte order mark.
  ///   - file: The file's name for messages.
  /// - Throws: ``ManifestError`` with file and line, also where the file holds no document at all. A file of another kind
  ///   that is recognised, such as a template or an archive, is named.
  public static func read(bytes: [UInt8], file: String) throws(ManifestError) -> [DocumentValue] {
    let source = SourceFile(name: file)
    guard let bytes = TextEncoding.utf8(bytes) else {
      throw ManifestError(file: file, line: 1, found: "UTF-16 that is broken", expected: "UTF-8")
    }
    do {
      return try documents(bytes, source)
    } catch {
      guard let foreign = ForeignContent.recognise(bytes) else { throw error }
      throw ManifestError(file: file, line: error.line, found: foreign.found, expected: foreign.expected)
    }
  }

  private static func documents(_ bytes: [UInt8], _ source: SourceFile) throws(ManifestError) -> [DocumentValue] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first else {
      throw ManifestError(file: source.name, line: 1, found: "an empty file", expected: "a YAML or JSON document")
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      var parser = JSONParser(bytes: bytes, start: start, source: source)
      do {
        return try parser.documents()
      } catch {
        guard error.mayBeYAML, bytes.count <= maximumFallback, let documents = try? yaml(bytes, start, source) else {
          throw error.error
        }
        return documents
      }
    }
    return try yaml(bytes, start, source)
  }

  private static func yaml(
    _ bytes: [UInt8], _ start: Int, _ source: SourceFile
  ) throws(ManifestError) -> [DocumentValue] {
    let documents = try YAMLDocuments(bytes: bytes[start...], source: source).read()
    if documents.isEmpty {
      throw ManifestError(file: source.name, line: 1, found: "an empty file", expected: "a YAML or JSON document")
    }
    // A table or a list of words is one text to YAML.
    if let only = documents.first, documents.count == 1, case .scalar(.string, _) = only.content,
      let foreign = ForeignContent.recognise(bytes)
    {
      throw ManifestError(file: source.name, line: 1, found: foreign.found, expected: foreign.expected)
    }
    return documents
  }
}
