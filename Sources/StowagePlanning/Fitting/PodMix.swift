package import StowageManifests
public import StowageModel

/// Copies of which pods are to fit, and how many of each come together.
public struct PodMix: Sendable {
  /// The pods, in the order in which a round places them.
  public let parts: [Part]

  /// A pod of the mix, and how many copies of it a round has.
  public struct Part: Sendable {
    /// The pod; its name and node do not matter.
    public let pod: Pod
    /// How many copies of it a round has, 1 or more.
    public let ratio: Int

    /// The workload that makes the copies, where they have numbers.
    let workload: WorkloadPods?

    /// `ratio` copies of `pod` a round.
    public init(_ pod: Pod, ratio: Int = 1) {
      self.pod = pod
      self.ratio = ratio
      workload = nil
    }

    /// `ratio` more pods of `workload` a round, with the claims that are made for each of them.
    package init(_ workload: WorkloadPods, ratio: Int = 1) {
      pod = workload.pod
      self.ratio = ratio
      self.workload = workload
    }
  }

  /// A mix whose rounds place the parts in this order.
  public init(_ parts: [Part]) { self.parts = parts }

  /// The parts' places in the order in which one round places copies.
  var round: [Int] { parts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element.ratio) } }

}
