import StowageModel

/// The amount that `text` tells, in the whole units of `resource`: milli-CPU for `cpu`, bytes or counts otherwise.
///
/// It takes Kubernetes' quantities: `1500m`, `2` or `0.5` for cpu; `512Mi`, `1.5Gi`, `2G` or plain bytes for the
/// rest. As in Kubernetes, what is finer than the unit rounds up. `nil` where it is no such quantity, is negative, or
/// leaves the range of 64 bits.
func parseAmount(_ text: Span<UInt8>, of resource: ResourceName) -> Int64? {
  var mantissa: Int64 = 0
  var decimals = 0
  var digits = 0
  var position = 0
  var seenPoint = false
  while position < text.count {
    let byte = text[position]
    if byte == UInt8(ascii: ".") {
      if seenPoint { return nil }
      seenPoint = true
    } else {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      guard digits < 18 else { return nil }
      if mantissa > 0 || digit > 0 { digits += 1 }
      mantissa = mantissa * 10 + Int64(digit)
      if seenPoint { decimals += 1 }
    }
    position += 1
  }
  guard position > (seenPoint ? 1 : 0), decimals <= 18 else { return nil }
  guard let scale = amountScale(text, from: position) else { return nil }
  let unitsPerOne: Int64 = resource == .cpu ? 1_000 : 1
  // (mantissa / 10^decimals) * numerator / denominator, rounded up.
  var divisor = scale.denominator
  for _ in 0..<decimals {
    let (product, overflowed) = divisor.multipliedReportingOverflow(by: 10)
    if overflowed { return nil }
    divisor = product
  }
  let total = Int128(mantissa) * Int128(scale.numerator) * Int128(unitsPerOne)
  let amount = (total + Int128(divisor) - 1) / Int128(divisor)
  return Int64(exactly: amount)
}

/// What the suffix of a Kubernetes quantity multiplies by.
private func amountScale(
  _ text: Span<UInt8>, from position: Int
) -> (numerator: Int64, denominator: Int64)? {
  switch text.count - position {
  case 0: return (1, 1)
  case 1:
    switch text[position] {
    case UInt8(ascii: "m"): return (1, 1_000)
    case UInt8(ascii: "k"): return (1_000, 1)
    case UInt8(ascii: "M"): return (1_000_000, 1)
    case UInt8(ascii: "G"): return (1_000_000_000, 1)
    case UInt8(ascii: "T"): return (1_000_000_000_000, 1)
    case UInt8(ascii: "P"): return (1_000_000_000_000_000, 1)
    case UInt8(ascii: "E"): return (1_000_000_000_000_000_000, 1)
    default: return nil
    }
  case 2 where text[position + 1] == UInt8(ascii: "i"):
    switch text[position] {
    case UInt8(ascii: "K"): return (1 << 10, 1)
    case UInt8(ascii: "M"): return (1 << 20, 1)
    case UInt8(ascii: "G"): return (1 << 30, 1)
    case UInt8(ascii: "T"): return (1 << 40, 1)
    case UInt8(ascii: "P"): return (1 << 50, 1)
    case UInt8(ascii: "E"): return (1 << 60, 1)
    default: return nil
    }
  default: return nil
  }
}
