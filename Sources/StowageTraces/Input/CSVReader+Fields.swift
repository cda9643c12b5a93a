extension CSVReader {
  /// Where field `index` of the current record lies in the buffer.
  @inline(__always)
  func range(_ index: Int) -> Range<Int> { Int(bounds[2 * index])..<Int(bounds[2 * index + 1]) }

  /// Whether field `index` is empty.
  func isEmpty(_ index: Int) -> Bool { bounds[2 * index] == bounds[2 * index + 1] }

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
  func integer(_ column: CSVIntegerColumn) throws(TraceError) -> Int64 {
    let range = range(column.index)
    let bytes = buffer.span
    var position = range.lowerBound
    var isNegative = false
    if position < range.upperBound && bytes[position] == UInt8(ascii: "-") {
      isNegative = true
      position += 1
    }
    guard position < range.upperBound else { throw error(column.column, expected: column.expectedNumber) }
    var value: Int64 = 0
    while position < range.upperBound {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { throw error(column.column, expected: column.expectedNumber) }
      let (tens, overflowed) = value.multipliedReportingOverflow(by: 10)
      let (sum, spilled) = tens.addingReportingOverflow(Int64(digit))
      guard !overflowed && !spilled else { throw error(column.column, expected: column.expectedRange) }
      value = sum
      position += 1
    }
    if isNegative { value = -value }
    if value < column.limits.lowerBound { throw error(column.column, expected: column.expectedNumber) }
    if value > column.limits.upperBound { throw error(column.column, expected: column.expectedRange) }
    return value
  }

  /// The error that field `column` of the current record is not what was `expected`.
  func error(_ column: CSVHeader.Column, expected: String, hint: String? = nil) -> TraceError {
    TraceError(
      file: file, line: line, column: column.name, found: TraceError.described(bytes(column.index)), expected: expected,
      hint: hint)
  }

  /// Throws if the current record has a NUL byte or is no UTF-8.
  func checkText() throws(TraceError) {
    if let position = firstNUL, position < start {
      throw TraceError(
        file: file, line: line, found: "a NUL byte", expected: "text", hint: "this does not look like a CSV file")
    }
    guard hasNonASCII else { return }
    for index in 0..<min(fieldCount, bounds.count / 2) where !isText(index) {
      throw TraceError(
        file: file, line: line, column: header.names.indices.contains(index) ? header.names[index] : nil,
        found: TraceError.quoted(bytes(index)), expected: "text in UTF-8", hint: "convert the file to UTF-8")
    }
  }

  private func isText(_ index: Int) -> Bool {
    (try? UTF8Span(validating: buffer.span.extracting(range(index)))) != nil
  }
}
