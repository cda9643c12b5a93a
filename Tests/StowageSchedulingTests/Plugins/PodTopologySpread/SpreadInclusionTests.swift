import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Which nodes make domains (podtopologyspread/common.go, 1.34).
struct SpreadInclusionTests {
  typealias Policy = TopologySpreadConstraint.InclusionPolicy

  /// Zones with 2, 1 and 0 web pods; the last is hdd and tainted, the others ssd.
  private func cluster() throws -> Cluster {
    let cluster = try Cluster(
      nodes: [("z1", "ssd"), ("z2", "ssd"), ("z3", "hdd")].map { zone, disk in
        Node(
          metadata: ObjectMeta(name: zone, labels: ["zone": zone, "disk": disk]),
          taints: disk == "hdd" ? [Taint(key: "slow", effect: .noSchedule)] : [], allocatable: [.pods: 110])
      })
    try cluster.bind(labels: SpreadCase.web, to: 0, count: 2)
    try cluster.bind(labels: SpreadCase.web, to: 1)
    return cluster
  }

  // maxSkew 2. If z3 counts, the least is 0 and the skews are 3, 2 and 1: z1 is refused. If it does not, the least is 1:
  // 2 and 1 above it, and z3 itself 0 + 1 - 1. The affinity is the pod's node selector disk=ssd.
  @Test(
    "nodes that the pod can't be on for affinity or taints count or not by the constraint's policies",
    arguments: [
      (.honor, .ignore, true, false, true), (.honor, .ignore, false, false, false),
      (.ignore, .ignore, true, false, false), (.ignore, .honor, true, false, true),
      (.ignore, .honor, false, false, true), (.ignore, .honor, false, true, false),
      (.honor, .honor, false, true, false), (.honor, .honor, true, true, true), (.honor, .honor, false, false, true),
    ] as [(Policy, Policy, Bool, Bool, Bool)])
  func policies(affinity: Policy, taints: Policy, selects: Bool, tolerates: Bool, isFirstTaken: Bool) throws {
    let cluster = try cluster()
    var constraint = SpreadCase.hard(2)
    constraint.nodeAffinityPolicy = affinity
    constraint.nodeTaintsPolicy = taints
    var spec = SpreadCase.spec(constraint)
    if selects { spec.nodeSelector = ["disk": "ssd"] }
    if tolerates { spec.tolerations = [Toleration(key: "slow", operator: .exists)] }
    let pod = try cluster.waiting(spec, labels: SpreadCase.web)
    #expect(cluster.codes(pod, PodTopologySpread()) == [isFirstTaken ? nil : .unschedulable, nil, nil])
  }

  @Test("a required term of node affinity counts as the node selector does")
  func requiredTerm() throws {
    let cluster = try cluster()
    var spec = SpreadCase.spec(SpreadCase.hard(2))
    spec.affinity.requiredNodes = NodeSelector(nodeSelectorTerms: [
      NodeSelectorTerm(matchExpressions: [NodeSelectorRequirement(key: "disk", operator: .in, values: ["ssd"])])
    ])
    let pod = try cluster.waiting(spec, labels: SpreadCase.web)
    #expect(cluster.codes(pod, PodTopologySpread()) == [nil, nil, nil])
  }

  @Test("a PreferNoSchedule taint leaves a node in the count")
  func softTaint() throws {
    let cluster = try Cluster(nodes: [
      Node(metadata: ObjectMeta(name: "a", labels: ["zone": "z1"]), allocatable: [.pods: 9]),
      Node(
        metadata: ObjectMeta(name: "b", labels: ["zone": "z2"]), taints: [Taint(key: "k", effect: .preferNoSchedule)],
        allocatable: [.pods: 9]),
    ])
    try cluster.bind(labels: SpreadCase.web, to: 0)
    var constraint = SpreadCase.hard()
    constraint.nodeTaintsPolicy = .honor
    let pod = try cluster.waiting(SpreadCase.spec(constraint), labels: SpreadCase.web)
    #expect(cluster.codes(pod, PodTopologySpread()) == [.unschedulable, nil])
  }

  // minDomains counts domains with at least one node that counts: of 3 zones z3 is left out, 2 < 3, so the least is 0.
  @Test("a zone without a node that counts is no domain to minDomains either")
  func minDomains() throws {
    let cluster = try cluster()
    var constraint = SpreadCase.hard(2, minDomains: 3)
    constraint.nodeTaintsPolicy = .honor
    let pod = try cluster.waiting(SpreadCase.spec(constraint), labels: SpreadCase.web)
    #expect(cluster.codes(pod, PodTopologySpread()) == [.unschedulable, nil, nil])
  }
}
