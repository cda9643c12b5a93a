import StowageModel

extension ObjectCollector {
  /// Everything together, checked and completed.
  mutating func finish() throws(ManifestError) -> KubernetesObjects {
    let priorities = Priorities(classes: objects.objects.priorityClasses)
    var positions: [DocumentPosition] = []
    for (object, metadata) in pendingPods {
      try lenient(object, .pod) { (collector) throws(ManifestError) in
        var object = object
        collector.objects.pods.append(try collector.pod(&object, metadata: metadata, priorities: priorities))
        positions.append(object.position)
      }
    }
    try expandWorkloads(priorities, &positions)
    noteMissingNodes(positions)
    noteDevices(positions)
    if reader.completing { Admission.complete(&objects) }
    objects.warnings = warnings.warnings
    return objects
  }

  private mutating func expandWorkloads(
    _ priorities: Priorities, _ positions: inout [DocumentPosition]
  ) throws(ManifestError) {
    let expansion = WorkloadExpansion(workloads: workloads, pods: objects.pods)
    let nodes = objects.nodes + reader.otherNodes
    try checkNumber(of: workloads.filter(expansion.isNeeded), nodes: nodes.count)
    for workload in workloads {
      guard expansion.isNeeded(for: workload) else {
        if workload.owner == nil && !expansion.hasPods(workload) {
          objects.leftAside[workload.kind.rawValue, default: 0] += 1
        }
        continue
      }
      var template = workload.template
      let pod = try pod(&template, metadata: workload.podMetadata, priorities: priorities)
      let pods: [Pod]
      if workload.kind == .daemonSet {
        pods = reader.completing ? workload.daemonPods(of: pod, on: nodes) : []
        if nodes.isEmpty { objects.leftAside[workload.kind.rawValue, default: 0] += 1 }
      } else {
        let copies = WorkloadPods(workload, pod: pod)
        objects.workloads.append(copies)
        let numbers = copies.firstNumber..<copies.firstNumber + max(workload.replicas, reader.leastReplicas)
        pods = numbers.map(copies.pod)
        if reader.completing { makeClaims(of: copies, numbers) }
      }
      for copy in pods {
        if seen[ObjectIdentity(kind: .pod, namespace: copy.metadata.namespace, name: copy.metadata.name)] != nil {
          warnings.note(.nameTaken, of: "pod \(copy.qualifiedName)", at: template.position)
          continue
        }
        objects.pods.append(copy)
        positions.append(template.position)
      }
    }
  }

  /// Each pod that is made takes memory: their number is checked before the first is made.
  private func checkNumber(of workloads: [WorkloadManifest], nodes: Int) throws(ManifestError) {
    var count = 0
    for workload in workloads {
      count += workload.kind == .daemonSet ? nodes : max(workload.replicas, reader.leastReplicas)
      if count <= WorkloadManifest.maximumReplicas { continue }
      throw ManifestError(
        at: workload.template.position, path: workload.template.path.description,
        found: "\(count) pods of workloads up to here",
        expected: "at most \(WorkloadManifest.maximumReplicas) in all")
    }
  }

  private mutating func makeClaims(of copies: WorkloadPods, _ numbers: Range<Int>) {
    for number in numbers {
      for claim in copies.claims(number, in: objects.objects)
      where objects.objects.claim(namespace: claim.metadata.namespace, name: claim.metadata.name) == nil {
        objects.objects.claims.update(claim)
      }
    }
  }

  private mutating func pod(
    _ object: inout ObjectCursor, metadata: ObjectMeta, priorities: Priorities
  ) throws(ManifestError) -> Pod {
    var pod = try Pod(reading: &object, metadata: metadata, defaulting: defaulting)
    let spec = object.optional("spec")?.value
    let hasPriority = spec?["priority"].map { !$0.isNull } ?? false
    let hasPolicy = spec?["preemptionPolicy"].map { !$0.isNull } ?? false
    if let unknown = priorities.resolve(&pod.spec, hasPriority: hasPriority, hasPolicy: hasPolicy) {
      warnings.note(.missingPriorityClass(unknown), of: "pod \(pod.qualifiedName)", at: object.position)
    }
    if case .sequence(let claims)? = spec?["resourceClaims"]?.content, !claims.isEmpty {
      warnings.note(.resourceClaims, of: "pod \(pod.qualifiedName)", at: object.position)
    }
    return pod
  }

  private mutating func noteMissingNodes(_ positions: [DocumentPosition]) {
    let others = Set(reader.otherNodes.map(\.name))
    for (pod, position) in zip(objects.pods, positions) {
      let node = pod.spec.nodeName
      if node.isEmpty || pod.phase.isTerminal || others.contains(node) { continue }
      if seen[ObjectIdentity(kind: .node, namespace: "", name: node)] != nil { continue }
      warnings.note(.missingNode(node), of: "pod \(pod.qualifiedName)", at: position)
    }
  }

  /// Since 1.36 a resource that no node tells may be handed out through a device class.
  private mutating func noteDevices(_ positions: [DocumentPosition]) {
    if deviceClasses.isEmpty { return }
    for (pod, position) in zip(objects.pods, positions) where pod.spec.nodeName.isEmpty {
      for (name, deviceClass) in deviceClasses.sorted(by: { $0.key < $1.key })
      where pod.spec.effectiveRequests.contains(ResourceName(rawValue: name)) {
        warnings.note(.extendedResource(name, deviceClass: deviceClass), of: "pod \(pod.qualifiedName)", at: position)
      }
    }
  }
}
