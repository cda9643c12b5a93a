import StowageKernel
import StowageModel

/// The pods of a `pods.csv`, line by line.
struct StowageCSVPods: ArrivalStream {
  private var reader: CSVReader
  private let name: CSVHeader.Column
  private let arrival: CSVHeader.Column?
  private let duration: CSVHeader.Column?
  private let columns: StowageCSVShapeColumns
  private var shapes: ShapeCache
  private var last = Instant.origin
  private var even: EvenArrivals?

  /// The columns that are read, beside those of further resources.
  private static let columnNames =
    ["name", "arrival", "duration", "cpu", "memory"] + StowageCSVPodColumns.Optional.allCases.map(\.rawValue)

  /// Reads the header of `input`; with an `interval` one pod comes after another at that distance and never leaves, and the columns
  /// with times may be missing.
  init(_ input: TraceInput, interval: Milliseconds? = nil) throws(TraceError) {
    let reader = try CSVReader(input, rowNoun: "pod", mayBeEmpty: true)
    try reader.header.refuseMisspelled(known: Self.columnNames)
    name = try reader.header.column("name")
    if let interval {
      even = try EvenArrivals(every: interval, in: input.path)
      (arrival, duration) = (nil, nil)
    } else {
      arrival = try reader.header.column("arrival")
      duration = try reader.header.optionalColumn("duration")
    }
    columns = try StowageCSVShapeColumns(reader.header)
    shapes = ShapeCache(columns: columns.indices)
    self.reader = reader
  }

  @inline(__always)
  mutating func next() throws(TraceError) -> PodArrival? {
    guard try reader.next() else { return nil }
    let time = try time()
    var length = Milliseconds.infinite
    if let duration, !reader.isEmpty(duration.index) {
      length = Milliseconds(try SecondsField.milliseconds(duration, in: &reader))
    }
    let shape: PodShape
    if let cached = shapes.cached(&reader) { shape = cached } else { shape = shapes.add(try columns.shape(in: reader)) }
    return PodArrival(time: time, name: try reader.nameInPlace(name), shape: shape, duration: length)
  }
}

extension StowageCSVPods {
  /// When the current pod arrives.
  @inline(__always)
  private mutating func time() throws(TraceError) -> Instant {
    guard let arrival else { return try even?.next() ?? .origin }
    let time = Instant(milliseconds: try SecondsField.milliseconds(arrival, in: &reader))
    if time < last {
      throw reader.error(
        arrival, expected: "\(SecondsField.text(last.milliseconds)) or later, as the line before has",
        hint: "sort the file by arrival")
    }
    last = time
    return time
  }
}

/// The columns of a `pods.csv` that say what a pod wants.
struct StowageCSVShapeColumns {
  private let cpu: AmountColumn
  private let memory: AmountColumn
  private let further: [AmountColumn]
  private let gpus: OptionalIntegers
  private let share: OptionalIntegers
  private let models: CSVHeader.Column?
  private let priority: OptionalIntegers
  private let namespace: CSVHeader.Column?
  private let labels: NotationColumn<[String: String]>
  private let selector: NotationColumn<[String: String]>
  private let tolerations: NotationColumn<[Toleration]>

  init(_ header: CSVHeader) throws(TraceError) {
    cpu = try AmountColumn.cpu(header)
    memory = try AmountColumn.memory(header)
    further = try AmountColumn.furtherResources(header)
    gpus = try OptionalIntegers("gpus", of: "GPUs", in: TraceLimits.gpus, header)
    share = try OptionalIntegers(
      "gpu_milli", of: "milli-GPU", in: TraceLimits.gpuMilli, expected: Self.shareExpectation, header)
    models = try header.optionalColumn("gpu_models")
    // Kubernetes' range of priorities is that of 32 bits.
    priority = try OptionalIntegers("priority", of: "priority", in: Int64(Int32.min)...Int64(Int32.max), header)
    namespace = try header.optionalColumn("namespace")
    labels = try .labels("labels", of: header)
    selector = try .labels("node_selector", of: header)
    tolerations = try .tolerations("tolerations", of: header)
  }

  /// The columns' places in the file.
  var indices: [Int] {
    let optional = [
      gpus.column?.index, share.column?.index, models?.index, priority.column?.index, namespace?.index,
      labels.column?.index, selector.column?.index, tolerations.column?.index,
    ]
    return [cpu.column.index, memory.column.index] + further.map(\.column.index) + optional.compactMap { $0 }
  }

  /// What the reader's current pod wants.
  func shape(in reader: CSVReader) throws(TraceError) -> PodShape {
    var requests = ResourceList(
      cpuMilli: try cpu.required(in: reader), memoryBytes: try memory.required(in: reader))
    for column in further {
      if let amount = try column.amount(in: reader) { requests[column.resource] = amount }
    }
    let spec = PodSpec(
      containers: [Container(name: "main", resources: ResourceRequirements(requests: requests))],
      gpu: try gpu(in: reader), nodeSelector: try selector.value(in: reader),
      tolerations: try tolerations.value(in: reader),
      priority: Int32(truncatingIfNeeded: try priority.value(in: reader) ?? 0))
    return PodShape(
      spec: spec, namespace: namespace.map { reader.text($0.index) } ?? "", labels: try labels.value(in: reader))
  }

  /// The GPUs of the current pod. A share without a number of GPUs is one of one GPU; what would be left out without a
  /// word, as models without GPUs, is an error.
  private func gpu(in reader: CSVReader) throws(TraceError) -> GPURequest? {
    let count = try gpus.value(in: reader)
    let milli = try share.value(in: reader)
    let accepted = models.map { gpuModels(reader.bytes($0.index)) } ?? []
    if count ?? 0 == 0, count != nil || milli == nil {
      if let models, !accepted.isEmpty {
        throw reader.error(models, expected: "nothing, because no GPU is asked for")
      }
      if let column = share.column?.column, milli ?? 0 > 0 {
        throw reader.error(column, expected: "nothing, because gpus is 0")
      }
      return nil
    }
    guard let milli, milli != GPUDevice.wholeMilli else {
      return GPURequest(wholeDevices: Int(count ?? 1), models: accepted)
    }
    if let column = share.column, count ?? 1 > 1 || milli == 0 {
      throw reader.error(
        column.column,
        expected: count ?? 1 > 1
          ? "1000 or nothing, because more than one GPU is asked for" : "\(Self.shareExpectation)")
    }
    return GPURequest(milli: milli, models: accepted)
  }

  private static let shareExpectation: StaticString = "a whole number of milli-GPU (1 to 1000, or empty)"
}
