import StowageKernel
import StowageModel

/// Shapes of pods of all kinds.
struct RandomPods {
  let traits: RandomTraits

  static let apps = ["web", "db", "cache"]
  static let namespaces = ["one", "two"]

  /// A shape; those of different numbers are mostly different.
  func shape(_ number: Int, nodes: Int, _ random: inout RandomStream) -> PodShape {
    var spec = PodSpec(containers: [container("main", number, &random)])
    if traits.has(.containers) { addContainers(to: &spec, number, &random) }
    if traits.has(.devices) { spec.gpu = gpu(&random) }
    chooseNodes(for: &spec, nodes: nodes, &random)
    tolerate(&spec, &random)
    addNeighbours(to: &spec, &random)
    if traits.has(.volumes) && random.once(in: 2) { spec.volumes = volumes(&random) }
    if traits.has(.priorities) {
      spec.priority = random.one(of: [0, 0, 10, 10, 100, -5])
      if random.once(in: 8) { spec.preemptionPolicy = .never }
    }
    var labels = ["app": random.one(of: Self.apps)]
    if random.once(in: 2) { labels["tier"] = random.one(of: ["front", "back"]) }
    return PodShape(spec: spec, namespace: random.one(of: Self.namespaces), labels: labels, controller: owner(&random))
  }

  private func container(_ name: String, _ number: Int, _ random: inout RandomStream) -> Container {
    // Some are whole parts of a node, and some are like no others.
    var requests: ResourceList = [
      .cpu: random.one(of: traits.isCrowded ? [1_000, 1_500, 2_000] : [50, 100, 250, 500, Int64(10 + 3 * number)]),
      .memory: random.one(
        of: traits.isCrowded
          ? [1 << 30, 2 << 30] : [64 << 20, 512 << 20, 1 << 30, Int64(1 + number % 97) << 24 + Int64(number)]),
    ]
    if traits.has(.missingRequests) {
      for name in [ResourceName.cpu, .memory] where random.once(in: 3) {
        if random.once(in: 2) { requests.remove(name) } else { requests[name] = 0 }
      }
    }
    if traits.has(.extendedResources) && random.once(in: 3) {
      requests[random.one(of: ["example.com/fpga", "hugepages-2Mi", "example.com/none"])] = 1
    }
    if random.once(in: 12) { requests[.ephemeralStorage] = 1 << 30 }
    var container = Container(name: name, resources: ResourceRequirements(requests: requests))
    if traits.has(.images) { container.image = random.one(of: RandomNodes.images + ["unknown:1"]) }
    if traits.has(.hostPorts) && random.once(in: 2) {
      container.hostPorts = [
        HostPort(
          protocol: random.one(of: [.tcp, .udp]), hostIP: random.one(of: ["", "10.0.0.1"]),
          port: random.number(in: 8_000...8_001))
      ]
    }
    if random.once(in: 20) { container.restartsAllContainers = true }
    return container
  }

  private func addContainers(to spec: inout PodSpec, _ number: Int, _ random: inout RandomStream) {
    if random.once(in: 2) { spec.containers.append(container("side", number, &random)) }
    if random.once(in: 3) {
      var starting = container("start", number, &random)
      if random.once(in: 2) { starting.restartPolicy = .always }
      spec.initContainers = [starting]
    }
    if random.once(in: 6) { spec.overhead = [.cpu: 30, .memory: 5 << 20] }
    if random.once(in: 8) { spec.containers = [] }
  }

  private func gpu(_ random: inout RandomStream) -> GPURequest? {
    let models = random.one(of: [[], [], ["T4"], ["A10", "T4"], ["H100"]])
    switch random.next(below: 4) {
    case 0: return GPURequest(milli: random.one(of: [1, 200, 500, 999, 1_000]), models: models)
    case 1: return GPURequest(milli: random.one(of: [250, 500]))
    case 2: return GPURequest(wholeDevices: random.number(in: 1...3), models: models)
    default: return nil
    }
  }

  private func chooseNodes(for spec: inout PodSpec, nodes: Int, _ random: inout RandomStream) {
    if traits.has(.nodeSelectors) {
      if random.once(in: 3) { spec.nodeSelector = ["disk": random.one(of: ["ssd", "hdd"])] }
      if random.once(in: 4) {
        spec.affinity.requiredNodes = NodeSelector(
          nodeSelectorTerms: (0...random.next(below: 2)).map { _ in term(&random) })
      }
    }
    if traits.has(.preferredNodes) {
      for _ in 0..<random.next(below: 4) {
        // Of very different weights, so that it matters by which sum the others are divided.
        spec.affinity.preferredNodes.append(
          PreferredSchedulingTerm(weight: random.one(of: [1, 1, 8, 100]), preference: term(&random)))
      }
    }
    guard traits.has(.pins), random.once(in: 4) else { return }
    let name = "node-\(random.next(below: nodes + 1))"
    if random.once(in: 2) {
      spec.nodeName = name
    } else {
      let field = NodeSelectorRequirement(key: "metadata.name", operator: .in, values: [name])
      spec.affinity.requiredNodes = NodeSelector(nodeSelectorTerms: [NodeSelectorTerm(matchFields: [field])])
      if random.once(in: 3) {
        spec.affinity.requiredNodes?.nodeSelectorTerms.append(
          NodeSelectorTerm(matchFields: [.init(key: "metadata.name", operator: .in, values: ["node-0"])]))
      }
    }
  }

  private func term(_ random: inout RandomStream) -> NodeSelectorTerm {
    let requirement: NodeSelectorRequirement
    switch random.next(below: 9) {
    case 6, 7: requirement = .init(key: "size", operator: .in, values: ["\(random.next(below: 5))"])
    case 8: requirement = .init(key: RandomNodes.host, operator: .in, values: ["node-\(random.next(below: 4))"])
    case 0: requirement = .init(key: RandomNodes.zone, operator: .in, values: ["a", "b"])
    case 1: requirement = .init(key: RandomNodes.zone, operator: .notIn, values: ["a"])
    case 2: requirement = .init(key: "rack", operator: .exists)
    case 3: requirement = .init(key: "disk", operator: .doesNotExist)
    case 4: requirement = .init(key: "size", operator: .greaterThan, values: ["2"])
    default: requirement = .init(key: "disk", operator: .in, values: ["ssd"])
    }
    return NodeSelectorTerm(matchExpressions: [requirement])
  }

  private func tolerate(_ spec: inout PodSpec, _ random: inout RandomStream) {
    if traits.has(.taints) {
      if random.once(in: 3) { spec.tolerations.append(Toleration(key: "dedicated", value: "x", effect: .noSchedule)) }
      if random.once(in: 6) { spec.tolerations.append(Toleration(operator: .exists)) }
      if random.once(in: 6) {
        spec.tolerations.append(Toleration(key: "node.kubernetes.io/unschedulable", operator: .exists))
      }
    }
    if traits.has(.softTaints) && random.once(in: 3) {
      spec.tolerations.append(Toleration(key: "old", operator: .exists))
    }
  }

  private func owner(_ random: inout RandomStream) -> OwnerReference? {
    guard traits.has(.services), random.once(in: 3) else { return nil }
    return OwnerReference(kind: "ReplicaSet", name: "set-\(random.next(below: 2))", isController: true)
  }
}
