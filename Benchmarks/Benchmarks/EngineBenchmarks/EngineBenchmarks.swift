import Benchmark
import StowageKit

/// The engine: what it costs to keep the future in order, and to run a whole simulation.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.throughput, .wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(10),
    maxIterations: 20)

  for timers in [1_000, 10_000, 100_000] {
    Benchmark("event queue: a million events, \(timers) timers at one time") { benchmark in
      var random = RandomStream(seed: 1)
      var queue = EventQueue<Int32>()
      for number in 0..<timers {
        queue.schedule(Int32(number), at: Instant(milliseconds: Int64(random.next(below: 1_000_000))))
      }
      benchmark.startMeasurement()
      for _ in 0..<1_000_000 {
        guard let (time, event) = queue.next() else { break }
        queue.schedule(event, at: time + Milliseconds(Int64(random.next(below: 1_000_000))))
      }
      blackHole(queue.count)
    }
  }

  // An arrival and an end a pod: two events, with a first fit that finds room on the first node.
  Benchmark("engine: 100,000 pods come and go, one node, metrics only") { benchmark in
    let node = Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 1 << 40, .memory: 1 << 50])
    let shape = PodShape(cpuMilli: 1_000, memoryBytes: 1 << 30)
    var random = RandomStream(seed: 1)
    var time: Int64 = 0
    let pods = (0..<100_000).map { number in
      time += Int64(random.next(below: 20))
      return PodArrival(
        time: Instant(milliseconds: time), name: "p\(number)", shape: shape,
        duration: Milliseconds(Int64(random.next(below: 100_000))))
    }
    let workload = FixedWorkload(pods)
    benchmark.startMeasurement()
    var simulation = try Simulation(
      nodes: [node], arrivals: workload.arrivals(seed: 1), policy: FirstFit(),
      options: SimulationOptions(recordsDetail: false))
    blackHole(try simulation.run())
  }

  // The same with everything that a report shows: charts, the map, and what is stranded for five typical pods.
  Benchmark("engine: 100,000 pods come and go, 16 nodes, recorded for a report") { benchmark in
    let nodes = (0..<16).map { number in
      Node(
        metadata: ObjectMeta(name: "n\(number)"), allocatable: [.cpu: 1 << 30, .memory: 1 << 44],
        devices: (0..<8).map { _ in GPUDevice(model: "T4") })
    }
    let shapes = (1...5).map { PodShape(cpuMilli: 1_000 * Int64($0), memoryBytes: Int64($0) << 30) }
    var random = RandomStream(seed: 1)
    var time: Int64 = 0
    let pods = (0..<100_000).map { number in
      time += Int64(random.next(below: 20))
      return PodArrival(
        time: Instant(milliseconds: time), name: "p\(number)", shape: shapes[number % shapes.count],
        duration: Milliseconds(Int64(random.next(below: 100_000))))
    }
    let workload = FixedWorkload(pods)
    let typical = try TypicalPods(of: workload, seed: 1)
    benchmark.startMeasurement()
    var simulation = try Simulation(
      nodes: nodes, arrivals: workload.arrivals(seed: 1), policy: FirstFit(), typicalPods: typical)
    blackHole(try simulation.run())
  }

  Benchmark("trace: 100,000 synthetic pods read as arrivals") { benchmark in
    let workload = SyntheticWorkload(
      WorkloadDescription(
        podCount: 100_000, arrivals: .poisson(perSecond: 10),
        classes: [
          PodClass(
            cpuMilli: .oneOf(500, 1_000), memoryBytes: .oneOf(1 << 30, 2 << 30),
            lifetimeSeconds: .logNormal(median: 600, sigma: 1))
        ]))
    benchmark.startMeasurement()
    var stream = workload.arrivals(seed: 1)
    while let arrival = try stream.next() { blackHole(arrival) }
  }

  addShapes()
  addLargeRuns()
}
