import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageSimulation

/// A run with everything that happened in it, in the order of the log.
struct RecordedRun: Sendable {
  let events: [Event]
  let record: RunRecord

  /// Something that happened.
  struct Event: Hashable, Sendable, CustomStringConvertible {
    let time: Instant
    let kind: Change.Kind
    let cause: Cause
    let pod: String?
    let node: String?
    /// The GPUs of a pod that was bound.
    let devices: [Int]

    var description: String {
      let pod = pod.map { " of pod \"\($0)\"" } ?? ""
      let node = node.map { " on \($0)" } ?? ""
      let devices = devices.isEmpty ? "" : ", GPUs \(devices)"
      return "\(kind)\(pod)\(node)\(devices) (\(cause.name)) at \(time)"
    }
  }

  /// Runs to the end.
  init(_ setup: SimulationSetup) throws {
    let simulation = try Simulation(setup)
    var names = Names(simulation.cluster)
    var cursor = LogCursor(atEndOf: simulation.cluster)
    var events: [Event] = []
    while try simulation.advance() {
      cursor.read(simulation.cluster).forEach { change, _ in
        events.append(names.event(change, at: simulation.now, in: simulation.cluster))
      }
    }
    self.events = events
    record = try simulation.run()
  }
}

/// The names of pods and nodes, also of those that have left.
private struct Names {
  private var pods: [PodID: String] = [:]
  private var nodes: [NodeID: String] = [:]

  init(_ cluster: ClusterView) {
    for node in cluster.nodeIDs { nodes[node] = cluster.nodeName(node) }
    for pod in cluster.runningPods + cluster.pendingPods { pods[pod] = cluster.name(of: pod) }
  }

  mutating func event(_ change: Change, at time: Instant, in cluster: ClusterView) -> RecordedRun.Event {
    if change.kind == .nodeAdded, let node = change.node, cluster.contains(node) {
      nodes[node] = cluster.nodeName(node)
    }
    if change.kind == .podArrived, let pod = change.pod { pods[pod] = cluster.name(of: pod) }
    var devices: [Int] = []
    if change.kind == .podBound, let pod = change.pod {
      devices = cluster.placement(of: pod)?.devices.indexes ?? []
    }
    return RecordedRun.Event(
      time: time, kind: change.kind, cause: change.cause, pod: change.pod.map { pods[$0] ?? "" },
      node: change.node.map { nodes[$0] ?? "" }, devices: devices)
  }
}
