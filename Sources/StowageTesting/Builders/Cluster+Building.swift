public import StowageCluster
import StowageKernel
public import StowageModel
public import StowageScheduling

extension Cluster {
  /// Adds a pod that waits, as a policy is asked about it.
  ///
  /// ```swift
  /// let cluster = try Cluster(nodes: [Node("a")])
  /// let decision = policy.decide(cluster.addWaiting(PodArrival("p")), in: cluster.view, random: &random)
  /// ```
  public func addWaiting(_ arrival: PodArrival) -> PodInfo {
    guard let pod = PodInfo(add(arrival), in: view) else { preconditionFailure("a pod that was added is there") }
    return pod
  }

  /// Adds a pod that runs on the node of this name, be it full or not; of the node's GPUs it takes those that fit it most
  /// tightly.
  ///
  /// - Throws: `ClusterError.noSuchNode` where there is no such node, and `PlacementError.wrongDevices` where it has not the
  ///   GPUs that the pod asks for.
  @discardableResult
  public func addRunning(_ arrival: PodArrival, on nodeName: String) throws -> PodID {
    guard let node = view.node(named: nodeName) else { throw ClusterError.noSuchNode(name: nodeName) }
    let pod = addWaiting(arrival)
    var random = RandomStream(seed: 0)
    guard case .place(let placement) = DeviceChoice.tightest.place(pod, on: node, in: view, random: &random) else {
      drop(pod.id)
      throw PlacementError.wrongDevices(pod: arrival.name, node: nodeName, devices: [])
    }
    try bind(pod.id, to: placement, overcommitting: true)
    return pod.id
  }
}
