extension CSVReader {
  /// Where field `index` of the current record lies in the buffer, without quotes.
  @inline(__always)
  func range(_ index: Int) -> Range<Int> {
    let range = wrapped(index...index)
    if wrapping == .quotes, !range.isEmpty, buffer[range.lowerBound] == UInt8(ascii: "\"") {
      return range.lowerBound &+ 1..<range.upperBound &- 1
    }
    return range
  }

  /// Where the fields of these places lie in the buffer, with their quotes and the commas between them.
  @inline(__always)
  func wrapped(_ indices: ClosedRange<Int>) -> Range<Int> {
    Int(marks.ends[first &+ indices.lowerBound]) &+ 1..<Int(marks.ends[first &+ indices.upperBound &+ 1])
  }

  /// Whether field `index` is empty.
  @inline(__always)
  func isEmpty(_ index: Int) -> Bool { range(index).isEmpty }

  /// Field `index` as text.
  func text(_ index: Int) -> String { String(decoding: buffer[range(index)], as: UTF8.self) }

  /// Field `index` as bytes, for parsers and messages.
  func bytes(_ index: Int) -> ArraySlice<UInt8> { buffer[range(index)] }

  /// Field `column` as text that must not be empty.
  func name(_ column: CSVHeader.Column) throws(TraceError) -> String {
    if isEmpty(column.index) { throw error(column, expected: "a name") }
    return text(column.index)
  }

  /// Field `column` as a whole number within the column's limits.
  @inline(__always)
  func integer(_ column: CSVIntegerColumn) throws(TraceError) -> Int64 {
    if let value = buffer.span.bytes.decimal(in: range(column.index)), column.limits.contains(value) { return value }
    return try exactInteger(column)
  }

  /// The same as ``integer(_:)``. It changes nothing, but takes the reader from where it is stored, which would be copied
  /// for every row otherwise.
  @inline(__always)
  mutating func integerInPlace(_ column: CSVIntegerColumn) throws(TraceError) -> Int64 {
    if let value = buffer.span.bytes.decimal(in: range(column.index)), column.limits.contains(value) { return value }
    return try exactInteger(column)
  }

  /// The same as ``name(_:)``, without a copy of the reader.
  @inline(__always)
  mutating func nameInPlace(_ column: CSVHeader.Column) throws(TraceError) -> String {
    let range = range(column.index)
    if range.isEmpty { throw error(column, expected: "a name") }
    // Whatever is not ASCII was validated as the record was read.
    return String(copying: UTF8Span(unchecked: buffer.span.extracting(range), isKnownASCII: !hasNonASCII))
  }

  /// The same for fields with a sign, with very many digits, or with something wrong.
  @inline(never)
  private func exactInteger(_ column: CSVIntegerColumn) throws(TraceError) -> Int64 {
    let text = bytes(column.index)
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let value = Int64(String(decoding: text, as: UTF8.self)), column.limits.contains(value)
    else { throw error(column.column, expected: column.expectation) }
    return value
  }

  /// The error that field `column` of the current record is not what was `expected`.
  func error(_ column: CSVHeader.Column, expected: String, hint: String? = nil) -> TraceError {
    TraceError(
      file: file, line: line, column: header.names[column.index], found: TraceError.described(bytes(column.index)),
      expected: expected,
      hint: hint)
  }

  /// Throws if the current record has a NUL byte or is not UTF-8.
  func checkText() throws(TraceError) {
    if let position = firstNUL, position < start {
      throw TraceError(
        file: file, line: line, found: "a NUL byte", expected: "text", hint: "this does not look like a CSV file")
    }
    guard mustCheckText else { return }
    let columns = header.names.isEmpty ? Self.mostColumns : columnCount
    for index in 0..<min(fieldCount, columns) where !isText(range(index)) {
      throw TraceError(
        file: file, line: line, column: header.names.indices.contains(index) ? header.names[index] : nil,
        found: TraceError.quoted(bytes(index)), expected: "text in UTF-8", hint: "convert the file to UTF-8")
    }
  }

  /// Whether the bytes at `range` are UTF-8.
  func isText(_ range: Range<Int>) -> Bool { (try? UTF8Span(validating: buffer.span.extracting(range))) != nil }
}
