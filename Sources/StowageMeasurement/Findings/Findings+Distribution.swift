extension Findings {
  /// How some quantity was distributed in a run, such as the waiting times of its pods.
  public struct Distribution: Sendable, Hashable {
    /// What is distributed, in words.
    public var subject: Subject
    /// The values, in thousandths of the subject's unit: milliseconds for seconds.
    public var values: MeasuredValues
    /// How many never came to a value, such as pods that never got a node.
    public var missing: Int
    /// How many things the values are of, where some have several, such as pods that are placed again after an eviction;
    /// `nil` where each has one at most.
    public var subjectCount: Int?

    /// The distribution of `values`, without the `missing` ones; of `subjectCount` things where some have several values.
    public init(_ subject: Subject, values: MeasuredValues, missing: Int = 0, subjectCount: Int? = nil) {
      self.subject = subject
      self.values = values
      self.missing = missing
      self.subjectCount = subjectCount
    }

    /// What a distribution is about, as a report says it. The examples are those of waiting times.
    public struct Subject: Sendable, Hashable, Codable {
      /// A name for code, which metrics that are statistics of the distribution refer to: `waitingTime`.
      public var key: String
      /// The heading of its section: "How long pods waited".
      public var title: String
      /// The planner's question that it answers.
      public var concern: Concern
      /// What the horizontal axis measures: "waiting time".
      public var quantity: String
      /// The unit of the quantity.
      public var unit: Metric.Unit
      /// What has a value each, a plural: "pods".
      public var counted: Metric.Unit
      /// The heading of the curves: "Pods placed within".
      public var curves: String
      /// How the curves are read, in a sentence or two.
      public var explanation: String
      /// The heading of the table of quantiles: "Time by which a share of all pods had a node".
      public var quantiles: String
      /// What is said in place of the curves where no value is above zero.
      public var allZero: String
      /// What those without a value are called: "never placed".
      public var missing: String
      /// The planner's question that those without a value answer; `nil` where they are no answer to any.
      public var missingConcern: Concern?

      /// A distribution, in words.
      public init(
        key: String, title: String, concern: Concern, quantity: String, unit: Metric.Unit, counted: Metric.Unit,
        curves: String, explanation: String, quantiles: String, allZero: String, missing: String = "missing",
        missingConcern: Concern? = nil
      ) {
        self.key = key
        self.title = title
        self.concern = concern
        self.quantity = quantity
        self.unit = unit
        self.counted = counted
        self.curves = curves
        self.explanation = explanation
        self.quantiles = quantiles
        self.allZero = allZero
        self.missing = missing
        self.missingConcern = missingConcern
      }
    }
  }
}
