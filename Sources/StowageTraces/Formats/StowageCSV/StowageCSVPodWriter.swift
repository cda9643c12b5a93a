import StowageKernel
public import StowageModel

/// Writes a `pods.csv` row by row, in memory that does not grow with the number of pods.
///
/// ```swift
/// var writer = StowageCSVPodWriter(columns: try StowageCSVPodColumns(of: workload, seed: 1))
/// var text = writer.header
/// var arrivals = try workload.arrivals(seed: 1)
/// while let pod = try arrivals.next() { try writer.write(pod, to: &text) }
/// ```
public struct StowageCSVPodWriter: Sendable {
  private let optional: [StowageCSVPodColumns.Optional]
  private let further: [ResourceName]
  private var endings: [PodShape: String] = [:]
  private var last = Instant.origin
  private var line = 1

  /// The first line, with its end.
  public let header: String

  /// A writer of these columns.
  public init(columns: StowageCSVPodColumns) {
    optional = columns.optional
    further = columns.further
    header = StowageCSVRow.text(
      ["name", "arrival", "duration", "cpu", "memory"] + optional.map(\.rawValue) + further.map(\.rawValue))
  }

  /// Adds the row of `pod` to `text`; pods come in the order of their arrival.
  ///
  /// - Throws: ``TraceError`` for a pod out of order, or with something that there is no column for.
  public mutating func write(_ pod: PodArrival, to text: inout String) throws(TraceError) {
    line += 1
    if pod.time < last || pod.duration < .zero {
      throw TraceError(
        file: "stowage table", line: line, found: "pod \(pod.name) out of order, or with a negative duration",
        expected: "pods in the order of their arrival, from 0 on")
    }
    last = pod.time
    let ending = try ending(of: pod)
    text += StowageCSVRow.field(pod.name)
    text += ","
    text += SecondsField.text(pod.time.milliseconds)
    text += ","
    if pod.duration != .infinite { text += SecondsField.text(pod.duration.count) }
    text += ","
    text += ending
  }

  /// What stands behind the times: the same for all pods of a shape.
  private mutating func ending(of pod: PodArrival) throws(TraceError) -> String {
    let shape = pod.shape
    if let known = endings[shape] { return known }
    guard isExpressible(shape) else {
      throw StowageCSVRow.inexpressible(
        "pod \(pod.name)", line: line, "one container called main and no affinity, spread or overhead")
    }
    let fields =
      [StowageCSVRow.cpu(shape.requests[.cpu]), StowageCSVRow.bytes(shape.requests[.memory])]
      + optional.map { $0.text(shape) } + StowageCSVRow.amounts(further, of: shape.requests)
    let ending = StowageCSVRow.text(fields)
    if endings.count == StowageCSVPodColumns.remembered { endings.removeAll(keepingCapacity: true) }
    endings[shape] = ending
    return ending
  }

  private func isExpressible(_ shape: PodShape) -> Bool {
    var requests: ResourceList = [.cpu: shape.requests[.cpu], .memory: shape.requests[.memory]]
    for name in further where shape.requests.contains(name) { requests[name] = shape.requests[name] }
    let spec = PodSpec(
      containers: [Container(name: "main", resources: ResourceRequirements(requests: requests))], gpu: shape.gpu,
      nodeSelector: shape.spec.nodeSelector, tolerations: shape.spec.tolerations, priority: shape.priority)
    let hasColumns = StowageCSVPodColumns.Optional.allCases.allSatisfy { column in
      optional.contains(column) || column.text(shape).isEmpty
    }
    return hasColumns && spec == shape.spec && StowageCSVNotation.canHold(shape)
  }
}
