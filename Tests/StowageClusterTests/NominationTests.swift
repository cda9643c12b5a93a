import StowageCluster
import StowageKernel
import StowageModel
import StowageTesting
import Testing

struct NominationTests {
  private let cluster: Cluster
  private let pods: [PodID]

  init() throws {
    let cluster = try Cluster(
      nodes: ["a", "b", "c"].map { Node($0) })
    pods = (0..<3).map { index in
      cluster.add(
        PodArrival("p\(index)"))
    }
    self.cluster = cluster
  }

  @Test("a nomination is known by pod and by node, in the order in which they were made")
  func nominate() {
    #expect(!cluster.view.hasNominations)
    #expect(cluster.view.nominatedNode(of: pods[0]) == nil)
    cluster.nominate(pods[2], to: NodeID(2))
    cluster.nominate(pods[0], to: NodeID(2))
    cluster.nominate(pods[1], to: NodeID(0))
    #expect(cluster.view.hasNominations)
    #expect(cluster.view.nominatedNode(of: pods[0]) == NodeID(2))
    #expect(cluster.view.nominatedPods(on: NodeID(2)) == [pods[2], pods[0]])
    #expect(cluster.view.nominatedPods(on: NodeID(1)) == [])
    #expect(cluster.view.nominatedNodes == [NodeID(0), NodeID(2)])
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("a new nomination takes the place of the old one")
  func anew() {
    cluster.nominate(pods[0], to: NodeID(0))
    cluster.nominate(pods[0], to: NodeID(1))
    #expect(cluster.view.nominatedNodes == [NodeID(1)])
    #expect(cluster.view.nominatedPods(on: NodeID(0)) == [])
    cluster.nominate(pods[0], to: NodeID(1))
    #expect(cluster.view.nominatedPods(on: NodeID(1)) == [pods[0]])
  }

  @Test("a nomination ends when it is cleared, and when the pod is bound or given up")
  func ends() throws {
    for pod in pods { cluster.nominate(pod, to: NodeID(1)) }
    cluster.clearNomination(of: pods[0])
    #expect(cluster.view.nominatedPods(on: NodeID(1)) == [pods[1], pods[2]])
    try cluster.bind(pods[1], to: Placement(node: NodeID(0)))
    #expect(cluster.view.nominatedPods(on: NodeID(1)) == [pods[2]])
    cluster.drop(pods[2])
    #expect(!cluster.view.hasNominations)
    #expect(cluster.view.nominatedNodes == [])
    // Clearing what is not there changes nothing.
    cluster.clearNomination(of: pods[0])
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("a pod that is taken off a node has no nomination left from before")
  func unbound() throws {
    cluster.nominate(pods[0], to: NodeID(1))
    try cluster.bind(pods[0], to: Placement(node: NodeID(1)))
    cluster.unbind(pods[0])
    #expect(cluster.view.nominatedNode(of: pods[0]) == nil)
  }

  @Test("a refused placement leaves the nomination")
  func refused() {
    cluster.nominate(pods[0], to: NodeID(1))
    #expect(throws: PlacementError.self) {
      try cluster.bind(pods[0], to: Placement(node: NodeID(0), devices: DeviceSet(device: 0)))
    }
    #expect(cluster.view.nominatedNode(of: pods[0]) == NodeID(1))
  }

  @Test("the slot of a pod that has left passes on no nomination")
  func reused() {
    cluster.nominate(pods[0], to: NodeID(1))
    cluster.drop(pods[0])
    let next = cluster.add(
      PodArrival("next"))
    #expect(next.index == pods[0].index)
    #expect(next != pods[0])
    #expect(cluster.view.nominatedNode(of: next) == nil)
  }
}
