import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import StowageTesting
import Testing

/// A small cluster for tests of kube-scheduler's cycle: nodes are called by letters, pods ask for whole cores and, unless
/// a test says otherwise, for nothing else.
final class CycleCluster {
  let cluster: Cluster
  var profile = KubernetesProfile.defaults(.v1_34)
  var tieBreak = TieBreak.first

  /// What came of a pod, in names.
  enum Outcome: Equatable {
    case scheduled(String)
    case preempting(String, victims: [String], violations: Int = 0)
    case unschedulable
  }

  /// Nodes of these names with `cores` cores each; what `edit` does to a node comes last.
  init(_ names: [String], cores: Int64 = 8, _ edit: (inout Node) -> Void = { _ in }) throws {
    cluster = try Cluster(
      nodes: names.map { name in
        var node = Node(
          metadata: ObjectMeta(name: name, labels: ["kubernetes.io/hostname": name]),
          allocatable: [.cpu: cores * 1_000, .memory: 64 << 30, .pods: 110])
        edit(&node)
        return node
      })
  }

  /// A pod that waits.
  func waiting(
    _ name: String = "pod", cores: Int64 = 0, priority: Int32 = 0, labels: [String: String] = [:],
    nominated: String? = nil, _ edit: (inout PodSpec) -> Void = { _ in }
  ) throws -> PodInfo {
    var spec = PodSpec(priority: priority)
    let requests: ResourceList = cores == 0 ? [:] : [.cpu: cores * 1_000]
    spec.containers = [Container(name: "main", resources: ResourceRequirements(requests: requests))]
    edit(&spec)
    let shape = PodShape(spec: spec, namespace: "ns", labels: labels)
    let id = cluster.add(PodArrival(time: .origin, name: "ns/\(name)", shape: shape, duration: .infinite))
    if let nominated { cluster.nominate(id, to: try node(nominated)) }
    return try #require(PodInfo(id, in: cluster.view))
  }

  /// A pod on a node; `start` is in seconds.
  @discardableResult
  func running(
    _ name: String, on place: String, cores: Int64 = 0, priority: Int32 = 0, start: Int64? = nil,
    labels: [String: String] = [:], _ edit: (inout PodSpec) -> Void = { _ in }
  ) throws -> PodID {
    let pod = try waiting(name, cores: cores, priority: priority, labels: labels, edit)
    try cluster.bind(pod.id, to: Placement(node: try node(place)))
    if let start { cluster.setStartTime(.seconds(start), of: pod.id) }
    return pod.id
  }

  /// A budget over the pods of the namespace that `selector` selects.
  func budget(
    _ name: String, _ selector: LabelSelector?, allowed: Int32 = 0, namespace: String = "ns",
    disrupted: Set<String> = []
  ) {
    cluster.put(
      PodDisruptionBudget(
        metadata: ObjectMeta(name: name, namespace: namespace), selector: selector, disruptionsAllowed: allowed,
        disruptedPods: disrupted))
  }

  func node(_ name: String) throws -> NodeID { try #require(cluster.view.node(named: name)) }

  func name(_ node: NodeID) -> String { cluster.view.node(node).name }

  /// What a fresh scheduler makes of `pod`; the short way and the one with an account must agree, and both leave the
  /// cluster as it was.
  func outcome(_ pod: PodInfo, seed: UInt64 = 1) -> Outcome {
    let before = cluster.view.summary
    var one = KubernetesScheduler(profile: profile, tieBreak: tieBreak)
    var other = one
    var random = RandomStream(seed: seed)
    var sameRandom = random
    let decision = one.decide(pod, in: cluster.view, random: &random)
    let cycle = other.cycle(pod, in: cluster.view, random: &sameRandom)
    #expect(cycle.outcome.agrees(with: decision), "decide: \(decision), cycle: \(cycle.outcome)")
    #expect(cluster.view.summary == before)
    switch cycle.outcome {
    case .scheduled(let node): return .scheduled(name(node))
    case .preempting(let candidate):
      let victims = candidate.victims.map { String(cluster.view.name(of: $0).dropFirst("ns/".count)) }
      return .preempting(name(candidate.node), victims: victims, violations: candidate.budgetViolations)
    case .unschedulable: return .unschedulable
    }
  }

  /// The account of a fresh scheduler's cycle.
  func cycle(_ pod: PodInfo) -> SchedulingCycle {
    var scheduler = KubernetesScheduler(profile: profile, tieBreak: tieBreak)
    var random = RandomStream(seed: 1)
    return scheduler.cycle(pod, in: cluster.view, random: &random)
  }
}

extension ClusterView {
  /// All that a decision could have changed by mistake, in text.
  var summary: String {
    var lines = resources.indices.map { "\(free(ResourceColumn($0)))" }
    for index in 0..<nodeCount {
      let node = NodeID(index)
      let bound = pods(on: node).map { "\($0.index) \(String(describing: placement(of: $0)?.devices))" }
      lines.append("\(bound) \(nominatedPods(on: node)) \(freeMilliByDevice(on: node))")
    }
    return (lines + ["\(counts) \(log.end) \(String(describing: lowestRunningPriority))"]).joined(separator: "\n")
  }
}

/// The selector of one label.
func app(_ value: String) -> LabelSelector { LabelSelector(matchLabels: ["app": value]) }

/// "Near a pod of this app", by host unless another key is given.
func near(_ value: String, by key: String = "kubernetes.io/hostname") -> PodAffinityTerm {
  PodAffinityTerm(labelSelector: app(value), topologyKey: key)
}
