import Benchmark
import StowageKit

/// What it costs that no two pods ask for the same: a shape is made, taken into the cluster, and forgotten some day.
func addShapes() {
  for here in [1_000, 100_000] {
    Benchmark("shapes: 100,000 pods that all differ come and go, \(here) here at one time") { benchmark in
      let cluster = try Cluster(nodes: [])
      var random = RandomStream(seed: 1)
      var number: Int64 = 0
      func arrive() -> PodID {
        number += 1
        let shape = PodShape(cpuMilli: 250 + number % 64, memoryBytes: 1 << 30 + number << 10)
        return cluster.add(PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite))
      }
      var pods = (0..<here).map { _ in arrive() }
      benchmark.startMeasurement()
      for _ in 0..<100_000 {
        let place = random.next(below: here)
        cluster.drop(pods[place])
        pods[place] = arrive()
      }
      benchmark.stopMeasurement()
      blackHole(cluster.view.counts)
    }
  }
}
