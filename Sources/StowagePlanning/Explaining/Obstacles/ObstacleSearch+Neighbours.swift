import StowageCluster
import StowageModel
import StowageScheduling

extension ObstacleSearch {
  /// The pods that affinity and anti-affinity speak of, where that keeps the pod off nodes.
  var neighbours: [Obstacle] {
    let nodes = rejected(by: "InterPodAffinity")
    if nodes.isEmpty { return [] }
    // Affinity alone is beyond what any pod's leaving could change.
    let far = nodes.contains { $0.account.code == .unschedulableAndUnresolvable }
    return (far ? wanted : []) + conflicts(on: nodes.filter { $0.account.code == .unschedulable }.map(\.node))
  }

  /// The pods that keep it off `nodes`, each once; those of its own anti-affinity before the others, as the rule asks them.
  private func conflicts(on nodes: [NodeID]) -> [Obstacle] {
    if nodes.isEmpty { return [] }
    let byDomain = Dictionary(grouping: InterPodAffinity().conflicts(with: pod, in: view)) {
      TopologyDomain($0.topologyKey, $0.domain)
    }
    var found: [Obstacle] = []
    var seen: Set<Obstacle> = []
    for node in nodes {
      let here = view.node(node).metadata.labels.sorted { $0.key < $1.key }
        .flatMap { byDomain[TopologyDomain($0.key, $0.value)] ?? [] }
      let isOwn = here.contains(where: \.isOwn)
      for conflict in here where conflict.isOwn == isOwn {
        let other = named(conflict.pod, on: conflict.node)
        let domain = TopologyDomain(conflict.topologyKey, conflict.domain)
        let obstacle = isOwn ? Obstacle.antiAffinity(to: other, domain) : .antiAffinityOf(other, domain)
        if seen.insert(obstacle).inserted { found.append(obstacle) }
      }
    }
    return found
  }

  /// The pods that it must be near: those on nodes, or else those that wait as well.
  private var wanted: [Obstacle] {
    let keys = pod.shape.spec.affinity.requiredPods.map(\.topologyKey)
    let there = view.nodeIDs.flatMap { node in
      view.pods(on: node).filter { isWanted($0, by: pod.shape) }.map { named($0, on: node) }
    }.sorted { ($0.node, $0.pod) < ($1.node, $1.pod) }
    let keysOnce = keys.enumerated().filter { keys.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    if !there.isEmpty { return [.affinity(to: there, topologyKeys: keysOnce)] }
    let waiting = pending(wantedBy: pod.id)
    if waiting.isEmpty { return [.affinity(to: [], topologyKeys: keysOnce)] }
    if let ring = ring() { return [.waitForOneAnother(ring.map { view.name(of: $0) })] }
    return [.waitsFor(waiting.map { view.name(of: $0) })]
  }

  /// The shortest way from the pod over pods that wait, each for the next, back to itself.
  private func ring() -> [PodID]? {
    var ways = [[pod.id]]
    var seen: Set<PodID> = [pod.id]
    while let way = ways.first, seen.count < 64 {
      ways.removeFirst()
      for next in way.last.map({ pending(wantedBy: $0) }) ?? [] {
        if next == pod.id { return way }
        if seen.insert(next).inserted { ways.append(way + [next]) }
      }
    }
    return nil
  }

  /// The pods without a node that `other` must be near.
  private func pending(wantedBy other: PodID) -> [PodID] {
    guard let shape = view.shape(view.shape(of: other)), !shape.spec.affinity.requiredPods.isEmpty else { return [] }
    return view.pendingPods.filter { $0 != other && isWanted($0, by: shape) }
  }

  private func isWanted(_ other: PodID, by shape: PodShape) -> Bool {
    view.shape(view.shape(of: other)).map { InterPodAffinity.isWanted($0, by: shape, in: view) } ?? false
  }
}
