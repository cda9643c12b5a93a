extension Metric {
  /// What a verdict says of the policies that lead in a metric: "has *the shortest waits*".
  ///
  /// A metric without one is told by its label and its best value: "has the lowest node cost (812 EUR)".
  public struct Merit: Sendable, Hashable, Codable {
    /// The verb after one policy: "has".
    public var verb: String
    /// The verb after several policies: "have".
    public var pluralVerb: String
    /// What the leaders have, with its article: "the fewest nodes in use".
    public var superlative: String
    /// What stands behind the number by which one of two leads, as in "keeps 16 *fewer nodes in use*"; `nil` has the
    /// superlative there as well.
    public var comparative: String?

    /// A merit that policies have.
    public init(_ superlative: String) { self.init("has", "have", superlative) }

    /// A merit with its own verb, for one policy and for several.
    public init(_ verb: String, _ pluralVerb: String, _ superlative: String, comparative: String? = nil) {
      self.verb = verb
      self.pluralVerb = pluralVerb
      self.superlative = superlative
      self.comparative = comparative
    }
  }
}
