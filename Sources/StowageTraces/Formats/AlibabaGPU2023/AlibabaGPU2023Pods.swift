import StowageKernel
import StowageModel

/// The pods of an openb pod list in the order of the file.
struct AlibabaGPU2023Pods: ArrivalStream {
  private var reader: CSVReader
  private let name: CSVHeader.Column
  private let times: TimeColumns?
  private var even: EvenArrivals?
  private let columns: ShapeColumns
  private var shapes: ShapeCache

  /// The columns with a pod's times. Streams look them up for every line, so they are nothing but places.
  private struct TimeColumns {
    let created: CSVHeader.Column
    let deleted: CSVHeader.Column

    /// What stands in one of them.
    @inline(__always)
    static func seconds(_ column: CSVHeader.Column) -> CSVIntegerColumn {
      CSVIntegerColumn(column: column, unit: "seconds", limits: TraceLimits.seconds)
    }
  }

  /// Reads the header of `input`; with an `interval` one pod comes after another at that distance, whatever times the file has.
  init(_ input: TraceInput, interval: Milliseconds?) throws(TraceError) {
    let reader = try CSVReader(input, rowNoun: "pod")
    let header = reader.header
    name = try header.column("name")
    columns = try ShapeColumns(header)
    shapes = ShapeCache(columns: columns.indices)
    if let interval {
      times = nil
      even = try EvenArrivals(every: interval, in: input.path)
    } else if try header.optionalColumn("creation_time") != nil {
      times = TimeColumns(
        created: try header.column("creation_time"), deleted: try header.column("deletion_time"))
    } else {
      throw Self.withoutTimes(header)
    }
    self.reader = reader
  }

  /// The error that a list has no times, as the multigpu lists of the trace.
  private static func withoutTimes(_ header: CSVHeader) -> TraceError {
    header.missing(
      "creation_time",
      hint:
        "this list says what the pods ask for, not when they came; give an arrival interval to let one in after another"
    )
  }

  @inline(__always)
  mutating func next() throws(TraceError) -> PodArrival? {
    guard try reader.next() else { return nil }
    let (time, duration) = try span()
    let shape: PodShape
    if let cached = shapes.cached(&reader) { shape = cached } else { shape = shapes.add(try columns.shape(in: reader)) }
    return PodArrival(time: time, name: try reader.nameInPlace(name), shape: shape, duration: duration)
  }

  /// When the current pod arrives and how long it runs.
  @inline(__always)
  private mutating func span() throws(TraceError) -> (time: Instant, duration: Milliseconds) {
    guard let times else { return (try even?.next() ?? .origin, .infinite) }
    let start = try reader.integerInPlace(TimeColumns.seconds(times.created))
    if reader.isEmpty(times.deleted.index) { return (.seconds(start), .infinite) }
    let end = try reader.integerInPlace(TimeColumns.seconds(times.deleted))
    if end < start {
      throw reader.error(times.deleted, expected: "a time no earlier than creation_time (\(start))")
    }
    return (.seconds(start), .seconds(end - start))
  }
}

extension AlibabaGPU2023Pods {
  /// The columns that say what a pod asks for.
  struct ShapeColumns {
    private let cpu: CSVIntegerColumn
    private let memory: CSVIntegerColumn
    private let gpus: CSVIntegerColumn
    private let share: CSVIntegerColumn
    private let models: CSVHeader.Column?

    init(_ header: CSVHeader) throws(TraceError) {
      cpu = try header.integers("cpu_milli", of: "milli-CPU", in: TraceLimits.cpuMilli)
      memory = try header.integers("memory_mib", of: "MiB", in: TraceLimits.memoryMiB)
      gpus = try header.integers("num_gpu", of: "GPUs", in: TraceLimits.gpus)
      share = try header.integers("gpu_milli", of: "milli-GPU", in: TraceLimits.gpuMilli)
      models = try header.optionalColumn("gpu_spec")
    }

    /// The columns' places in the file.
    var indices: [Int] { [cpu.index, memory.index, gpus.index, share.index] + (models.map { [$0.index] } ?? []) }

    /// What the reader's current pod asks for.
    func shape(in reader: CSVReader) throws(TraceError) -> PodShape {
      PodShape(
        cpuMilli: try reader.integer(cpu), memoryBytes: try reader.integer(memory) << 20, gpu: try gpu(in: reader))
    }

    private func gpu(in reader: CSVReader) throws(TraceError) -> GPURequest? {
      let count = try reader.integer(gpus)
      let milli = try reader.integer(share)
      if count == 0 {
        if milli == 0 { return nil }
        throw reader.error(share.column, expected: "0, because num_gpu is 0")
      }
      let accepted = models.map { gpuModels(reader.bytes($0.index)) } ?? []
      if count > 1 && milli != GPUDevice.wholeMilli {
        throw reader.error(share.column, expected: "1000, because more than one GPU is asked for")
      }
      if milli == 0 { throw reader.error(share.column, expected: "a whole number of milli-GPU (1 to 1000)") }
      return milli == GPUDevice.wholeMilli
        ? GPURequest(wholeDevices: Int(count), models: accepted) : GPURequest(milli: milli, models: accepted)
    }
  }
}

/// The GPU models of `V100M16|V100M32`, each once; some lines of the real trace name one twice.
func gpuModels(_ bytes: ArraySlice<UInt8>) -> [String] {
  Set(bytes.split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }).sorted()
}
