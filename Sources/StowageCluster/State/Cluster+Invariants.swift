import StowageModel

extension Cluster {
  /// What does not add up, one sentence each; empty when everything does.
  ///
  /// Works everything out anew from the pods: used + free = allocatable for every resource and device, every running
  /// pod stands once in its node's list, and arrived = pending + running + done + dropped + evicted. For tests: O(nodes + pods).
  package func brokenInvariants() -> [String] {
    var broken: [String] = []
    var used = nodes.allocatable.map { [Int64](repeating: 0, count: $0.count) }
    var usedMilli = [Int64](repeating: 0, count: devices.freeMilli.count)
    var waiting = 0
    var running = 0
    for index in pods.records.indices {
      let shapeSlot = Int(pods.records[index].shape)
      switch pods.records[index].state {
      case .gone: continue
      case .pending: waiting += 1
      case .running:
        running += 1
        let node = Int(pods.records[index].node)
        for demand in shapes.demands(at: shapeSlot) { used[demand.column.index][node] += demand.amount }
        pods.records[index].devices.forEach {
          usedMilli[devices.starts[node] + $0] += shapes.shapes[shapeSlot]?.gpu?.milliPerDevice ?? 0
        }
        let position = Int(pods.records[index].position)
        if !nodes.pods[node].indices.contains(position) || nodes.pods[node][position] != pods.id(at: index) {
          broken.append("pod \(pods.records[index].name) is not where its node's list should have it")
        }
      }
      if shapes.shapes[shapeSlot] == nil { broken.append("pod \(pods.records[index].name) has a shape that is gone") }
    }
    for (column, name) in nodes.resources.enumerated() {
      for node in nodes.nodes.indices
      where used[column][node] + nodes.free[column][node] != nodes.allocatable[column][node] {
        broken.append(
          "\(nodes.nodes[node].name): \(used[column][node]) used + \(nodes.free[column][node]) free of "
            + "\(nodes.allocatable[column][node]) \(name.rawValue)")
      }
    }
    for device in nodes.nodes.indices.flatMap({ devices.range(of: $0) })
    where usedMilli[device] + devices.freeMilli[device] != GPUDevice.wholeMilli {
      broken.append("GPU \(device): \(usedMilli[device]) used + \(devices.freeMilli[device]) free of 1000")
    }
    if devices.count != nodes.nodes.reduce(0, { $0 + $1.devices.count }) { broken.append("GPUs are counted wrongly") }
    for node in nodes.nodes.indices {
      let free = devices.freeMilli[devices.range(of: node)]
      if devices.largestFree[node] != free.max() ?? 0
        || devices.wholeFree[node] != free.count(where: { $0 == GPUDevice.wholeMilli })
      {
        broken.append("\(nodes.nodes[node].name): what is free on its GPUs is summed up wrongly")
      }
    }
    for (column, name) in nodes.resources.enumerated() where used[column].reduce(0, +) != nodes.used[column] {
      broken.append("\(name.rawValue): the nodes' use is summed up wrongly")
    }
    for node in nodes.nodes.indices {
      let counted = nodes.pods[node].compactMap { shapes.shapes[Int(pods.records[$0.index].shape)]?.nonZeroRequests }
      if nodes.nonZeroCPU[node] != counted.reduce(0, { $0 + $1[.cpu] })
        || nodes.nonZeroMemory[node] != counted.reduce(0, { $0 + $1[.memory] })
      {
        broken.append("\(nodes.nodes[node].name): what its pods count in scores is summed up wrongly")
      }
    }
    let bound = nodes.nodes.indices.flatMap { nodes.pods[$0] }
    let lowest = bound.compactMap { shapes.shapes[Int(pods.records[$0.index].shape)]?.priority }.min()
    if priorities.lowest != lowest { broken.append("the running pods' priorities are counted wrongly") }
    for node in nominations.nodes {
      for pod in nominations.pods(on: node) where pods.state(of: pod) != .pending {
        broken.append("pod \(pods.records[pod.index].name) is nominated and does not wait")
      }
    }
    let speaks = bound.contains { pod in
      shapes.shapes[Int(pods.records[pod.index].shape)]?.spec.affinity.concernsPods ?? false
    }
    if speaks && !nodes.hasHadPodAffinity { broken.append("a pod with affinity was not noticed") }
    if nodes.pods.busyCount != nodes.nodes.indices.count(where: { !nodes.pods[$0].isEmpty }) {
      broken.append("busy nodes are counted wrongly")
    }
    broken += brokenNodeSlots
    let counts = podCounts
    if counts.pending != waiting || counts.running != running
      || counts.arrived != counts.pending + counts.running + counts.done + counts.dropped + counts.evicted
      || bound.count != running
    {
      broken.append("\(counts) with \(waiting) waiting and \(running) running")
    }
    return broken
  }

  /// What does not add up about slots, totals and the order of nodes.
  private var brokenNodeSlots: [String] {
    var broken: [String] = []
    for slot in nodes.nodes.indices where !nodes.present.contains(slot) {
      if nodes.allocatable.contains(where: { $0[slot] != 0 }) || !nodes.pods[slot].isEmpty || devices.counts[slot] != 0
      {
        broken.append("slot \(slot) has something, and no node")
      }
    }
    if nodes.present.count != nodes.presentCount { broken.append("nodes are counted wrongly") }
    for (column, name) in nodes.resources.enumerated() {
      let limited = nodes.allocatable[column].filter {
        column != ResourceColumn.pods.index || $0 != NodeTable.unlimited
      }
      if nodes.totals[column] != limited.reduce(0, +) { broken.append("\(name.rawValue): the total is wrong") }
      if nodes.largest[column] != max(0, limited.max() ?? 0) {
        broken.append("\(name.rawValue): the largest amount is wrong")
      }
    }
    if nodes.tree.order.map(Int.init).sorted() != nodes.present.indexes { broken.append("the order lacks nodes") }
    return broken
  }
}

extension ClusterView {
  /// What does not add up; see ``Cluster/brokenInvariants()``.
  package func brokenInvariants() -> [String] { whole.brokenInvariants() }
}
