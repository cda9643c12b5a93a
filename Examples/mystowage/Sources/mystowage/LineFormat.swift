import StowageKit

/// The line `# pods`, then a line a pod: when it arrives, in seconds, and its milli-CPU. Pods never end.
struct LineFormat: TraceFormat {
  let name = "lines"
  let summary = "a line a pod: seconds, milli-CPU"

  func recognise(_ beginning: [UInt8]) -> TraceContent {
    beginning.starts(with: Array("# pods\n".utf8)) ? .pods : []
  }

  func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods {
    let lines = String(decoding: try input.readAll(), as: UTF8.self).split(separator: "\n")
    var pods: [PodArrival] = []
    for (index, line) in lines.enumerated().dropFirst() {
      let numbers = line.split(separator: " ").compactMap { Int64($0) }
      guard numbers.count == 2, numbers.allSatisfy({ $0 >= 0 }) else {
        throw TraceError(file: input.path, line: index + 1, found: "\"\(line)\"", expected: "two whole numbers")
      }
      let shape = PodShape(cpuMilli: numbers[1], memoryBytes: 1 << 30)
      pods.append(PodArrival(time: .seconds(numbers[0]), name: "pod-\(index)", shape: shape, duration: .infinite))
    }
    return .held(pods)
  }
}
