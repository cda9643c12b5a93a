/// CSV read as the rule has it, a byte at a time: what the fast reader must agree with.
struct PlainCSV {
  /// The records behind the header, each with its line in front of it.
  private(set) var rows: [String] = []
  /// The line of the first error, and what was found there.
  private(set) var error: String?

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// Reads `bytes`, which begin with a header of so many `columns`.
  init(_ bytes: [UInt8], columns: Int) {
    self.bytes = bytes.last == 0x0a ? bytes : bytes + [0x0a]
    while position < self.bytes.count, error == nil {
      let first = line
      let start = position
      guard let record = record() else { break }
      if record.fields == [[]] && !record.isQuoted { continue }
      if self.bytes[start..<position].contains(0) {
        error = "\(first): a NUL byte"
      } else if let text = record.fields.prefix(columns).first(where: { String(validating: $0, as: UTF8.self) == nil })
      {
        error = "\(first): \(text.count) bytes that are no text"
      } else if record.fields.count != columns {
        error = "\(first): \(record.fields.count) field\(record.fields.count == 1 ? "" : "s")"
      } else {
        rows.append("\(first):" + record.fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|"))
      }
    }
    if !rows.isEmpty { rows.removeFirst() }
  }

  /// The next record; `nil` and an error where it is not one.
  private mutating func record() -> (fields: [[UInt8]], isQuoted: Bool)? {
    let first = line
    var fields: [[UInt8]] = []
    var isQuoted = false
    while true {
      var field: [UInt8] = []
      if bytes[position] == UInt8(ascii: "\"") {
        isQuoted = true
        position += 1
        while true {
          guard position < bytes.count else {
            error = "\(first): a quote that is never closed"
            return nil
          }
          let byte = bytes[position]
          position += 1
          if byte == UInt8(ascii: "\"") {
            if position == bytes.count || bytes[position] != UInt8(ascii: "\"") { break }
            position += 1
          }
          if byte == UInt8(ascii: "\n") { line += 1 }
          field.append(byte)
        }
        // The file ends in a line end, so that a quote at its very end stood in front of none.
        if position == bytes.count {
          error = "\(first): a quote that is never closed"
          return nil
        }
        if bytes[position] == UInt8(ascii: "\r") { position += 1 }
        let isComma = bytes[position - 1] == UInt8(ascii: "\"") && bytes[position] == UInt8(ascii: ",")
        if !isComma && bytes[position] != UInt8(ascii: "\n") {
          error = "\(line): text after a closing quote"
          return nil
        }
      } else {
        while bytes[position] != UInt8(ascii: ",") && bytes[position] != UInt8(ascii: "\n") {
          field.append(bytes[position])
          position += 1
        }
        if bytes[position] == UInt8(ascii: "\n"), field.last == UInt8(ascii: "\r") { field.removeLast() }
      }
      fields.append(field)
      position += 1
      if bytes[position - 1] == UInt8(ascii: "\n") {
        line += 1
        return (fields, isQuoted)
      }
    }
  }
}
