import StowageModel

extension ObjectCursor {
  /// The bytes of a field such as `capacity`, rounded up; `nil` where it is absent.
  mutating func optionalBytes(_ key: String) throws(ManifestError) -> Int64? {
    guard let cursor = optional(key) else { return nil }
    let quantity = try cursor.quantity()
    if quantity.nanos < 0 {
      throw cursor.error(found: cursor.value.summary, expected: "an amount that is not negative")
    }
    do { return try quantity.value() } catch {
      throw cursor.error(found: cursor.value.summary, expected: error.expected)
    }
  }

  /// The bytes of the field `storage`, which must be there.
  mutating func storageBytes() throws(ManifestError) -> Int64 {
    _ = try required("storage")
    return try optionalBytes("storage") ?? 0
  }
}
