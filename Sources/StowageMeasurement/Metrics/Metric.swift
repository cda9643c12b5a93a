/// Something that is measured about a run: everything that tables, charts, files and conclusions need to know of a number.
///
/// A metric is declared once, by whoever measures it. Nothing else in the code names it.
///
/// ```swift
/// let cost = Metric(
///   key: "nodeCost", label: "node cost", unit: "EUR", better: .lower, prominence: .principal,
///   explanation: "What the nodes cost from the first arrival to the last.")
/// ```
public struct Metric: Sendable, Hashable, Codable {
  /// Its name in JSON, CSV and code, which no other metric has.
  public var key: MetricKey
  /// Its name for people, in lower case unless it starts with a name: "mean wait".
  public var label: String
  /// The unit of its values.
  public var unit: Unit
  /// Which values are good.
  public var better: Better
  /// The planner's question that it answers.
  public var concern: Concern
  /// Where it is shown.
  public var prominence: Prominence
  /// What it was worked out from.
  public var source: Source
  /// What a verdict says of who leads in it; `nil` for what its label says.
  public var merit: Merit?
  /// What a reader has to be told where it is above zero in any run; the metric is then shown whatever its prominence.
  public var caution: Caution?
  /// What exactly it is, in a sentence that ends in a full stop.
  public var explanation: String

  /// A metric; unless told otherwise one that is shown only on request, that is about nothing in particular, and of which
  /// no value is best.
  public init(
    key: MetricKey, label: String, unit: Unit, better: Better = .neither, concern: Concern = .other,
    prominence: Prominence = .detail, source: Source = .run, merit: Merit? = nil, caution: Caution? = nil,
    explanation: String
  ) {
    self.key = key
    self.label = label
    self.unit = unit
    self.better = better
    self.concern = concern
    self.prominence = prominence
    self.source = source
    self.merit = merit
    self.caution = caution
    self.explanation = explanation
  }

  /// Whether tables and reports show it unless they are asked for more.
  public var isPrincipal: Bool { prominence == .principal }

  /// Which values are good.
  public enum Better: String, Sendable, Hashable, Codable {
    /// More is better, as with allocation.
    case higher
    /// Less is better, as with waiting time.
    case lower
    /// It depends on what is wanted; none is best.
    case neither
  }

  /// Where a metric is shown. Tables have the principal ones first, then the secondary ones, then the details.
  public enum Prominence: String, Sendable, Hashable, Codable, CaseIterable {
    /// In every table and report.
    case principal
    /// Where all metrics are asked for, before the details.
    case secondary
    /// Where all metrics are asked for.
    case detail
  }

  /// What a reader must know before comparing other numbers, as two sentences around the policies and their values:
  /// "*Statement*: bestFit 85 and firstFit 3. *Consequence*."
  public struct Caution: Sendable, Hashable, Codable {
    /// What happens, without a sign at its end; the mean of a run follows.
    public var statement: String
    /// What that means for other numbers, with its full stop.
    public var consequence: String
    /// The concerns whose metrics are not compared where the value differs between policies, because it distorts them.
    public var distorted: [Concern]

    /// Both sentences, and what is not compared where the value differs; nothing unless told otherwise.
    public init(statement: String, consequence: String, distorted: [Concern] = []) {
      self.statement = statement
      self.consequence = consequence
      self.distorted = distorted
    }
  }
}
