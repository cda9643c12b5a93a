import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageSimulation
import StowageTesting
import Testing

/// The engine in its plainest form: at every instant, as long as any waiting pod can be placed, the first in order that can
/// is placed.
private struct PlainSimulation {
  let cluster: Cluster
  var waiting: [(pod: PodID, ticket: Int)] = []
  var ends: [(time: Instant, pod: PodID, ticket: Int)] = []

  init(nodes: [Node]) throws { cluster = try Cluster(nodes: nodes) }

  mutating func run(_ pods: [PodArrival], policy: inout LoggingPolicy, seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "policy")
    var upcoming = pods[...]
    var ticket = 0
    while let now = [ends.map(\.time).min(), upcoming.first?.time].compactMap({ $0 }).min() {
      for end in ends.filter({ $0.time == now }).sorted(by: { $0.ticket < $1.ticket }) { cluster.complete(end.pod) }
      ends.removeAll { $0.time == now }
      while let arrival = upcoming.first, arrival.time == now {
        upcoming.removeFirst()
        waiting.append((cluster.add(arrival), ticket))
        ticket += 1
      }
      while try placeFirst(at: now, by: &policy, &random, &ticket) {}
    }
  }

  /// Places the first waiting pod, by priority and age, that can be placed; whether there was one.
  private mutating func placeFirst(
    at now: Instant, by policy: inout LoggingPolicy, _ random: inout RandomStream, _ ticket: inout Int
  ) throws -> Bool {
    let order = waiting.sorted {
      let left = priority($0.pod)
      let right = priority($1.pod)
      return left == right ? $0.ticket < $1.ticket : left > right
    }
    for (pod, _) in order {
      guard let info = PodInfo(pod, in: cluster.view),
        case .place(let placement) = policy.decide(info, in: cluster.view, random: &random)
      else { continue }
      try cluster.bind(pod, to: placement)
      waiting.removeAll { $0.pod == pod }
      let duration = cluster.view.duration(of: pod)
      ticket += 1
      if duration != .infinite { ends.append((now + duration, pod, ticket)) }
      return true
    }
    return false
  }

  private func priority(_ pod: PodID) -> Int32 { PodInfo(pod, in: cluster.view)?.shape.priority ?? 0 }
}

struct PlainSimulationTests {
  @Test("lines of equal pods that sleep until there is room decide as asking every pod every time", arguments: 1...16)
  func sameDecisions(seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed), nodes: 5, pods: 90)
    // kube-scheduler draws from the seed for pods that it refuses, too, so that it matters how often they are asked for.
    let entries = PolicyCatalog.entries.filter { !$0.name.hasPrefix("kubernetes") }
    for offset in 0..<2 {
      let entry = entries[(seed + offset * 4) % entries.count]
      let fast = PlacementLog()
      let simulation = try Simulation(
        nodes: workload.nodes, arrivals: FixedWorkload(workload.pods).arrivals(seed: 0),
        policy: LoggingPolicy(entry.make(), fast), seed: 9)
      _ = try simulation.run()
      let plain = PlacementLog()
      var plainSimulation = try PlainSimulation(nodes: workload.nodes)
      var policy = LoggingPolicy(entry.make(), plain)
      try plainSimulation.run(workload.pods, policy: &policy, seed: 9)
      #expect(fast.entries == plain.entries, "seed \(seed), \(entry.name)")
      #expect(simulation.counts == plainSimulation.cluster.view.counts)
    }
  }
}
