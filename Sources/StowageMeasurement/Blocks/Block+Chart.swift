extension Block {
  /// Lines over time, or over another axis. The vertical axis always has zero on it.
  ///
  /// One line a run is drawn as one chart, with a line for each policy; several lines a run make a chart for each
  /// policy, of the run with the first seed, all with the same axes.
  public struct Chart: Sendable, Hashable, Codable {
    /// The horizontal axis; in seconds, it is simulated time.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// The lines.
    public var lines: [Line]

    /// A chart of `lines`.
    public init(x: Axis, y: Axis, lines: [Line]) {
      self.x = x
      self.y = y
      self.lines = lines
    }

    /// What an axis measures.
    public struct Axis: Sendable, Hashable, Codable {
      /// What it is, such as "load that has arrived".
      public var title: String
      /// The unit of its numbers.
      public var unit: Metric.Unit
      /// How many decimals a reading has.
      public var decimals: Int

      /// An axis.
      public init(_ title: String, unit: Metric.Unit = .none, decimals: Int = 0) {
        self.title = title
        self.unit = unit
        self.decimals = decimals
      }
    }

    /// A line through points.
    public struct Line: Sendable, Hashable, Codable {
      /// What the line is; it is not shown where a chart has one line a policy.
      public var name: String
      /// The points, by rising x.
      public var points: [Point]
      /// Whether a value holds until the next point, as a level does, instead of moving there in a straight line.
      public var isStepped: Bool

      /// A line.
      public init(_ name: String, points: [Point], isStepped: Bool = false) {
        self.name = name
        self.points = points
        self.isStepped = isStepped
      }
    }

    /// A point of a line, in the units of the axes.
    public struct Point: Sendable, Hashable, Codable {
      /// Where on the horizontal axis.
      public var x: Double
      /// Where on the vertical axis.
      public var y: Double

      /// A point.
      public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
      }
    }
  }
}
