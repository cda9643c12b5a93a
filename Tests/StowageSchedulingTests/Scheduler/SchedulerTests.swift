import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

/// What a scheduler asks, of whom, and what there is to do after.
struct SchedulerTests {
  /// Puts every pod on the one node that it knows.
  private struct OneNode: SchedulingPolicy {
    let name: String
    let node: NodeID

    mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
      .place(Placement(node: node))
    }
  }

  private let a = NodeID(0)
  private let b = NodeID(1)

  private func add(_ name: String, _ spec: PodSpec, to cluster: Cluster) {
    _ = cluster.add(
      PodArrival(time: .origin, name: name, shape: PodShape(spec: spec, namespace: "ns"), duration: .infinite))
  }

  /// Decides whoever waits and carries it out; which node each pod got.
  private func run(_ scheduler: Scheduler, _ cluster: Cluster) throws -> [String: NodeID] {
    let actuator = DryRunActuator(cluster)
    var placed: [String: NodeID] = [:]
    while let decided = scheduler.next(in: cluster.view, at: .origin) {
      if case .place(let placement) = decided.decision {
        placed[cluster.view.name(of: decided.pod.id)] = placement.node
      }
      for action in scheduler.actions(for: decided, in: cluster.view) { try actuator.carryOut(action) }
    }
    return placed
  }

  @Test("a pod is decided by the policy of its schedulerName, and by the first where it names none that is there")
  func schedulerNames() throws {
    let cluster = try VolumeCluster().cluster
    for name in ["default-scheduler", "other", "unknown"] {
      add(name, PodSpec(schedulerName: name), to: cluster)
    }
    let scheduler = Scheduler([
      (schedulerName: "default-scheduler", policy: OneNode(name: "first", node: a)),
      (schedulerName: "other", policy: OneNode(name: "second", node: b)),
    ])
    #expect(try run(scheduler, cluster) == ["default-scheduler": a, "other": b, "unknown": a])
    #expect(scheduler.waiting.isEmpty)
  }

  private func reservingCluster() throws -> VolumeCluster {
    let cluster = try VolumeCluster()
    cluster.storageClass("later")
    cluster.volume("only", class: "later", nodes: ["b"])
    cluster.claim("first", class: "later")
    cluster.claim("second", class: "later")
    return cluster
  }

  private func spec(claim: String) -> PodSpec { PodSpec(volumes: [PodVolume(name: "v", source: named(claim))]) }

  @Test("what a placed pod's policy sets aside is nobody else's: the second pod for one volume waits")
  func reserve() throws {
    let cluster = try reservingCluster().cluster
    add("one", spec(claim: "first"), to: cluster)
    add("two", spec(claim: "second"), to: cluster)
    let scheduler = Scheduler(Profile(name: "volumes", scorers: [], ranking: nil))
    #expect(try run(scheduler, cluster) == ["one": b])
    #expect(scheduler.waiting.map { cluster.view.name(of: $0) } == ["two"])
  }

  @Test("a pod that can't be bound gives back what was set aside for it, and waits")
  func unreserve() throws {
    let cluster = try reservingCluster().cluster
    add("one", spec(claim: "first"), to: cluster)
    add("two", spec(claim: "second"), to: cluster)
    let scheduler = Scheduler(Profile(name: "volumes", scorers: [], ranking: nil))
    let actuator = DryRunActuator(cluster)
    let decided = try #require(scheduler.next(in: cluster.view, at: .origin))
    #expect(decided.decision == .place(Placement(node: b)))
    let reservation = scheduler.reservation(for: decided, in: cluster.view)
    for action in reservation.actions { try actuator.carryOut(action) }
    #expect(try #require(cluster.objects.volume(named: "only")).claimRef?.name == "first")
    // Whoever binds says no.
    for action in reservation.unreserve { try actuator.carryOut(action) }
    scheduler.bindingFailed(of: decided.pod, in: cluster.view, at: .origin)
    #expect(try #require(cluster.objects.volume(named: "only")).claimRef == nil)
    // The volume is free again for the other pod, and the first pod still waits.
    #expect(try run(scheduler, cluster) == ["two": b])
    #expect(scheduler.waiting.map { cluster.view.name(of: $0) } == ["one"])
  }
}
