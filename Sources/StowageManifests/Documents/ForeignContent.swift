/// Recognises files of other kinds that are given in the place of manifests or traces, so that an error can show the way.
package enum ForeignContent {
  /// What a file with this beginning is, and what to do about it; `nil` where nothing is recognised.
  ///
  /// Text that may be meant as YAML, such as a template, is recognised too: ask where reading has failed.
  package static func recognise(_ beginning: some Collection<UInt8>) -> (found: String, expected: String)? {
    let start = Array(beginning.prefix(4_096))
    for (magic, found, expected) in signatures where start.starts(with: magic) { return (found, expected) }
    if start.count > 262, start[257..<262].elementsEqual("ustar".utf8) {
      return ("a tar archive", "a file of its own: unpack it first, as with tar -xf")
    }
    let text = String(decoding: start, as: UTF8.self)
    if text.contains("{{") && text.contains("}}") {
      return ("a template ({{ ... }})", "a manifest: render it first, as with helm template")
    }
    let first = text.drop(while: \.isWhitespace)
    if first.hasPrefix(";") && first.split(whereSeparator: \.isNewline).contains(where: isJobOfStandardWorkload) {
      return (
        "a file in the Standard Workload Format, which is not read",
        "a table of nodes and one of pods (nodes.csv, pods.csv): stowage trace info --help"
      )
    }
    if isTableOfKubectl(first.prefix { !$0.isNewline }) {
      return ("a table as kubectl get prints it for people", "what kubectl get -o yaml or -o json prints")
    }
    if first.lowercased().hasPrefix("<!doctype") || first.lowercased().hasPrefix("<html") {
      return ("a web page", "the file itself: download it in its raw form")
    }
    return nil
  }

  private static let signatures: [(magic: [UInt8], found: String, expected: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive", "a file of its own: unpack it first, as with unzip"),
    (Array("PAR1".utf8), "a Parquet file", "a CSV file: export the table as CSV first"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a file packed with zstd", "a plain or gzip file: unpack it first, as with zstd -d"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a file packed with xz", "a plain or gzip file: unpack it first, as with xz -d"),
    (Array("BZh".utf8), "a file packed with bzip2", "a plain or gzip file: unpack it first, as with bzip2 -d"),
    (Array("SQLite format 3".utf8), "an SQLite database", "a CSV file: export the table as CSV first"),
  ]

  /// A job of the Standard Workload Format has 18 numbers.
  private static func isJobOfStandardWorkload(_ line: Substring) -> Bool {
    let fields = line.split(separator: " ")
    return fields.count == 18 && fields.allSatisfy { Double($0) != nil }
  }

  /// Headings in capitals with two blanks or more between columns, of which one is the name.
  private static func isTableOfKubectl(_ line: Substring) -> Bool {
    let columns = line.split(separator: " ")
    return columns.count > 1 && columns.prefix(2).contains("NAME")
      && line.allSatisfy { $0 == " " || $0 == "-" || $0 == "(" || $0 == ")" || $0.isUppercase }
  }
}
