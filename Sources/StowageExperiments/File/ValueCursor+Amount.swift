import StowageManifests
import StowageModel

extension ValueCursor {
  /// The value as a quantity in the units of `resource`, 0 or more.
  func amount(of resource: ResourceName) throws(ManifestError) -> Int64 {
    let quantity = try quantity()
    do {
      let amount = try resource == .cpu ? quantity.milliValue() : quantity.value()
      if amount >= 0 { return amount }
    } catch {
      throw self.error(found: "an amount that can't be counted exactly", expected: "less than 2^63")
    }
    throw error(found: "a negative amount", expected: "0 or more")
  }
}
