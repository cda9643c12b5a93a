import StowageModel

/// The amount that `text` tells, in the whole units of `resource`: milli-CPU for `cpu`, bytes or counts otherwise.
///
/// It takes Kubernetes' quantities (``Quantity``). What is finer than the unit rounds up. `nil` where it is no such
/// quantity, is negative, or leaves the range of 64 bits.
func parseAmount(_ text: ArraySlice<UInt8>, of resource: ResourceName) -> Int64? {
  if let usual = shortAmount(text, of: resource) { return usual }
  guard let quantity = try? Quantity(String(decoding: text, as: UTF8.self)),
    let amount = try? resource.amount(of: quantity)
  else { return nil }
  return amount < 0 ? nil : amount
}

/// The amount of a text that is digits and perhaps the most usual of suffixes, as nearly all are: `m` for `cpu`, or `Ki`,
/// `Mi` or `Gi` for others; `nil` for the rest, and where the amount might leave 64 bits.
private func shortAmount(_ text: ArraySlice<UInt8>, of resource: ResourceName) -> Int64? {
  var value: Int64 = 0
  var end = text.startIndex
  while end < text.endIndex {
    let digit = text[end] &- UInt8(ascii: "0")
    if digit > 9 { break }
    value = value &* 10 &+ Int64(digit)
    end += 1
    if end - text.startIndex > 15 { return nil }
  }
  guard end > text.startIndex else { return nil }
  let suffix = text[end...]
  let isCPU = resource == .cpu
  if suffix.isEmpty { return isCPU ? value * 1_000 : value }
  if isCPU { return suffix.count == 1 && suffix.first == UInt8(ascii: "m") ? value : nil }
  guard suffix.count == 2, suffix.last == UInt8(ascii: "i") else { return nil }
  let unit: Int64
  switch suffix.first {
  case UInt8(ascii: "K"): unit = 1 << 10
  case UInt8(ascii: "M"): unit = 1 << 20
  case UInt8(ascii: "G"): unit = 1 << 30
  default: return nil
  }
  let (amount, overflow) = value.multipliedReportingOverflow(by: unit)
  return overflow ? nil : amount
}
