import StowageKernel
import StowageModel

/// Random nodes and pods that use every part of the model, texts that need quoting included.
struct RandomModel {
  private var random: RandomStream

  init(seed: UInt64) { random = RandomStream(seed: seed, purpose: "model") }

  mutating func node(_ number: Int) -> Node {
    var metadata = metadata("node-\(number)")
    metadata.namespace = ""
    let isVendor = chance(3)
    if isVendor { metadata.labels["nvidia.com/gpu.product"] = text() }
    var allocatable = resources()
    if isVendor { allocatable["nvidia.com/gpu"] = Int64(random.next(below: 4)) }
    var node = Node(metadata: metadata, allocatable: allocatable)
    if allocatable.isEmpty { node.allocatable[.cpu] = 1 }
    node.capacity = resources()
    if node.capacity.isEmpty { node.capacity[.pods] = 5 }
    node.unschedulable = chance(2)
    node.taints = list { Taint(key: $0.key(), value: $0.text(), effect: $0.one(of: Taint.Effect.allCases)) }
    let model = metadata.labels["nvidia.com/gpu.product"] ?? ""
    node.devices =
      isVendor && chance(2)
      ? Array(repeating: GPUDevice(model: model), count: Int(allocatable["nvidia.com/gpu"]))
      : list { GPUDevice(model: $0.one(of: ["", "V100M16", "T4"])) }
    node.declaredFeatures = list { $0.key() }
    node.images = list { NodeImage(names: $0.list { $0.text() }, sizeBytes: $0.number()) }
    return node
  }

  mutating func pod(_ number: Int) -> Pod {
    var spec = PodSpec(
      containers: list { $0.container() }, initContainers: list { $0.container() },
      resources: chance(3) ? requirements() : nil, overhead: resources(), nodeSelector: texts(),
      tolerations: list { $0.toleration() }, topologySpreadConstraints: list { $0.spread() },
      nodeName: chance(2) ? text() : "", priority: Int32(truncatingIfNeeded: random.next()),
      priorityClassName: chance(3) ? "class" : "", preemptionPolicy: one(of: PreemptionPolicy.allCases),
      schedulerName: key(), schedulingGates: list { $0.key() }, hostNetwork: chance(3), volumes: list { $0.volume() })
    spec.affinity = affinity()
    spec.usesHostUsers = chance(2)
    if !spec.containers.isEmpty { spec.containers[0].restartsAllContainers = chance(3) }
    let models = chance(2) ? ["A", "B"] : []
    switch random.next(below: 4) {
    case 0: spec.gpu = GPURequest(milli: Int64(1 + random.next(below: 1_000)), models: models)
    case 1: spec.gpu = GPURequest(wholeDevices: 1 + random.next(below: 8), models: models)
    case 2:
      spec.containers.append(
        Container(name: "gpu", resources: ResourceRequirements(requests: ["amd.com/gpu": Int64(random.next(below: 3))]))
      )
      let count = Int(spec.effectiveRequests["amd.com/gpu"])
      spec.gpu = count == 0 ? nil : GPURequest(wholeDevices: count)
    default: break
    }
    return Pod(
      metadata: metadata("pod-\(number)"), spec: spec, phase: one(of: Pod.Phase.allCases),
      startTime: chance(2) ? Instant(milliseconds: Int64(random.next(below: 2_000_000_000_000))) : nil,
      nominatedNodeName: chance(3) ? text() : "", isPreempted: chance(3))
  }

  private mutating func volume() -> PodVolume {
    let readOnly = chance(2)
    let source: PodVolume.Source =
      switch random.next(below: 9) {
      case 0: .persistentVolumeClaim(claimName: key(), readOnly: readOnly)
      case 1: .ephemeral(claimTemplate: claim())
      case 2: .inTree(.gcePersistentDisk(pdName: key(), readOnly: readOnly))
      case 3: .inTree(.awsElasticBlockStore(volumeID: key(), readOnly: readOnly))
      case 4:
        .inTree(
          .iscsi(
            ISCSIVolume(
              targetPortal: text(), iqn: key(), lun: Int32(random.next(below: 1 << 31)), readOnly: readOnly)))
      case 5:
        .inTree(.rbd(RBDVolume(monitors: list { $0.text() }, image: key(), pool: text(), readOnly: readOnly)))
      case 6: .csi(driver: key(), readOnly: readOnly)
      case 7: .image(reference: key())
      default: .other(one(of: ["emptyDir", "configMap", "projected"]))
      }
    return PodVolume(name: key(), source: source)
  }

  private mutating func claim() -> PersistentVolumeClaimSpec {
    var claim = PersistentVolumeClaimSpec(
      accessModes: list { $0.one(of: AccessMode.allCases) }, requestBytes: number(),
      storageClassName: chance(2) ? one(of: ["", "fast"]) : nil, volumeName: text(),
      volumeMode: one(of: VolumeMode.allCases), selector: selector())
    claim.attributesClassName = text()
    return claim
  }

  private mutating func metadata(_ name: String) -> ObjectMeta {
    ObjectMeta(
      name: name, namespace: chance(2) ? key() : "", labels: texts(), annotations: texts(),
      uid: chance(2) ? text() : "",
      creationTime: chance(2) ? Instant(milliseconds: Int64(random.next(below: 2_000_000_000_000))) : nil,
      deletionTime: chance(4) ? Instant(milliseconds: -Int64(random.next(below: 2_000_000_000))) : nil,
      ownerReferences: list {
        OwnerReference(kind: $0.key(), name: $0.key(), uid: $0.chance(2) ? $0.text() : "", isController: $0.chance(2))
      })
  }

  private mutating func container() -> Container {
    Container(
      name: key(), image: text(), resources: requirements(),
      hostPorts: list {
        HostPort(
          protocol: $0.one(of: TransportProtocol.allCases), hostIP: $0.one(of: ["", "10.0.0.1", "::1"]),
          port: 1 + $0.random.next(below: 65_535))
      }, restartPolicy: chance(3) ? one(of: RestartPolicy.allCases) : nil)
  }

  private mutating func toleration() -> Toleration {
    let exists = chance(2)
    return Toleration(
      key: exists && chance(2) ? "" : key(), operator: exists ? .exists : .equal, value: text(),
      effect: chance(2) ? one(of: Taint.Effect.allCases) : nil,
      tolerationSeconds: chance(2) ? Int64(random.next(below: 1_000)) - 500 : nil)
  }

  private mutating func spread() -> TopologySpreadConstraint {
    TopologySpreadConstraint(
      maxSkew: Int32(1 + random.next(below: 5)), topologyKey: key(),
      whenUnsatisfiable: one(of: TopologySpreadConstraint.Action.allCases), labelSelector: selector(),
      minDomains: chance(2) ? Int32(1 + random.next(below: 5)) : nil,
      nodeAffinityPolicy: one(of: TopologySpreadConstraint.InclusionPolicy.allCases),
      nodeTaintsPolicy: one(of: TopologySpreadConstraint.InclusionPolicy.allCases), matchLabelKeys: list { $0.key() })
  }

  private mutating func affinity() -> Affinity {
    Affinity(
      requiredNodes: chance(3) ? NodeSelector(nodeSelectorTerms: list { $0.nodeTerm() }) : nil,
      preferredNodes: list { PreferredSchedulingTerm(weight: $0.weight(), preference: $0.nodeTerm()) },
      requiredPods: list { $0.podTerm() },
      preferredPods: list { WeightedPodAffinityTerm(weight: $0.weight(), term: $0.podTerm()) },
      requiredAntiPods: list { $0.podTerm() },
      preferredAntiPods: list { WeightedPodAffinityTerm(weight: $0.weight(), term: $0.podTerm()) })
  }

  private mutating func nodeTerm() -> NodeSelectorTerm {
    NodeSelectorTerm(
      matchExpressions: list {
        let comparison = $0.one(of: NodeSelectorRequirement.Operator.allCases)
        return NodeSelectorRequirement(key: $0.key(), operator: comparison, values: $0.values(for: comparison.rawValue))
      }, matchFields: list { NodeSelectorRequirement(key: "metadata.name", operator: .in, values: [$0.text()]) })
  }

  private mutating func podTerm() -> PodAffinityTerm {
    PodAffinityTerm(
      labelSelector: selector(), topologyKey: key(), namespaces: chance(2) ? [key()] : nil,
      namespaceSelector: selector(), matchLabelKeys: list { $0.key() }, mismatchLabelKeys: list { $0.key() })
  }

  private mutating func selector() -> LabelSelector? {
    if chance(3) { return nil }
    return LabelSelector(
      matchLabels: texts(),
      matchExpressions: list {
        let comparison = $0.one(of: LabelSelector.Operator.allCases)
        return LabelSelector.Requirement(
          key: $0.key(), operator: comparison, values: $0.values(for: comparison.rawValue))
      })
  }

  private mutating func values(for comparison: String) -> [String] {
    switch comparison {
    case "In", "NotIn": [text(), text()]
    case "Gt", "Lt": ["\(number())"]
    default: []
    }
  }

  private mutating func requirements() -> ResourceRequirements {
    ResourceRequirements(requests: resources(), limits: resources())
  }

  private mutating func resources() -> ResourceList {
    let names: [ResourceName] = [.cpu, .memory, .ephemeralStorage, .pods, "hugepages-2Mi", "example.com/fpga"]
    var list = ResourceList()
    for name in names where chance(2) { list[name] = number() }
    return list
  }

  private mutating func weight() -> Int32 { Int32(1 + random.next(below: 100)) }

  /// A number of any size, often a round one.
  private mutating func number() -> Int64 {
    let number = Int64(random.next() >> (1 + UInt64(random.next(below: 62))))
    return chance(2) ? number : number & ~((1 << Int64(random.next(below: 40))) - 1)
  }

  private mutating func texts() -> [String: String] {
    Dictionary(list { ($0.key() + $0.text(), $0.text()) }) { first, _ in first }
  }

  private mutating func key() -> String {
    one(of: ["a", "app.kubernetes.io/name", "zone", "true", "010", "x-y_z.0", "on"])
  }

  /// A text that is easily read back as something else.
  private mutating func text() -> String {
    one(of: [
      "", "plain", "true", "No", "null", "~", "1", "1e3", "0x1F", ".5", "-", "- a", "a: b", "a #b", "#c", "*x", "&x",
      "!t",
      "%d", "@e", "`f", "{g}", "[h]", "\"i\"", "'j'", " k ", "l\nm\n", "\ttab", "back\\slash", "é€😀",
      "\u{1}\u{7F}\u{85}",
      "\u{2028}\u{FEFF}\u{FFFE}", "2026-01-01", "12:30:45", "<<", "=", "?", "x: |", "---", "...", "\u{E000}*", "\r\n",
      String(repeating: "long ", count: 60), "y", "n",
    ])
  }

  private mutating func chance(_ oneIn: Int) -> Bool { random.next(below: oneIn) == 0 }

  private mutating func one<Element>(of all: [Element]) -> Element { all[random.next(below: all.count)] }

  private mutating func list<Element>(_ make: (inout RandomModel) -> Element) -> [Element] {
    (0..<max(0, random.next(below: 4) - 1)).map { _ in make(&self) }
  }
}
