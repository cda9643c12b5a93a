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
  private let source: String?

  /// The first line, with its end.
  public let header: String

  /// A writer of these columns.
  ///
  /// - Parameter source: The file that the pods are from, for errors; `nil` names the line of the table instead.
  public init(columns: StowageCSVPodColumns, source: String? = nil) {
    self.source = source
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
        file: source ?? "stowage table", line: source == nil ? line : nil,
        found: "pod \(pod.name) out of order, or with a negative duration",
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
    if let trouble = trouble(with: shape) {
      throw StowageCSVRow.inexpressible("pod \(pod.name)", source: source, line: line, trouble)
    }
    let fields =
      [StowageCSVRow.cpu(shape.requests[.cpu]), StowageCSVRow.bytes(shape.requests[.memory])]
      + optional.map { $0.text(shape) } + StowageCSVRow.amounts(further, of: shape.requests)
    let ending = StowageCSVRow.text(fields)
    if endings.count == StowageCSVPodColumns.remembered { endings.removeAll(keepingCapacity: true) }
    endings[shape] = ending
    return ending
  }

  /// What a pod needs to be for a row to tell all that scheduling sees of it; `nil` if it is that.
  ///
  /// Its containers become one that asks for what they ask for together. Names, limits and images are not kept: image
  /// locality alone looks at images, and the table of nodes has none.
  private func trouble(with shape: PodShape) -> String? {
    var rest = shape.spec
    rest.containers = []
    rest.initContainers = []
    rest.resources = nil
    rest.overhead = [:]
    rest.priorityClassName = ""
    let expressible = PodSpec(
      gpu: shape.gpu, nodeSelector: shape.spec.nodeSelector, tolerations: shape.spec.tolerations,
      priority: shape.priority)
    let hasColumns =
      StowageCSVPodColumns.Optional.allCases.allSatisfy { optional.contains($0) || $0.text(shape).isEmpty }
      && shape.requests.names.allSatisfy { [.cpu, .memory].contains($0) || further.contains($0) }
    if !hasColumns || rest != expressible || !shape.spec.hostPorts.isEmpty || !StowageCSVNotation.canHold(shape) {
      return "no affinity, spread constraints, host ports, gates or other scheduler"
    }
    // A container without a request counts something in scores, which one that asks for 0 does not.
    for name in [ResourceName.cpu, .memory] where shape.nonZeroRequests[name] != shape.requests[name] {
      return "a request of \(name.rawValue) in every container"
    }
    return nil
  }
}
