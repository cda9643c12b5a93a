/// Where two policies that should decide alike do not.
public struct DecisionDifference: Hashable, Sendable, CustomStringConvertible {
  /// What is not the same.
  public let subject: Subject
  /// The name of the pod that was to be decided.
  public let pod: String
  /// The first policy's name and its answer; where the second contradicts itself, what its account or filters say.
  public let first: Answer
  /// The second policy's name and its answer.
  public let second: Answer

  /// What two policies can differ in.
  public enum Subject: String, Hashable, Sendable {
    /// Where the pod goes, or that it goes nowhere.
    case decision = "the decision"
    /// How much they have drawn from the random stream, which makes later decisions differ.
    case randomNumbers = "the random numbers drawn"
    /// What they say of each node (`ExplainingPolicy`).
    case account = "the account of the nodes"
    /// Why the pod fits nowhere.
    case reasons = "the reasons"
    /// The second policy's own account and its decision.
    case accountAndDecision = "its account and its decision"
    /// The second policy's own filters and its decision: they reject the node that it chose.
    case filtersAndDecision = "its filters and its decision"
  }

  /// What one policy said.
  public struct Answer: Hashable, Sendable, CustomStringConvertible {
    /// The policy.
    public let policy: String
    /// What it said, with the names of nodes and pods.
    public let text: String

    /// As in `bestFit: node-3`.
    public var description: String { "\(policy): \(text)" }
  }

  /// What differs, about which pod, and both answers, in three lines.
  public var description: String {
    switch subject {
    case .decision, .randomNumbers, .account, .reasons:
      """
      \(subject.rawValue) about pod "\(pod)" differs
        first,  \(first)
        second, \(second)
      """
    case .accountAndDecision, .filtersAndDecision:
      """
      the second policy contradicts itself about pod "\(pod)": \(subject.rawValue)
        it says,    \(first)
        it decides, \(second)
      """
    }
  }
}
