extension ComparisonReport {
  /// What waited or was never placed under one policy.
  public struct Unplaced: Sendable, Equatable, Codable {
    /// The policy's name.
    public var policy: String
    /// The shapes, the most painful first.
    public var rows: [Row]

    /// What did not fit under `policy`.
    public init(policy: String, rows: [Row]) {
      self.policy = policy
      self.rows = rows
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
