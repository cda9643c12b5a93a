extension ComparisonReport {
  /// What was run, so that a reader can trust it and repeat it.
  public struct Provenance: Sendable, Equatable, Codable {
    /// Facts in order: the experiment, versions, seeds and what a seed varies, checksums of the data.
    public var facts: [Fact]
    /// The command that repeats the run; empty for none.
    public var command: String
    /// What a reader must know before believing the numbers.
    public var warnings: [String]

    /// What was run, the command that repeats it, and what to be careful about.
    public init(facts: [Fact] = [], command: String = "", warnings: [String] = []) {
      self.facts = facts
      self.command = command
      self.warnings = warnings
    }

    /// A fact about the run.
    public struct Fact: Sendable, Equatable, Codable {
      /// What it is about, such as "Trace".
      public var label: String
      /// The text beside the label.
      public var value: String

      /// A fact about the run.
      public init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
      }
    }
  }
}
