import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Constraints that forbid (podtopologyspread/filtering.go, 1.34).
struct SpreadFilterTests {
  private let filter = PodTopologySpread()

  private func accepting(_ cluster: Cluster, _ spec: PodSpec, labels: [String: String] = SpreadCase.web) throws
    -> [Bool]
  {
    cluster.rejections(of: try cluster.waiting(spec, labels: labels), by: filter).map { rejection in
      if let rejection { #expect(rejection.reasons == SpreadCase.broken && rejection.code == .unschedulable) }
      return rejection == nil
    }
  }

  // count + 1 - least <= maxSkew, over zones with 3, 2 and 1 pods: 3, 2 and 1 above the least.
  @Test(
    "a domain takes the pod while it is not more than maxSkew ahead of the emptiest",
    arguments: [(1, [false, false, true]), (2, [false, true, true]), (3, [true, true, true])] as [(Int32, [Bool])])
  func skew(maxSkew: Int32, expected: [Bool]) throws {
    #expect(try accepting(SpreadCase.zones(3, 2, 1), SpreadCase.spec(SpreadCase.hard(maxSkew))) == expected)
  }

  // The pod itself does not count where the selector does not mean it: 2, 1 and 0 above the least.
  @Test(
    "a pod that its own selector does not mean adds nothing",
    arguments: [(1, [false, true, true]), (2, [true, true, true])] as [(Int32, [Bool])])
  func notSelfMatching(maxSkew: Int32, expected: [Bool]) throws {
    let spec = SpreadCase.spec(SpreadCase.hard(maxSkew))
    #expect(try accepting(SpreadCase.zones(3, 2, 1), spec, labels: ["app": "db"]) == expected)
  }

  // Two domains with 2 and 1: least 1, skews 2 and 1. With fewer domains than asked for the least is 0: 3 and 2.
  @Test(
    "with fewer domains than minDomains the emptiest counts as empty",
    arguments: [
      (nil, 1, [false, true]), (1, 1, [false, true]), (2, 1, [false, true]), (3, 1, [false, false]),
      (3, 2, [false, true]), (3, 3, [true, true]),
    ] as [(Int32?, Int32, [Bool])])
  func minDomains(minDomains: Int32?, maxSkew: Int32, expected: [Bool]) throws {
    let spec = SpreadCase.spec(SpreadCase.hard(maxSkew, minDomains: minDomains))
    #expect(try accepting(SpreadCase.zones(2, 1), spec) == expected)
  }

  // `{}` counts no pod in any domain, but means the pod itself: 0 + 1 - 0 <= 1 everywhere, however full a domain is.
  // Without a selector nothing is meant, not even the pod.
  @Test("the empty selector and no selector count nobody")
  func emptySelectors() throws {
    for selector in [LabelSelector(), nil] {
      #expect(
        try accepting(SpreadCase.zones(5, 0), SpreadCase.spec(SpreadCase.hard(selector: selector))) == [true, true])
    }
  }

  @Test("pods of other namespaces and pods that are being deleted don't count")
  func whoCounts() throws {
    let cluster = try SpreadCase.zones(0, 0)
    try cluster.bind(labels: SpreadCase.web, namespace: "other", to: 0, count: 3)
    for pod in try cluster.bind(labels: SpreadCase.web, to: 0, count: 3) { cluster.markTerminating(pod) }
    #expect(try accepting(cluster, SpreadCase.spec(SpreadCase.hard())) == [true, true])
    try cluster.bind(labels: SpreadCase.web, to: 0)
    #expect(try accepting(cluster, SpreadCase.spec(SpreadCase.hard())) == [false, true])
  }

  // rev=2 has 1 and 0 pods, rev=1 has 0 and 3.
  @Test("matchLabelKeys leave the pods that share the pod's values; a key that the pod lacks says nothing")
  func matchLabelKeys() throws {
    let cluster = try SpreadCase.zones(0, 0)
    try cluster.bind(labels: ["app": "web", "rev": "2"], to: 0)
    try cluster.bind(labels: ["app": "web", "rev": "1"], to: 1, count: 3)
    var constraint = SpreadCase.hard()
    constraint.matchLabelKeys = ["rev"]
    let spec = SpreadCase.spec(constraint)
    #expect(try accepting(cluster, spec, labels: ["app": "web", "rev": "2"]) == [false, true])
    #expect(try accepting(cluster, spec, labels: ["app": "web", "rev": "1"]) == [true, false])
    #expect(try accepting(cluster, spec) == [true, false])
    // They turn the empty selector into one that means something; no selector stays none.
    constraint.labelSelector = LabelSelector()
    #expect(
      try accepting(cluster, SpreadCase.spec(constraint), labels: ["rev": "1"]) == [true, false])
    constraint.labelSelector = nil
    #expect(try accepting(cluster, SpreadCase.spec(constraint), labels: ["rev": "1"]) == [true, true])
  }

  @Test("a node that lacks a key is no choice and can't be helped")
  func missingKey() throws {
    let cluster = try Cluster.labelled(["zone": "z1"], [:])
    let pod = try cluster.waiting(SpreadCase.spec(SpreadCase.hard()), labels: SpreadCase.web)
    #expect(cluster.reasons(pod, filter) == [[], SpreadCase.unlabelled])
    #expect(cluster.codes(pod, filter)[1] == .unschedulableAndUnresolvable)
  }

  // Node c lacks the rack: its zone z2, empty, does not count, so the least is 2 and not 0; a is 1 ahead with the pod.
  // The soft constraint's key is not needed for that.
  @Test("only nodes with the keys of all hard constraints make domains")
  func allKeys() throws {
    let cluster = try Cluster.labelled(["zone": "z1", "rack": "r1"], ["zone": "z1", "rack": "r2"], ["zone": "z2"])
    try cluster.bind(labels: SpreadCase.web, to: 0)
    try cluster.bind(labels: SpreadCase.web, to: 1)
    let both = try cluster.waiting(
      SpreadCase.spec(SpreadCase.hard(), SpreadCase.hard(key: "rack"), SpreadCase.soft(key: "room")),
      labels: SpreadCase.web)
    #expect(cluster.reasons(both, filter) == [[], [], SpreadCase.unlabelled])
    let one = try cluster.waiting(SpreadCase.spec(SpreadCase.hard()), labels: SpreadCase.web)
    #expect(cluster.reasons(one, filter) == [SpreadCase.broken, SpreadCase.broken, []])
  }

  @Test("soft constraints forbid nothing")
  func softOnly() throws {
    #expect(try accepting(SpreadCase.zones(9, 0), SpreadCase.spec(SpreadCase.soft())) == [true, true])
  }
}
