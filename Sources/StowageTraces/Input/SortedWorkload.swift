import StowageKernel
import StowageModel

/// The pods of a file that may be in any order, held in memory as compact records in the order of their times.
///
/// A record takes about 40 bytes and the name; equal times keep the order of the file. All runs share the records.
struct SortedWorkload: Workload {
  private struct Record {
    let time: Instant
    let duration: Milliseconds
    let shape: PodShape
    let nameStart: Int
    let nameCount: Int32
    let order: Int32
  }

  private var records: [Record] = []
  private var names: [UInt8] = []
  /// Whether the pods came in the order of their times.
  private(set) var cameInOrder = true

  /// Reads all of `pods` and sorts them.
  init(_ pods: any ArrivalStream) throws {
    var pods = pods
    while let pod = try pods.next() {
      if let last = records.last, pod.time < last.time { cameInOrder = false }
      let name = pod.name.utf8
      records.append(
        Record(
          time: pod.time, duration: pod.duration, shape: pod.shape, nameStart: names.count,
          nameCount: Int32(clamping: name.count), order: Int32(clamping: records.count)))
      names.append(contentsOf: name)
    }
    if !cameInOrder { records.sort { ($0.time, $0.order) < ($1.time, $1.order) } }
  }

  func arrivals(seed: UInt64) -> any ArrivalStream { Stream(records: records, names: names) }

  var seedVaries: String? { nil }

  private struct Stream: ArrivalStream {
    let records: [Record]
    let names: [UInt8]
    var position = 0

    mutating func next() -> PodArrival? {
      guard position < records.count else { return nil }
      let record = records[position]
      position += 1
      let name = names[record.nameStart..<(record.nameStart + Int(record.nameCount))]
      return PodArrival(
        time: record.time, name: String(decoding: name, as: UTF8.self), shape: record.shape, duration: record.duration)
    }
  }
}
