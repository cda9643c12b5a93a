public import StowageMeasurement

extension ComparisonReport {
  /// What a feature shows about the run of one policy.
  public struct PolicyBlock: Sendable, Equatable, Codable {
    /// The policy's name.
    public var policy: String
    /// What is shown.
    public var block: Block

    /// What a feature shows about the run of `policy`.
    public init(policy: String, _ block: Block) {
      self.policy = policy
      self.block = block
    }
  }
}
