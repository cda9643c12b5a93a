import Benchmark
import Foundation
import StowageKit

/// Reading tables: bytes a second from the file to arrivals, one thread, with the file in the system's cache.
///
/// The metric `(bytes)` of a table is its size; divided by the time of the wall clock it is the throughput.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(10),
    maxIterations: 10)

  for table in Table.allCases {
    for isQuoted in [false, true] {
      let title = "\(table.rawValue) pods\(isQuoted ? ", quoted" : "")"
      Benchmark(
        "\(title): megabytes read as arrivals",
        configuration: .init(scalingFactor: .one, setup: { try TemporaryTable.write(table, isQuoted: isQuoted) })
      ) { benchmark in
        let path = TemporaryTable.path(table, isQuoted: isQuoted)
        let pods = try TraceFormats.openPods(path)
        benchmark.startMeasurement()
        var stream = try pods.arrivals(seed: 1)
        while let pod = try stream.next() { blackHole(pod) }
      }

      // What is read of an openb list to see whether it is in order: records and one number of each.
      if table == .openb {
        Benchmark("\(title): megabytes scanned for the order of their times") { benchmark in
          let path = TemporaryTable.path(table, isQuoted: isQuoted)
          benchmark.startMeasurement()
          blackHole(try TraceFormats.openPods(path))
        }
      }
    }
  }
}
