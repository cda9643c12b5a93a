package import StowageKernel

extension Milliseconds {
  /// The length that `text` tells as Go and Kubernetes write it, with days on top: `1h30m`, `250ms`, `1.5s`, `7d`.
  ///
  /// `nil` for every other text, so also for a number without a unit, for what is finer than a millisecond, and for
  /// what does not fit 64 bits.
  package init?(durationText text: String) {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    if rest.isEmpty { return nil }
    var nanos: Int128 = 0
    while !rest.isEmpty {
      guard let part = Self.part(&rest) else { return nil }
      nanos += part
      if nanos > Int128(Int64.max) * 1_000_000 { return nil }
    }
    guard nanos % 1_000_000 == 0 else { return nil }
    self.init(Int64(isNegative ? -nanos / 1_000_000 : nanos / 1_000_000))
  }

  /// Takes a number and its unit off `text`.
  private static func part(_ text: inout ArraySlice<UInt8>) -> Int128? {
    func digits() -> ArraySlice<UInt8> {
      let taken = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      text = text.dropFirst(taken.count)
      return taken
    }
    var number = digits()
    var fraction = number.suffix(0)
    if text.first == UInt8(ascii: ".") {
      text = text.dropFirst()
      fraction = digits()
    }
    let unit = text.prefix { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) && $0 != UInt8(ascii: ".") }
    text = text.dropFirst(unit.count)
    number += fraction
    guard !number.isEmpty, number.count <= 19, fraction.count <= 18,
      var result = Int128(String(decoding: number, as: UTF8.self)),
      let size = units[String(decoding: unit, as: UTF8.self)]
    else { return nil }
    result *= size
    for _ in fraction {
      guard result % 10 == 0 else { return nil }
      result /= 10
    }
    return result
  }

  private static let units: [String: Int128] = [
    "ns": 1, "us": 1_000, "\u{b5}s": 1_000, "\u{3bc}s": 1_000, "ms": 1_000_000, "s": 1_000_000_000,
    "m": 60_000_000_000, "h": 3_600_000_000_000, "d": 86_400_000_000_000,
  ]
}
