import StowageCluster
import StowageModel

extension Cluster {
  /// The cluster as it is now, with `node` in the place of the one at `place`; pods that wait are left out. `nil` where
  /// no cluster can have such a node.
  func copy(with node: Node, at place: NodeID) -> Cluster? {
    let view = view
    let nodes = (0..<view.nodeCount).map { $0 == place.index ? node : view.node(NodeID($0)) }
    guard let copy = try? Cluster(nodes: nodes, objects: objects) else { return nil }
    for index in nodes.indices {
      for pod in view.pods(on: NodeID(index)) {
        guard let shape = view.shape(view.shape(of: pod)) else { continue }
        let arrival = PodArrival(
          time: view.arrival(of: pod), name: view.name(of: pod), shape: shape, duration: view.duration(of: pod))
        let id = copy.add(arrival)
        guard (try? copy.bind(id, to: Placement(node: NodeID(index)), overcommitting: true)) != nil else { return nil }
        if view.isTerminating(pod) { copy.markTerminating(id, byPreemption: view.isTerminatingByPreemption(pod)) }
        if let start = view.startTime(of: pod) { copy.setStartTime(start, of: id) }
      }
    }
    return copy
  }
}
