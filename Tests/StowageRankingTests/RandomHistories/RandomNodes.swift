import StowageKernel
import StowageModel

/// Nodes of all kinds, and what becomes of them.
struct RandomNodes {
  let traits: RandomTraits

  static let zone = "topology.kubernetes.io/zone"
  static let host = "kubernetes.io/hostname"
  static let images = ["app:1", "base:2", "tool:3"]

  /// A node that joins, called after its number.
  func node(_ number: Int, _ random: inout RandomStream) -> Node {
    let name = "node-\(number)"
    var node = Node(metadata: ObjectMeta(name: name, labels: [:]), allocatable: amounts(&random))
    label(&node, &random)
    taint(&node, &random)
    if traits.has(.cordons) { node.unschedulable = random.once(in: 6) }
    if traits.has(.devices) {
      let models = random.one(of: [["A10"], ["T4"], ["A10", "T4"]])
      node.devices = (0..<random.one(of: [0, 1, 2, 4])).map { _ in GPUDevice(model: random.one(of: models)) }
    }
    if traits.has(.images) { addImages(to: &node, &random) }
    node.declaredFeatures = random.once(in: 2) ? ["RestartAllContainersOnContainerExits"] : []
    return node
  }

  private func amounts(_ random: inout RandomStream) -> ResourceList {
    var amounts: ResourceList = [
      .cpu: random.one(of: [2_000, 4_000, 4_000, 8_000, 3_300]),
      .memory: random.one(of: [4 << 30, 8 << 30, 8 << 30, 6_000_000_001]),
      .ephemeralStorage: 10 << 30, .pods: random.one(of: [4, 10, 110]),
    ]
    if traits.has(.extendedResources) && random.once(in: 2) {
      amounts[random.one(of: ["example.com/fpga", "hugepages-2Mi"])] = Int64(random.number(in: 0...3))
    }
    guard traits.has(.oddNodes) else { return amounts }
    switch random.next(below: 6) {
    case 0: amounts[.cpu] = 0
    case 1: amounts[.memory] = 0
    case 2: amounts.remove(.pods)
    case 3: amounts[.pods] = random.one(of: [0, 1])
    default: break
    }
    return amounts
  }

  private func label(_ node: inout Node, _ random: inout RandomStream) {
    node.metadata.labels = [
      Self.zone: random.one(of: ["a", "b", "c"]), Self.host: node.name, "rack": "r\(random.next(below: 4))",
      "disk": random.one(of: ["ssd", "hdd"]), "size": "\(random.next(below: 5))",
    ]
    guard traits.has(.missingLabels) else { return }
    for key in [Self.zone, Self.host, "rack", "disk"] where random.once(in: 5) {
      node.metadata.labels[key] = random.once(in: 3) ? "" : nil
    }
  }

  private func taint(_ node: inout Node, _ random: inout RandomStream) {
    node.taints = []
    if traits.has(.taints) && random.once(in: 4) {
      node.taints.append(Taint(key: "dedicated", value: random.one(of: ["x", "y"]), effect: .noSchedule))
    }
    for key in ["old", "slow", "far"] where traits.has(.softTaints) && random.once(in: 3) {
      node.taints.append(Taint(key: key, effect: .preferNoSchedule))
    }
  }

  private func addImages(to node: inout Node, _ random: inout RandomStream) {
    node.images = Self.images.filter { _ in random.once(in: 2) }.map {
      NodeImage(names: [$0], sizeBytes: random.one(of: [1 << 20, 60 << 20, 700 << 20]))
    }
  }

  /// The node after something happened to it that its pods survive.
  func changed(_ node: Node, _ random: inout RandomStream) -> Node {
    var node = node
    switch random.next(below: 7) {
    case 0: node.unschedulable.toggle()
    case 1: taint(&node, &random)
    case 2, 3: label(&node, &random)
    case 4: node.metadata.labels[Self.zone] = random.one(of: ["a", "b", "c", "d"])
    case 5: node.allocatable = amounts(&random)
    default: if traits.has(.images) { addImages(to: &node, &random) } else { node.unschedulable = false }
    }
    return node
  }

  /// The node after it went down: what there is of it is gone, or nothing may run on it.
  func failed(_ node: Node, _ random: inout RandomStream) -> Node {
    var node = node
    switch random.next(below: 3) {
    case 0: node.unschedulable = true
    case 1:
      node.taints.append(Taint(key: "node.kubernetes.io/unreachable", effect: .noSchedule))
      node.taints.append(Taint(key: "node.kubernetes.io/unreachable", effect: .noExecute))
    default:
      for name in node.allocatable.names { node.allocatable[name] = 0 }
    }
    return node
  }
}
