import Benchmark
import BusyCluster
import StowageKit

/// Decisions: how many a second, by policy and by the number of nodes. Throughput is in thousands of decisions, or in
/// decisions on the plain path. A decision is a whole step: one pod leaves, one arrives, is decided and bound.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.throughput, .wallClock, .peakMemoryResident], warmupIterations: 1, scalingFactor: .kilo,
    maxDuration: .seconds(5), maxIterations: 5_000)

  func measure(
    _ title: String, nodes: Int, shapes: Int = 20, neighbours: Bool = false, path: DecisionPath = .fast,
    make: @escaping @Sendable () -> (any SchedulingPolicy)?
  ) {
    var configuration = Benchmark.defaultConfiguration
    if path == .plain { configuration.scalingFactor = .one }
    // One cluster for all samples: filling a large one takes longer than all of them.
    var cached: (cluster: BusyCluster, policy: any SchedulingPolicy)?
    Benchmark("\(title): decisions, \(nodes) nodes, 80 % full", configuration: configuration) { benchmark in
      if cached == nil, var policy = make() {
        var busy = try BusyCluster(nodes: nodes, shapes: shapes, neighbours: neighbours, policy: &policy)
        // Until all that is kept of shapes and nodes is there.
        for _ in 0..<10_000 { try busy.replaceOne(&policy) }
        if path == .plain { policy = PolicySettings(path: .plain).applied(to: policy) }
        cached = (busy, policy)
      }
      guard case (var busy, var policy)? = cached else { return }
      // Nobody else holds the policy now, so that it is changed in place.
      cached = nil
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { try busy.replaceOne(&policy) }
      benchmark.stopMeasurement()
      cached = (busy, policy)
    }
  }

  for nodes in [100, 1_000, 10_000] {
    for name in ["bestFit", "firstFit", "leastAllocated"] {
      measure(name, nodes: nodes) { PolicyCatalog.entry(named: name)?.make() }
    }
  }
  for nodes in [100, 1_000, 5_000, 20_000, 100_000] {
    measure("kubernetes-1.36, every node", nodes: nodes) { everyNode() }
    measure("kubernetes-1.36, every node, all shapes different", nodes: nodes, shapes: .max) { everyNode() }
  }
  for neighbours in [false, true] {
    let title = "kubernetes-1.36, every node" + (neighbours ? ", zone spread and anti-affinity" : "")
    measure("\(title), plain path", nodes: 5_000, neighbours: neighbours, path: .plain) { everyNode() }
  }
  measure("kubernetes-1.36, sampled", nodes: 5_000) { KubernetesScheduler(profile: .defaults(.v1_36)) }
  measure("kubernetes-1.36, every node, zone spread and anti-affinity", nodes: 5_000, neighbours: true) { everyNode() }
  measure("kubernetes-1.36, sampled, zone spread and anti-affinity", nodes: 5_000, neighbours: true) {
    KubernetesScheduler(profile: .defaults(.v1_36))
  }
}
