import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// A pod and a node with some steps taken: would the pod fit there?
struct Trial {
  /// What the pod would want.
  private(set) var spec: PodSpec
  /// The node as it would be.
  private(set) var node: Node
  /// The steps taken.
  private(set) var steps: [SmallestChange.Step] = []
  private var changesNode = false
  private let nodeID: NodeID
  private let pod: PodInfo

  init(_ pod: PodInfo, on nodeID: NodeID, in cluster: ClusterView) {
    self.pod = pod
    self.nodeID = nodeID
    spec = pod.shape.spec
    node = cluster.node(nodeID)
  }

  /// Takes one step more.
  mutating func take(_ step: SmallestChange.Step) {
    steps.append(step)
    switch step {
    case .ask(let less, let resource): ask(less: less, of: resource)
    case .tolerate(let taint):
      spec.tolerations.append(Toleration(key: taint.key, value: taint.value, effect: taint.effect))
    case .freePort(let port):
      for index in spec.containers.indices { spec.containers[index].hostPorts.removeAll { $0 == port } }
      for index in spec.initContainers.indices { spec.initContainers[index].hostPorts.removeAll { $0 == port } }
    case .honorTaints(let key):
      for index in spec.topologySpreadConstraints.indices
      where spec.topologySpreadConstraints[index].topologyKey == key {
        spec.topologySpreadConstraints[index].nodeTaintsPolicy = .honor
      }
    case .raiseMaxSkew(let key, let from, let to):
      for index in spec.topologySpreadConstraints.indices
      where spec.topologySpreadConstraints[index].topologyKey == key
        && spec.topologySpreadConstraints[index].maxSkew == from
      {
        spec.topologySpreadConstraints[index].maxSkew = to
      }
    case .dropNodeSelector(let key, _): spec.nodeSelector[key] = nil
    case .dropNodeAffinity: spec.affinity.requiredNodes = nil
    case .dropPodAffinity: spec.affinity.requiredPods = []
    case .dropPodAntiAffinity: spec.affinity.requiredAntiPods = []
    case .grow(let amount, let resource): grow(resource, by: amount)
    case .oneMorePod: grow(.pods, by: 1)
    case .uncordon:
      node.unschedulable = false
      changesNode = true
    case .label(let key, let value):
      node.metadata.labels[key] = value
      changesNode = true
    case .removeLabel(let key):
      node.metadata.labels[key] = nil
      changesNode = true
    }
  }

  /// Lets the node have more of a resource.
  mutating func grow(_ resource: ResourceName, by amount: Int64) {
    node.allocatable[resource] = node.allocatable[resource].addingReportingOverflow(amount).partialValue
    changesNode = true
  }

  /// The pod asks for less in all: what it asks for is folded into one container, which filters see as the same.
  private mutating func ask(less amount: Int64, of resource: ResourceName) {
    var requests = spec.effectiveRequests
    requests[resource] = max(0, requests[resource] - amount)
    let ports = spec.hostPorts
    spec.containers = [
      Container(
        name: spec.containers.first?.name ?? "all", resources: ResourceRequirements(requests: requests),
        hostPorts: ports)
    ]
    spec.initContainers = []
    spec.resources = nil
    spec.overhead = [:]
  }

  /// What keeps the pod off the node with the steps taken; `nil` where it fits.
  func rejection(by feasibility: Feasibility, in cluster: Cluster) -> Rejection? {
    let trial = changesNode ? cluster.copy(with: node) : cluster
    guard let trial else { return Rejection(plugin: "", reasons: ["the node can't be like this"]) }
    let shape = PodShape(
      spec: spec, namespace: pod.shape.namespace, labels: pod.shape.labels, controller: pod.shape.controller)
    let id = trial.add(
      PodArrival(
        time: cluster.view.arrival(of: pod.id), name: cluster.view.name(of: pod.id), shape: shape,
        duration: .infinite))
    defer { trial.drop(id) }
    guard let info = PodInfo(id, in: trial.view) else { return nil }
    return feasibility.rejection(of: info, on: nodeID, in: trial.view)
  }
}
