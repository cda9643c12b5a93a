import StowageModel

/// The amount that `text` tells, in the whole units of `resource`: milli-CPU for `cpu`, bytes or counts otherwise.
///
/// It takes Kubernetes' quantities (``Quantity``). What is finer than the unit rounds up. `nil` where it is no such
/// quantity, is negative, or leaves the range of 64 bits.
func parseAmount(_ text: ArraySlice<UInt8>, of resource: ResourceName) -> Int64? {
  if let plain = plainAmount(text) { return resource == .cpu ? plain * 1_000 : plain }
  guard let quantity = try? Quantity(String(decoding: text, as: UTF8.self)),
    let amount = try? resource.amount(of: quantity)
  else { return nil }
  return amount < 0 ? nil : amount
}

/// The number of a text that is nothing but digits, which most are; `nil` for the rest, and where a thousand times the
/// number might leave 64 bits.
private func plainAmount(_ text: ArraySlice<UInt8>) -> Int64? {
  guard (1...15).contains(text.count) else { return nil }
  var value: Int64 = 0
  for byte in text {
    let digit = byte &- UInt8(ascii: "0")
    if digit > 9 { return nil }
    value = value &* 10 &+ Int64(digit)
  }
  return value
}
