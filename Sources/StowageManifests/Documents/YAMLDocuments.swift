import Yams

/// Reads the documents of a YAML stream through Yams, with places kept and aliases resolved.
///
/// Aliases are resolved here and not by Yams: before parsing, every `*` is put behind a private mark, so that an alias
/// comes out as a plain scalar that starts with the mark. A few lines of aliases to aliases ("billion laughs") can
/// then neither fill the memory nor be hashed as a key, and are refused by their size once expanded.
struct YAMLDocuments {
  private let bytes: ArraySlice<UInt8>
  private let source: SourceFile

  init(bytes: ArraySlice<UInt8>, source: SourceFile) {
    self.bytes = bytes
    self.source = source
  }

  /// All documents; empty ones are left out.
  func read() throws(ManifestError) -> [DocumentValue] {
    let (text, aliasMark) = try markedText()
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      var documents: [DocumentValue] = []
      var count = 0
      while let root = try parser.nextRoot() {
        var conversion = YAMLConversion(source: source, aliasMark: aliasMark, count: count)
        let value = try conversion.value(root)
        count = conversion.count
        if !value.isNull { documents.append(value) }
      }
      return documents
    } catch let error as ManifestError {
      throw error
    } catch let error as YamlError {
      throw ManifestError(error, bytes: bytes, source: source, aliasMark: aliasMark)
    } catch {
      throw ManifestError(file: source.name, line: 1, found: "text that is no YAML: \(error)")
    }
  }

  /// The text with its asterisks marked, and the mark.
  private func markedText() throws(ManifestError) -> (text: String, aliasMark: Unicode.Scalar?) {
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(bytes, source)
    }
    // Yams keeps a pointer into the text beyond the call that lends it, which holds for long texts alone.
    if text.utf8.count < 64 { text += (text.hasSuffix("\n") ? "#" : "\n#") + String(repeating: " ", count: 64) }
    guard bytes.contains(UInt8(ascii: "*")) else { return (text, nil) }
    let privateUse: ClosedRange<UInt32> = 0xE000...0xF8FF
    let taken = Set(text.unicodeScalars.lazy.filter { privateUse.contains($0.value) })
    guard let mark = privateUse.lazy.compactMap({ Unicode.Scalar($0) }).first(where: { !taken.contains($0) }) else {
      throw ManifestError(file: source.name, line: 1, found: "every character of the private use area")
    }
    var marked = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { marked.append(scalar == "*" ? mark : scalar) }
    return (String(marked), mark)
  }
}

extension ManifestError {
  /// Names the first line that is no UTF-8.
  static func notUTF8(_ bytes: ArraySlice<UInt8>, _ source: SourceFile) -> ManifestError {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return ManifestError(file: source.name, line: index + 1, found: "bytes that are not UTF-8")
  }

  /// What Yams found wrong, in our words where they are plainer.
  init(_ error: YamlError, bytes: ArraySlice<UInt8>, source: SourceFile, aliasMark: Unicode.Scalar?) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let line = min(mark.line, lines.count)
      let indent = lines.isEmpty ? [] : lines[line - 1].prefix { $0 == 0x20 || $0 == 0x09 }
      var found = problem
      if problem.contains("tab character") || (problem.contains("token") && indent.contains(0x09)) {
        found = "a tab in the indentation, where YAML takes spaces only"
      } else if let context {
        found = "\(problem) \(context.text) (line \(context.mark.line))"
      }
      self.init(file: source.name, line: line, column: mark.column, found: found)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first.map { $0.replacing(aliasMark, with: "*") } ?? ""
      let line = Self.lineOfRepetition(of: key, line: context.mark.line, column: context.mark.column, in: lines)
      self = .duplicateKey(key, at: DocumentPosition(source: source, line: line, column: context.mark.column))
    case .reader(let problem, let offset, _, let text):
      let read = offset.map { text.prefix($0) } ?? ""
      let line = 1 + read.unicodeScalars.count { $0 == "\n" }
      self.init(file: source.name, line: line, found: problem.lowercased())
    default:
      self.init(file: source.name, line: 1, found: "text that is no YAML: \(error)")
    }
  }
}

extension ManifestError {
  /// The line on which a block mapping has `key` again, as Yams tells the first place alone; that one where the second
  /// is not found.
  private static func lineOfRepetition(
    of key: String, line: Int, column: Int, in lines: [ArraySlice<UInt8>]
  ) -> Int {
    for index in lines.indices.dropFirst(line) {
      let indent = lines[index].prefix { $0 == 0x20 }.count
      let content = lines[index].dropFirst(indent)
      if content.isEmpty || content.first == 0x0D || content.first == UInt8(ascii: "#") { continue }
      if indent < column - 1 { break }
      if indent > column - 1 { continue }
      let name = content.prefix { $0 != UInt8(ascii: ":") }.filter { ![0x20, 0x22, 0x27].contains($0) }
      if name.elementsEqual(key.utf8) { return index + 1 }
    }
    return line
  }
}

extension String {
  func replacing(_ mark: Unicode.Scalar?, with character: Unicode.Scalar) -> String {
    guard let mark, unicodeScalars.contains(mark) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar == mark ? character : scalar) }
    return String(result)
  }
}
