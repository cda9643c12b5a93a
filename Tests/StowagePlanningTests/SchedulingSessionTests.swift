import StowageCluster
import StowagePlanning
import StowageScheduling
import Testing

struct SchedulingSessionTests {
  @Test("each pod is decided on the cluster as the ones before left it")
  func oneAfterTheOther() throws {
    let found = try Written.cluster(
      Written.node("a", cpu: "2"), Written.node("b", cpu: "2"), Written.pod("p1", cpu: "1500m"),
      Written.pod("p2", cpu: "1500m"), Written.pod("p3", cpu: "1500m"))
    var session = try SchedulingSession(found, profile: .defaults(.v1_36), tieBreak: .firstName)
    let decisions = try session.decideAll()
    // Each node has room for one: the third pod is 1000m short on both.
    #expect(decisions.map(\.node) == ["a", "b", nil])
    #expect(decisions.map(\.outcome) == [.scheduled, .scheduled, .unschedulable])
    #expect(decisions[0].bestNodes == ["a", "b"])
    #expect(decisions[2].nodes.map(\.reasons) == [["Insufficient cpu"], ["Insufficient cpu"]])
  }

  @Test("the first name is first by name, not by place in the input")
  func firstName() throws {
    let found = try Written.cluster(Written.node("b"), Written.node("a"), Written.pod("p"))
    var session = try SchedulingSession(found, profile: .defaults(.v1_36), tieBreak: .firstName)
    #expect(try session.decideAll().map(\.node) == ["a"])
  }

  @Test("chance decides between equals by the seed alone", arguments: [1, 2, 3] as [UInt64])
  func seeds(seed: UInt64) throws {
    let found = try Written.cluster(
      Written.node("a"), Written.node("b"), Written.node("c"), Written.pod("p"), Written.pod("q"), Written.pod("r"))
    func decide() throws -> [PodDecision] {
      var session = try SchedulingSession(found, profile: .defaults(.v1_36), seed: seed)
      return try session.decideAll()
    }
    #expect(try decide() == decide())
  }
}

extension SchedulingSessionTests {
  @Test(
    "a pod that is preempted has been evicted, not done, as in a simulation",
    arguments: [.plain, .fast] as [SchedulingSession.Way])
  func victims(way: SchedulingSession.Way) throws {
    let found = try Written.cluster(
      Written.node("a", cpu: "1"), Written.pod("low", cpu: "1", on: "a"),
      Written.pod("high", cpu: "1", spec: "priority: 100"))
    var session = try SchedulingSession(found, profile: .defaults(.v1_36), tieBreak: .firstName, way: way)
    let decisions = try session.decideAll()
    #expect(decisions.map(\.destination) == ["a"])
    let counts = session.view.counts
    #expect(counts.evicted == 1 && counts.done == 0 && counts.running == 1)
    #expect(session.view.evictedPods(by: .preempted) == 1)
  }
}

extension SchedulingSessionTests {
  @Test("each pod is decided once, and only the plain way has an account of every node")
  func once() throws {
    let found = try Written.cluster(Written.node("a"), Written.node("b"), Written.pod("p"), Written.pod("q"))
    for way in [SchedulingSession.Way.plain, .fast, .checked] {
      var session = try SchedulingSession(found, profile: .defaults(.v1_36), tieBreak: .firstName, way: way)
      let decisions = try session.decideAll()
      #expect(session.decisionCount == 2)
      #expect(decisions.allSatisfy { $0.nodes.isEmpty == (way == .fast) })
    }
  }
}
