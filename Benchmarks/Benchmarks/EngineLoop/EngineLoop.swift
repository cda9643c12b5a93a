import Foundation
import LargeRun
import StowageKit

/// `EngineLoop PODS`: one run of so many pods on 10,000 nodes under bestFit, to be measured from outside, as by
/// `valgrind --tool=callgrind`.
@main
enum EngineLoop {
  static func main() throws {
    guard CommandLine.arguments.count == 2, let count = Int(CommandLine.arguments[1]), count > 0 else {
      FileHandle.standardError.write(Data("usage: EngineLoop PODS\n".utf8))
      exit(64)
    }
    let workload = SyntheticWorkload(LargeRun.workload(podCount: count))
    let clock = ContinuousClock()
    let start = clock.now
    let record = try LargeRun.record(of: workload, on: LargeRun.cluster.nodes)
    let seconds = (clock.now - start) / .seconds(1)
    print("\(Int(Double(count) / seconds)) pods a second, \(Int(record.metrics["donePods"] ?? 0)) done")
  }
}
