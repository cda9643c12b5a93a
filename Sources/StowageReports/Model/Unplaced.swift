extension ComparisonReport {
  /// What waited or was never placed under one policy, in one run.
  public struct Unplaced: Sendable, Equatable, Codable {
    /// The policy's name.
    public var policy: String
    /// The shapes, the most painful first; not necessarily all.
    public var rows: [Row]
    /// The seed of the run; `nil` if it is not known.
    public var seed: UInt64?
    /// How many pods of all shapes were never placed; `nil` counts those of ``rows``.
    public var neverPlacedCount: Int?
    /// How many pods of all shapes waited and were placed later; `nil` counts those of ``rows``.
    public var waitedCount: Int?

    /// What did not fit under `policy`.
    public init(
      policy: String, rows: [Row], seed: UInt64? = nil, neverPlacedCount: Int? = nil, waitedCount: Int? = nil
    ) {
      self.policy = policy
      self.rows = rows
      self.seed = seed
      self.neverPlacedCount = neverPlacedCount
      self.waitedCount = waitedCount
    }

    /// One shape of pods.
    public struct Row: Sendable, Equatable, Codable {
      /// What such a pod asks for, such as "8 GPU · 96 CPU · 384 GiB".
      public var shape: String
      /// How many pods of it were never placed.
      public var neverPlacedCount: Int
      /// How many pods of it waited and were placed later.
      public var waitedCount: Int
      /// The longest wait of any of them, in seconds.
      public var longestWaitSeconds: Double
      /// Why, the most frequent reason first.
      public var reasons: [Reason]

      /// What happened to the pods of `shape`.
      public init(
        shape: String, neverPlacedCount: Int, waitedCount: Int, longestWaitSeconds: Double, reasons: [Reason]
      ) {
        self.shape = shape
        self.neverPlacedCount = neverPlacedCount
        self.waitedCount = waitedCount
        self.longestWaitSeconds = longestWaitSeconds
        self.reasons = reasons
      }
    }

    /// A reason that a node gave for refusing a pod.
    public struct Reason: Sendable, Equatable, Codable {
      /// The reason in the scheduler's words.
      public var text: String
      /// How often it was given.
      public var count: Int

      /// A reason that was given `count` times.
      public init(_ text: String, count: Int) {
        self.text = text
        self.count = count
      }
    }
  }
}
