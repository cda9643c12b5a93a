import StowageKernel
import StowageModel
import StowageScheduling
import StowageTraces

/// What a run of the experiment reads: the nodes and one pod list.
public struct FGDWorkload: Sendable {
  /// The list's name in the published files, as in `openb_pod_list_default`.
  public let name: String
  let nodes: [Node]
  let pods: [PodArrival]
  /// By pod, in thousandths of GPUs: what it asks for of each device, and of all together.
  let demands: [(perDevice: Int64, total: Int64)]
  /// The indices of the pods, and of the nodes, in the order of their names.
  let podsByName: [Int]
  let nodesByName: [Int]
  let typicalPods: TypicalPods
  /// The GPUs of all nodes, in thousandths.
  let capacity: Int64

  /// Reads the lists.
  ///
  /// - Throws: ``TraceError``, with file and line.
  public init(name: String, nodesPath: String, podsPath: String) throws {
    self.name = name
    nodes = try TraceFormats.openNodes(nodesPath)
    // The times of the list are of no account; any distance puts one pod after another.
    let trace = try OpenedTrace(podsPath, among: TraceFormats.all)
    var stream = try trace.pods(options: TraceOptions(arrivalInterval: .seconds(1))).stream
    var pods: [PodArrival] = []
    while let pod = try stream.next() { pods.append(pod) }
    self.pods = pods
    typicalPods = TypicalPods(published: pods, modelLists: try AlibabaGPU2023Format.modelLists(ofPodsIn: podsPath))
    demands = pods.map { ($0.shape.gpu?.milliPerDevice ?? 0, $0.shape.gpu?.totalMilli ?? 0) }
    podsByName = Self.sorted(pods.map(\.name))
    nodesByName = Self.sorted(nodes.map(\.name))
    capacity = nodes.reduce(0) { $0 + Int64($1.devices.count) * GPUDevice.wholeMilli }
  }

  /// What there is to load, and to load it with.
  func check() throws(FGDError) {
    if capacity == 0 || demands.allSatisfy({ $0.total == 0 }) {
      throw .noLoad(workload: name, gpus: Int(capacity / GPUDevice.wholeMilli))
    }
  }

  private static func sorted(_ names: [String]) -> [Int] {
    names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
  }
}
