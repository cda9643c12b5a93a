import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

extension Cluster {
  /// The objects beside nodes and pods, which may be set as a whole here.
  var contents: ClusterObjects {
    get { objects }
    set { replaceObjects(with: newValue) }
  }

  /// A cluster of nodes that differ in their labels alone, called `a`, `b`, ..., each with room for anything.
  static func labelled(_ labels: [String: String]...) throws -> Cluster {
    try Cluster(
      nodes: labels.enumerated().map { index, labels in
        Node(
          metadata: ObjectMeta(name: letter(index), labels: labels),
          allocatable: [.cpu: 64_000, .memory: 256 << 30, .pods: 110])
      })
  }

  /// A cluster of nodes that differ in what they have alone, called `a`, `b`, ...
  static func having(_ allocatable: ResourceList...) throws -> Cluster {
    try Cluster(
      nodes: allocatable.enumerated().map {
        Node(metadata: ObjectMeta(name: letter($0.offset)), allocatable: $0.element)
      })
  }

  private static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index))) }

  /// A pod that waits, in the namespace `ns` unless told.
  func waiting(
    _ spec: PodSpec = PodSpec(), labels: [String: String] = [:], namespace: String = "ns",
    controller: OwnerReference? = nil
  ) throws -> PodInfo {
    let shape = PodShape(spec: spec, namespace: namespace, labels: labels, controller: controller)
    let id = add(PodArrival(time: .origin, name: "\(namespace)/p", shape: shape, duration: .infinite))
    return try #require(PodInfo(id, in: view))
  }

  /// `count` equal pods on a node, be it full or not.
  @discardableResult
  func bind(
    _ spec: PodSpec = PodSpec(), labels: [String: String] = [:], namespace: String = "ns", to node: Int, count: Int = 1
  ) throws -> [PodID] {
    try (0..<count).map { _ in
      let pod = try waiting(spec, labels: labels, namespace: namespace)
      try bind(pod.id, to: Placement(node: NodeID(node)), overcommitting: true)
      return pod.id
    }
  }
}

extension PodSpec {
  /// A pod of one container that asks for this; one without requests where it is empty.
  static func asking(_ requests: ResourceList) -> PodSpec {
    PodSpec(containers: [Container(name: "c", resources: ResourceRequirements(requests: requests))])
  }
}

extension Cluster {
  /// Gives the claims of a pod what VolumeBinding found for them on a node; returns how that is taken back.
  @discardableResult
  func assumeVolumes(of pod: PodID, on node: NodeID) throws -> [Action] {
    let info = try #require(PodInfo(pod, in: view))
    let reservation = VolumeBinding().reserve(info, at: Placement(node: node), in: view)
    for action in reservation.actions { try DryRunActuator(self).carryOut(action) }
    return reservation.unreserve
  }
}
