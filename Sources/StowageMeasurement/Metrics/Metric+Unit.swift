extension Metric {
  /// The unit of a metric, of an axis or of a table's column: a symbol, as in "%" and "s", or what is counted, as in "pods".
  public struct Unit: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral {
    /// The unit as people read it; empty for plain numbers.
    public let rawValue: String

    /// The unit of this symbol.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The unit of this symbol.
    public init(stringLiteral symbol: String) { rawValue = symbol }

    /// Percent, from 0 to 100 for shares.
    public static let percent: Unit = "%"
    /// Seconds of simulated time; long spans are shown in minutes, hours and days.
    public static let seconds: Unit = "s"
    /// A number of pods.
    public static let pods: Unit = "pods"
    /// A number of nodes.
    public static let nodes: Unit = "nodes"
    /// Plain numbers.
    public static let none: Unit = ""
  }
}
