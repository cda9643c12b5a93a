/// A section of a report, or a part of one, as a feature brings it: what kind of thing it is, and its numbers and texts.
///
/// A report draws blocks by their kind, for all policies together, and knows nothing of what they are about. Blocks with the
/// same title make one section.
///
/// ```swift
/// findings.blocks.append(
///   Block(
///     key: "costByPool", title: "What the nodes cost", concern: .nodes,
///     content: .table(
///       Block.Table(
///         columns: [.init("pool"), .init("cost", unit: "EUR", decimals: 2)],
///         rows: pools.map { [.text($0.name), .number($0.cost)] }))))
/// ```
public struct Block: Sendable, Hashable, Codable {
  /// A name for code, which no other block of the run has; blocks of the same key are drawn together for all policies.
  public var key: String
  /// The heading of the section.
  public var title: String
  /// The planner's question that it answers: of the blocks of one kind, the most important come first.
  public var concern: Concern
  /// What is shown and how it is read, in a sentence or two; empty for none.
  public var explanation: String
  /// What the block comes to, in a few words that stand beside the policy's name.
  public var facts: [Fact]
  /// What a report tells of it among its conclusions, as a sentence that can follow "With bestFit, "; empty for nothing.
  public var headline: String
  /// What is shown.
  public var content: Content

  /// A block.
  public init(
    key: String, title: String, concern: Concern = .other, explanation: String = "", facts: [Fact] = [],
    headline: String = "", content: Content
  ) {
    self.key = key
    self.title = title
    self.concern = concern
    self.explanation = explanation
    self.facts = facts
    self.headline = headline
    self.content = content
  }

  /// What a block shows, by kind.
  public enum Content: Sendable, Hashable, Codable {
    /// Rows and columns.
    case table(Table)
    /// Lines over time, or over another axis.
    case chart(Chart)
    /// The nodes and how full they were at a few points in time.
    case nodeMap(NodeMap)
    /// What happened when: intervals and marks on named lanes.
    case timeline(Timeline)
    /// Sentences; a line break begins a new paragraph.
    case note(String)
  }

  /// A number with its name: "longest wait 2 h"; a plain count is read the other way round, as in "258 waited".
  public struct Fact: Sendable, Hashable, Codable {
    /// What it is, in lower case.
    public var label: String
    /// The number.
    public var value: Double
    /// The number's unit.
    public var unit: Metric.Unit
    /// How many decimals are shown.
    public var decimals: Int

    /// A number with its name; a whole one unless told otherwise.
    public init(_ label: String, _ value: Double, unit: Metric.Unit = .none, decimals: Int = 0) {
      self.label = label
      self.value = value
      self.unit = unit
      self.decimals = decimals
    }
  }

  /// Whether something is for the better or the worse, which decides its colour.
  public enum Tone: String, Sendable, Hashable, Codable {
    /// As it should be.
    case good
    /// Something is wrong.
    case bad
    /// Neither.
    case neutral
  }
}
