extension Block {
  /// What happened when: a lane for each thing that it happened to, with intervals and marks on it.
  ///
  /// Times are in seconds of simulated time.
  public struct Timeline: Sendable, Hashable, Codable {
    /// The lanes, from top to bottom.
    public var lanes: [Lane]

    /// The lanes, from top to bottom.
    public init(lanes: [Lane]) { self.lanes = lanes }

    /// What happened to one thing, such as a node.
    public struct Lane: Sendable, Hashable, Codable {
      /// The thing's name.
      public var name: String
      /// What lasted, such as a failure until it was repaired.
      public var intervals: [Interval]
      /// What happened in an instant.
      public var marks: [Mark]

      /// A lane.
      public init(_ name: String, intervals: [Interval] = [], marks: [Mark] = []) {
        self.name = name
        self.intervals = intervals
        self.marks = marks
      }
    }

    /// Something that lasted.
    public struct Interval: Sendable, Hashable, Codable {
      /// What it was, in a word or two that intervals of its kind share: "down".
      public var what: String
      /// When it began, in seconds.
      public var from: Double
      /// When it ended, in seconds; `nil` where it had not ended when the run did.
      public var until: Double?
      /// Whether it is for the better or the worse.
      public var tone: Tone

      /// Something that lasted.
      public init(_ what: String, from: Double, until: Double?, tone: Tone = .neutral) {
        self.what = what
        self.from = from
        self.until = until
        self.tone = tone
      }
    }

    /// Something that happened in an instant.
    public struct Mark: Sendable, Hashable, Codable {
      /// What it was, in a word or two that marks of its kind share: "repaired".
      public var what: String
      /// When, in seconds.
      public var at: Double
      /// Whether it is for the better or the worse.
      public var tone: Tone

      /// Something that happened in an instant.
      public init(_ what: String, at time: Double, tone: Tone = .neutral) {
        self.what = what
        at = time
        self.tone = tone
      }
    }
  }
}
