import StowageKernel
import StowageModel

/// The pods of an openb pod list that is not in the order of its times: held in memory as compact records, sorted.
///
/// A record takes about 40 bytes and the name; equal times keep the order of the file.
struct AlibabaGPU2023SortedPods: ArrivalStream {
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
  private var position = 0

  /// Reads all of `pods` and sorts them.
  init(_ pods: inout AlibabaGPU2023Pods) throws(TraceError) {
    while let pod = try pods.next() {
      let name = pod.name.utf8
      records.append(
        Record(
          time: pod.time, duration: pod.duration, shape: pod.shape, nameStart: names.count,
          nameCount: Int32(clamping: name.count), order: Int32(clamping: records.count)))
      names.append(contentsOf: name)
    }
    records.sort { ($0.time, $0.order) < ($1.time, $1.order) }
  }

  mutating func next() -> PodArrival? {
    guard position < records.count else { return nil }
    let record = records[position]
    position += 1
    let name = names[record.nameStart..<(record.nameStart + Int(record.nameCount))]
    return PodArrival(
      time: record.time, name: String(decoding: name, as: UTF8.self), shape: record.shape, duration: record.duration)
  }
}
