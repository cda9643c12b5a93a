import StowageKernel
public import StowageModel

/// Which columns a `pods.csv` needs, found in a first pass over its pods.
public struct StowageCSVPodColumns: Sendable {
  private var needed: Set<Optional> = []
  private var resources: Set<ResourceName> = []
  private var seen: Set<PodShape> = []

  /// The columns that every table has.
  public init() {}

  /// The columns that the pods of `workload` need: one run through all of them, in memory that does not grow with
  /// their number.
  ///
  /// - Complexity: O(*n*) in the number of arrivals: the workload is read once.
  public init(of workload: any Workload, seed: UInt64) throws {
    var arrivals = try workload.arrivals(seed: seed)
    while let pod = try arrivals.next() { include(pod.shape) }
  }

  /// Adds the columns that pods of this shape need.
  public mutating func include(_ shape: PodShape) {
    if seen.contains(shape) { return }
    // Forgetting costs time alone, and the shapes of a trace may be as many as its pods.
    if seen.count == Self.remembered { seen.removeAll(keepingCapacity: true) }
    seen.insert(shape)
    for column in Optional.allCases where !needed.contains(column) && !column.text(shape).isEmpty {
      needed.insert(column)
    }
    resources.formUnion(shape.requests.names.filter(\.isTableColumn))
  }

  /// Shapes that are held at once.
  static let remembered = 1 << 14

  /// The optional columns, in the order in which they are written.
  var optional: [Optional] { Optional.allCases.filter(needed.contains) }

  /// The resources that have columns of their own, in the order in which they are written.
  var further: [ResourceName] { resources.sorted() }

  /// A column that is left out where no pod fills it.
  enum Optional: String, CaseIterable {
    case gpus, gpuMilli = "gpu_milli", gpuModels = "gpu_models", priority, namespace, labels
    case nodeSelector = "node_selector"
    case tolerations

    /// The field of a pod of this shape.
    func text(_ shape: PodShape) -> String {
      switch self {
      case .gpus: shape.gpu.map { String($0.count) } ?? ""
      case .gpuMilli:
        shape.gpu.map { $0.milliPerDevice == GPUDevice.wholeMilli ? "" : String($0.milliPerDevice) } ?? ""
      case .gpuModels: shape.gpu?.models.joined(separator: "|") ?? ""
      case .priority: shape.priority == 0 ? "" : String(shape.priority)
      case .namespace: shape.namespace
      case .labels: StowageCSVNotation.text(labels: shape.labels)
      case .nodeSelector: StowageCSVNotation.text(labels: shape.spec.nodeSelector)
      case .tolerations: StowageCSVNotation.text(tolerations: shape.spec.tolerations)
      }
    }
  }
}
