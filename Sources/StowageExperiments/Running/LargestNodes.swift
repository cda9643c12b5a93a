import StowageModel

/// The nodes of a cluster that no other one exceeds in CPU, memory and GPUs: what does not fit on one of them, empty, fits on
/// none.
struct LargestNodes {
  private var sizes: [(cpu: Int64, memory: Int64, gpus: Int)] = []

  init(of nodes: [Node]) {
    for node in nodes {
      let size = (cpu: node.allocatable[.cpu], memory: node.allocatable[.memory], gpus: node.devices.count)
      if sizes.contains(where: { $0.cpu >= size.cpu && $0.memory >= size.memory && $0.gpus >= size.gpus }) { continue }
      sizes.removeAll { $0.cpu <= size.cpu && $0.memory <= size.memory && $0.gpus <= size.gpus }
      sizes.append(size)
    }
  }

  /// Whether any of them, empty, has as much as a pod of `shape` asks for.
  ///
  /// - Complexity: O(*n*) in the number of sizes, of which there are few.
  func fit(_ shape: PodShape) -> Bool {
    let (cpu, memory) = (shape.requests[.cpu], shape.requests[.memory])
    return sizes.contains { $0.cpu >= cpu && $0.memory >= memory && $0.gpus >= shape.gpu?.count ?? 0 }
  }
}
