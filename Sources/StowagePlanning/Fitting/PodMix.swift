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

    /// `ratio` copies of `pod` a round.
    public init(_ pod: Pod, ratio: Int = 1) {
      self.pod = pod
      self.ratio = ratio
    }
  }

  /// A mix whose rounds place the parts in this order.
  public init(_ parts: [Part]) { self.parts = parts }

  /// The parts' places in the order in which one round places copies.
  var round: [Int] { parts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element.ratio) } }

  /// The pods as the cluster `snapshot` has them: with the priority that their class has there.
  func pods(in snapshot: ClusterSnapshot) -> [Pod] {
    parts.map { part in
      var pod = part.pod
      pod.spec.nodeName = ""
      // As with all pods of a cluster that was found: kube-scheduler counts GPUs as it counts any resource.
      pod.spec.gpu = nil
      pod.spec.schedulingGates = []
      pod.metadata.deletionTime = nil
      if pod.spec.priority == 0, let known = snapshot.objects.priorityClass(named: pod.spec.priorityClassName) {
        pod.spec.priority = known.value
      }
      return pod
    }
  }
}
