import Benchmark
import StowageKit

/// Reading tables of 100 megabytes on one thread, with the file in the system's cache.
let benchmarks: @Sendable () -> Void = {
  let speed = BenchmarkMetric.custom("MB/s (10^6 bytes)", polarity: .prefersLarger, useScalingFactor: false)
  Benchmark.defaultConfiguration = .init(
    metrics: [speed, .wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(10),
    maxIterations: 20)

  for table in Table.allCases {
    for isQuoted in [false, true] {
      let title = "\(table.rawValue) pods\(isQuoted ? ", every field in quotes" : "")"
      let write: @Sendable () async throws -> Void = { try TemporaryTable.write(table, isQuoted: isQuoted) }
      Benchmark("\(title): read as arrivals", configuration: .init(setup: write)) { benchmark in
        let pods = try TraceFormats.openPods(TemporaryTable.path(table, isQuoted: isQuoted))
        benchmark.measurement(
          speed,
          try megabytesASecond(benchmark) {
            var stream = try pods.arrivals(seed: 1)
            while let pod = try stream.next() { blackHole(pod) }
          })
      }

      // An openb list may be in any order, and is held in memory until that is known.
      if table == .openb {
        Benchmark("\(title): opened, all its pods held in memory", configuration: .init(setup: write)) { benchmark in
          benchmark.measurement(
            speed,
            try megabytesASecond(benchmark) {
              blackHole(try TraceFormats.openPods(TemporaryTable.path(table, isQuoted: isQuoted)))
            })
        }
      }
    }
  }
}

/// The speed at which `read` gets through a table, in whole megabytes a second.
@Sendable private func megabytesASecond(_ benchmark: Benchmark, _ read: () throws -> Void) throws -> Int {
  let start = ContinuousClock.now
  benchmark.startMeasurement()
  try read()
  benchmark.stopMeasurement()
  let (seconds, attoseconds) = (ContinuousClock.now - start).components
  return Int(Double(TemporaryTable.bytes) / 1e6 / (Double(seconds) + Double(attoseconds) * 1e-18))
}
