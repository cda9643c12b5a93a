import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageTesting
import Testing

/// A random cluster with all that a cycle looks at, and pods that wait; the same seed gives the same one.
struct RandomCluster {
  let cluster: Cluster
  var waiting: [PodID] = []
  private(set) var random: RandomStream

  init(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), purpose: "random cluster")
    // Mostly small; every sixth is large enough that not all nodes are looked at.
    let nodeCount = seed % 6 == 0 ? 100 + random.next(below: 151) : 5 + random.next(below: 26)
    let workload = RandomWorkload(seed: UInt64(seed), nodes: nodeCount, pods: nodeCount * 4 + 30)
    let zones = 1 + random.next(below: 4)
    let cluster = try Cluster(
      nodes: workload.nodes.map { node in
        var node = node
        let hasZone = random.next(below: 8) > 0
        node.metadata.labels[TopologyLabel.zone] = hasZone ? "z\(random.next(below: zones))" : nil
        if random.next(below: 8) == 0 { node.taints.append(Taint(key: "soft", effect: .preferNoSchedule)) }
        return node
      })
    self.cluster = cluster
    for name in ["web", "db", "cache"] where random.next(below: 2) == 0 {
      cluster.put(
        PodDisruptionBudget(
          metadata: ObjectMeta(name: name, namespace: random.one(of: ["one", "two"])), selector: app(name),
          disruptionsAllowed: Int32(random.next(below: 4)), disruptedPods: ["pod-\(random.next(below: 50))"]))
    }
    for arrival in workload.pods.dropLast(30) {
      let pod = cluster.add(arrival)
      let info = try #require(PodInfo(pod, in: cluster.view))
      var fit = RandomFit()
      if case .place(let placement) = fit.decide(info, in: cluster.view, random: &random) {
        try cluster.bind(pod, to: placement)
        if random.next(below: 4) > 0 { cluster.setStartTime(.seconds(Int64(random.next(below: 5))), of: pod) }
        if random.next(below: 20) == 0 { cluster.markTerminating(pod) }
      } else {
        waiting.append(pod)
      }
    }
    waiting += workload.pods.suffix(30).map { cluster.add($0) }
    for pod in waiting where random.next(below: 6) == 0 {
      cluster.nominate(pod, to: NodeID(random.next(below: nodeCount)))
    }
    self.random = random
  }

  /// The next pod to decide: one of those that wait.
  mutating func next() -> PodID? {
    waiting.isEmpty ? nil : waiting.remove(at: random.next(below: min(waiting.count, 8)))
  }

  /// Does what was decided: binds the pod, or pushes the victims out and nominates the node, or lets the pod wait.
  mutating func apply(_ decision: Decision, of pod: PodInfo) throws {
    switch decision {
    case .place(let placement): try cluster.bind(pod.id, to: placement)
    case .unschedulable: if random.next(below: 2) == 0 { cluster.clearNomination(of: pod.id) }
    case .preempt(let candidate):
      for victim in candidate.victims {
        switch random.next(below: 3) {
        case 0:
          cluster.unbind(victim)
          waiting.append(victim)
        case 1: cluster.complete(victim)
        default: cluster.markTerminating(victim, cause: .preempted)
        }
      }
      for other in cluster.view.nominatedPods(on: candidate.node) {
        let priority = cluster.view.shape(cluster.view.shape(of: other))?.priority ?? 0
        if priority < pod.shape.priority { cluster.clearNomination(of: other) }
      }
      cluster.nominate(pod.id, to: candidate.node)
      waiting.insert(pod.id, at: min(waiting.count, 4))
    }
  }
}
