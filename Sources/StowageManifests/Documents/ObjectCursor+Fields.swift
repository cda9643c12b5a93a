public import StowageKernel
public import StowageModel

extension ObjectCursor {
  /// The text of a field that must be there and not be empty.
  public mutating func string(_ key: String) throws(ManifestError) -> String { try required(key).name() }

  /// The text of a field.
  public mutating func optionalString(_ key: String) throws(ManifestError) -> String? { try optional(key)?.string() }

  /// The whole number of a field that must be there.
  public mutating func int(
    _ key: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(ManifestError) -> Int { try required(key).int(in: range) }

  /// The whole number of a field.
  public mutating func optionalInt(
    _ key: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(ManifestError) -> Int? { try optional(key)?.int(in: range) }

  /// The number of a field that must be there.
  public mutating func double(
    _ key: String, in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) throws(ManifestError) -> Double { try required(key).double(in: range) }

  /// True or false, in a field that must be there.
  public mutating func bool(_ key: String) throws(ManifestError) -> Bool { try required(key).bool() }

  /// The truth value of the field `key`; `nil` where it is missing.
  public mutating func optionalBool(_ key: String) throws(ManifestError) -> Bool? { try optional(key)?.bool() }

  /// The length of time of a field that must be there, as in `1h30m`.
  public mutating func duration(_ key: String) throws(ManifestError) -> Milliseconds { try required(key).duration() }

  /// The length of time of a field, as in `1h30m`.
  public mutating func optionalDuration(_ key: String) throws(ManifestError) -> Milliseconds? {
    try optional(key)?.duration()
  }

  /// The length of time of a field that must be there and be more than 0.
  public mutating func positiveDuration(_ key: String) throws(ManifestError) -> Milliseconds {
    try required(key).positiveDuration()
  }

  /// The length of time of a field, which must be more than 0.
  public mutating func optionalPositiveDuration(_ key: String) throws(ManifestError) -> Milliseconds? {
    try optional(key)?.positiveDuration()
  }

  /// The amount of a field that must be there, as in `1.5Gi`.
  public mutating func quantity(_ key: String) throws(ManifestError) -> Quantity { try required(key).quantity() }

  /// One of `names`, in a field that must be there.
  public mutating func enumeration(_ key: String, _ names: [String]) throws(ManifestError) -> String {
    try required(key).enumeration(names)
  }

  /// The text of the field `key`, which must be one of `names`; `nil` where the field is missing.
  public mutating func optionalEnumeration(_ key: String, _ names: [String]) throws(ManifestError) -> String? {
    try optional(key)?.enumeration(names)
  }

  /// A case of `type`, by its raw value, in a field that must be there.
  public mutating func enumeration<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type = Choice.self
  ) throws(ManifestError) -> Choice { try required(key).enumeration(of: type) }

  /// A case of `type`, by its raw value; the empty text counts as absent, as Kubernetes has it.
  public mutating func optionalEnumeration<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type = Choice.self
  ) throws(ManifestError) -> Choice? {
    guard let cursor = optional(key) else { return nil }
    return try cursor.string().isEmpty ? nil : cursor.enumeration(of: type)
  }

  /// The elements of a list of cases of `type`, by their raw values; empty where the field is absent.
  public mutating func enumerations<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type = Choice.self
  ) throws(ManifestError) -> [Choice] {
    var choices: [Choice] = []
    for element in try list(key) { choices.append(try element.enumeration(of: type)) }
    return choices
  }

  /// The object of a field that must be there.
  public mutating func object(_ key: String) throws(ManifestError) -> ObjectCursor { try required(key).object() }

  /// The object of a field.
  public mutating func optionalObject(_ key: String) throws(ManifestError) -> ObjectCursor? {
    try optional(key)?.object()
  }

  /// The elements of a list; empty where the field is absent.
  public mutating func list(_ key: String) throws(ManifestError) -> [ValueCursor] { try optional(key)?.list() ?? [] }

  /// The elements of a list of objects; empty where the field is absent.
  public mutating func objects(_ key: String) throws(ManifestError) -> [ObjectCursor] {
    var objects: [ObjectCursor] = []
    for element in try list(key) { objects.append(try element.object()) }
    return objects
  }

  /// The elements of a list of texts; empty where the field is absent.
  public mutating func strings(_ key: String) throws(ManifestError) -> [String] {
    var strings: [String] = []
    for element in try list(key) { strings.append(try element.string()) }
    return strings
  }

  /// The entries of an object that has texts only, as labels are; empty where the field is absent. A null is "".
  public mutating func stringMap(_ key: String) throws(ManifestError) -> [String: String] {
    guard let object = try optionalObject(key) else { return [:] }
    var map: [String: String] = [:]
    for entry in object.entries {
      let cursor = ValueCursor(entry.value, path: .field(object.path, entry.key))
      map[entry.key] = entry.value.isNull ? "" : try cursor.string()
    }
    return map
  }
}
