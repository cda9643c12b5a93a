import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Nodes that are asked for by name, and cordoned ones (nodename and nodeunschedulable, 1.34).
struct NodeNameTests {
  @Test("a pod that names its node may go there alone; one that names none, anywhere")
  func names() throws {
    let cluster = try Cluster.labelled([:], [:])
    let no = Rejection.Code.unschedulableAndUnresolvable
    #expect(cluster.codes(try cluster.waiting(PodSpec(nodeName: "b")), NodeName()) == [no, nil])
    #expect(cluster.codes(try cluster.waiting(PodSpec(nodeName: "c")), NodeName()) == [no, no])
    #expect(cluster.codes(try cluster.waiting(), NodeName()) == [nil, nil])
  }

  @Test(
    "a cordoned node takes pods that tolerate its taint, which need not be there",
    arguments: [
      (Toleration(key: "node.kubernetes.io/unschedulable", operator: .exists), true),
      (Toleration(key: "node.kubernetes.io/unschedulable", operator: .exists, effect: .noSchedule), true),
      (Toleration(key: "node.kubernetes.io/unschedulable", operator: .exists, effect: .noExecute), false),
      (Toleration(key: "node.kubernetes.io/unschedulable"), true),
      (Toleration(key: "node.kubernetes.io/unschedulable", value: "true"), false),
      (Toleration(operator: .exists), true), (Toleration(key: "other", operator: .exists), false),
    ])
  func cordoned(toleration: Toleration, tolerated: Bool) throws {
    let cluster = try Cluster(nodes: [
      Node(metadata: ObjectMeta(name: "a"), unschedulable: true, allocatable: [.pods: 9]),
      Node(metadata: ObjectMeta(name: "b"), allocatable: [.pods: 9]),
    ])
    let pod = try cluster.waiting(PodSpec(tolerations: [toleration]))
    let expected: Rejection.Code? = tolerated ? nil : .unschedulableAndUnresolvable
    #expect(cluster.codes(pod, NodeUnschedulable()) == [expected, nil])
  }
}
