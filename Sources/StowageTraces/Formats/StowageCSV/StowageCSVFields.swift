import StowageModel

/// A column with the amounts of one resource, as Kubernetes quantities.
struct AmountColumn {
  let column: CSVHeader.Column
  let resource: ResourceName
  let limit: Int64

  /// The resource columns of `header` beyond cpu and memory, in the order of the file.
  static func furtherResources(_ header: CSVHeader) throws(TraceError) -> [AmountColumn] {
    var found: [AmountColumn] = []
    for name in header.names {
      let resource = ResourceName(rawValue: name)
      guard resource.isTableColumn, let column = try header.optionalColumn(name) else { continue }
      found.append(AmountColumn(column: column, resource: resource, limit: TraceLimits.memoryBytes.upperBound))
    }
    return found
  }

  /// The column of processor time.
  static func cpu(_ header: CSVHeader) throws(TraceError) -> AmountColumn {
    AmountColumn(column: try header.column("cpu"), resource: .cpu, limit: TraceLimits.cpuMilli.upperBound)
  }

  /// The column of main memory.
  static func memory(_ header: CSVHeader) throws(TraceError) -> AmountColumn {
    AmountColumn(column: try header.column("memory"), resource: .memory, limit: TraceLimits.memoryBytes.upperBound)
  }

  /// The amount in the reader's current row; `nil` where the field is empty.
  func amount(in reader: CSVReader) throws(TraceError) -> Int64? {
    if reader.isEmpty(column.index) { return nil }
    guard let amount = parseAmount(reader.bytes(column.index), of: resource), amount <= limit else {
      throw reader.error(column, expected: expectation)
    }
    return amount
  }

  /// The amount in the reader's current row, which must be there.
  func required(in reader: CSVReader) throws(TraceError) -> Int64 {
    guard let amount = try amount(in: reader) else { throw reader.error(column, expected: expectation) }
    return amount
  }

  private var expectation: String {
    switch resource {
    case .cpu: "an amount of CPU such as 500m, 2 or 0.5 (0 to \(limit / 1_000))"
    case .memory, .ephemeralStorage: "an amount of bytes such as 512Mi, 2G or 1048576 (0 to \(limit >> 60)Ei)"
    default: "a count (0 to \(limit))"
    }
  }
}

extension ResourceName {
  /// Whether the tables carry this resource in a column of its own name.
  var isTableColumn: Bool { rawValue.contains("/") || isHugePages || self == .ephemeralStorage }
}

/// Times in seconds with up to three decimals, as whole milliseconds.
enum SecondsField {
  /// What is said where a field is no such time.
  static let expectation = "seconds with up to 3 decimals (0 to \(TraceLimits.seconds.upperBound))"

  /// The time in `column` of the reader's current row. The reader is not changed; it would be copied otherwise.
  @inline(__always)
  static func milliseconds(_ column: CSVHeader.Column, in reader: inout CSVReader) throws(TraceError) -> Int64 {
    if let usual = reader.buffer.span.bytes.seconds(in: reader.range(column.index)) { return usual }
    return try unusual(column, in: reader)
  }

  /// The same for fields with very many digits, or with something wrong.
  @inline(never)
  private static func unusual(_ column: CSVHeader.Column, in reader: CSVReader) throws(TraceError) -> Int64 {
    guard let value = parse(reader.bytes(column.index)), value <= 1_000 * TraceLimits.seconds.upperBound else {
      throw reader.error(column, expected: expectation)
    }
    return value
  }

  /// `milliseconds` as a field, without needless zeros.
  static func text(_ milliseconds: Int64) -> String {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    if rest == 0 { return String(seconds) }
    var decimals = String(String(1_000 + rest).dropFirst())
    while decimals.last == "0" { decimals.removeLast() }
    return "\(seconds).\(decimals)"
  }

  private static func parse(_ text: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    var decimals: Int?
    var digits = 0
    for byte in text {
      if byte == UInt8(ascii: "."), decimals == nil, digits > 0 {
        decimals = 0
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10, digits < 15 || value == 0 else { return nil }
      if let seen = decimals {
        if seen == 3 { return nil }
        decimals = seen + 1
      }
      value = value * 10 + Int64(digit)
      digits += 1
    }
    guard digits > 0, decimals != 0 else { return nil }
    for _ in (decimals ?? 0)..<3 { value *= 10 }
    return value
  }
}
