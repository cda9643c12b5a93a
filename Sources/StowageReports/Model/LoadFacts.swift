extension ComparisonReport {
  /// What the pods ask for against what the nodes have, were every pod to run from its arrival on.
  public struct LoadFacts: Sendable, Equatable, Codable {
    /// By resource, in percent of what the nodes have.
    public var resources: [Resource]
    /// The share of the time in which more of a resource is asked for than there is, in percent.
    public var overloadedPercent: Double
    /// When that is first, in seconds of simulated time; `nil` where it never is.
    public var overloadedFromSeconds: Double?

    /// The load that a workload offers.
    public init(resources: [Resource], overloadedPercent: Double, overloadedFromSeconds: Double?) {
      self.resources = resources
      self.overloadedPercent = overloadedPercent
      self.overloadedFromSeconds = overloadedFromSeconds
    }

    /// What is asked for of a resource, in percent of what the nodes have.
    public struct Resource: Sendable, Equatable, Codable {
      /// Its name: "CPU".
      public var name: String
      /// The mean over time.
      public var mean: Double
      /// The most at one time.
      public var peak: Double

      /// What is asked for of the resource called `name`.
      public init(_ name: String, mean: Double, peak: Double) {
        self.name = name
        self.mean = mean
        self.peak = peak
      }
    }
  }
}
