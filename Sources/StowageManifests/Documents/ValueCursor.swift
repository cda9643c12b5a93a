public import StowageKernel
public import StowageModel

/// One value of a document, to be read as the type that it should have.
///
/// Every method throws a ``ManifestError`` that names file, line, path, what was found and what was expected.
public struct ValueCursor: Sendable {
  /// The value that the cursor stands on.
  public let value: DocumentValue
  /// Where it lies in its document.
  public let path: DocumentPath

  /// A cursor on `value`; give `path` only where the document's root is not the value itself.
  public init(_ value: DocumentValue, path: DocumentPath = .root) {
    self.value = value
    self.path = path
  }

  /// The value as text. Numbers and `true` are no text: YAML needs quotes around them.
  public func string() throws(ManifestError) -> String {
    guard case .scalar(let kind, let text) = value.content, kind != .null else { throw mismatch("a text") }
    if kind != .string { throw mismatch("a text in quotes") }
    return text
  }

  /// The value as text that is not empty.
  public func name() throws(ManifestError) -> String {
    let text = try string()
    if text.isEmpty { throw mismatch("a text that is not empty") }
    return text
  }

  /// The value as a whole number in `range`.
  public func int(in range: ClosedRange<Int> = Int.min...Int.max) throws(ManifestError) -> Int {
    let limits: String =
      switch (range.lowerBound, range.upperBound) {
      case (.min, .max): "a whole number"
      case (let low, .max): "a whole number from \(low) on"
      case (let low, let high): "a whole number from \(low) to \(high)"
      }
    guard case .scalar(.integer, let text) = value.content, let number = Int(text), range.contains(number) else {
      throw mismatch(limits)
    }
    return number
  }

  /// The value as a finite number in `range`.
  public func double(
    in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) throws(ManifestError) -> Double {
    let isBounded = range.upperBound < .greatestFiniteMagnitude
    let limits = isBounded ? "a number from \(range.lowerBound) to \(range.upperBound)" : "a number"
    guard case .scalar(let kind, let text) = value.content, kind == .integer || kind == .float,
      let number = Double(text), range.contains(number)
    else { throw mismatch(limits) }
    return number
  }

  /// The value as true or false.
  public func bool() throws(ManifestError) -> Bool {
    guard case .scalar(.bool, let text) = value.content else { throw mismatch("true or false") }
    return text == "true"
  }

  /// The value as a length of time that is not negative, as Go and Kubernetes write it, with days on top: `1h30m`,
  /// `250ms`, `7d`. A number without a unit is an error.
  public func duration() throws(ManifestError) -> Milliseconds {
    switch value.content {
    case .scalar(.string, let text):
      guard let length = Milliseconds(durationText: text) else { throw mismatch("a duration such as 30s") }
      if length < .zero { throw mismatch("a duration of 0 or more") }
      return length
    case .scalar(.integer, let text), .scalar(.float, let text):
      let number = text.hasPrefix("-") ? "30" : text
      throw mismatch("a duration with its unit, such as \(number)s or \(number)m")
    default: throw mismatch("a duration such as 30s")
    }
  }

  /// The value as a length of time that is more than 0.
  public func positiveDuration() throws(ManifestError) -> Milliseconds {
    if case .scalar(.string, let text) = value.content, let length = Milliseconds(durationText: text), length <= .zero {
      throw mismatch("a duration above 0")
    }
    return try duration()
  }

  /// The value as an amount, in Kubernetes' notation; a number needs no quotes.
  public func quantity() throws(ManifestError) -> Quantity {
    guard case .scalar(let kind, let text) = value.content, kind == .string || kind == .integer || kind == .float else {
      throw mismatch("a quantity such as 500m, 2 or 1.5Gi")
    }
    do { return try Quantity(text) } catch { throw mismatch(error.expected) }
  }

  /// The value as text that must be one of `names`; the error suggests the nearest.
  public func enumeration(_ names: [String]) throws(ManifestError) -> String {
    let text = try string()
    if names.contains(text) { return text }
    throw error(
      found: value.summary, expected: Self.choice(names), suggestion: Suggestions.nearest(to: text, in: names))
  }

  /// The value as a case of `type`, by its raw value.
  public func enumeration<Choice: RawRepresentable<String> & CaseIterable>(
    of type: Choice.Type = Choice.self
  ) throws(ManifestError) -> Choice {
    let text = try string()
    if let choice = Choice(rawValue: text) { return choice }
    _ = try enumeration(Choice.allCases.map(\.rawValue))
    throw mismatch("one of the known names")
  }

  /// A cursor over the fields of the value, which must be an object.
  public func object() throws(ManifestError) -> ObjectCursor { try ObjectCursor(value, path: path) }

  /// Cursors over the elements of the value, which must be a list.
  public func list() throws(ManifestError) -> [ValueCursor] {
    guard case .sequence(let elements) = value.content else { throw mismatch("a list") }
    return elements.enumerated().map { ValueCursor($0.element, path: .element(path, $0.offset)) }
  }

  /// An error at this value's place.
  public func error(found: String, expected: String? = nil, suggestion: String? = nil) -> ManifestError {
    ManifestError(
      at: value.position, path: path.description, found: found, expected: expected, suggestion: suggestion)
  }

  private func mismatch(_ expected: String) -> ManifestError { error(found: value.summary, expected: expected) }

  private static func choice(_ names: [String]) -> String {
    names.count == 1 ? names[0] : "one of " + names.joined(separator: ", ")
  }
}
