import StowageCluster
import StowageKernel
import StowageModel
import StowageTesting
import Testing

struct ClusterCopyTests {
  /// Everything that a change could touch, in text.
  private func summary(_ cluster: Cluster) -> String {
    let view = cluster.view
    let columns = (0..<view.resources.count).map { "\(view.free(ResourceColumn($0)))" }
    let nodes = (0..<view.nodeCount).map { "\(Array(view.pods(on: NodeID($0)))) \(view.nominatedPods(on: NodeID($0)))" }
    let rest = "\(view.counts) \(String(describing: view.lowestRunningPriority)) \(view.objects.budgets.count)"
    return (columns + nodes + [rest]).joined(separator: "\n")
  }

  private func original() throws -> (Cluster, running: PodID, waiting: PodID) {
    let cluster = try Cluster(
      nodes: ["a", "b"].map { Node($0) })
    let running = cluster.add(PodArrival("running", priority: 3))
    try cluster.bind(running, to: Placement(node: NodeID(0)))
    cluster.setStartTime(.seconds(5), of: running)
    let waiting = cluster.add(PodArrival("waiting"))
    cluster.nominate(waiting, to: NodeID(1))
    return (cluster, running, waiting)
  }

  /// Changes of every kind.
  private func change(_ cluster: Cluster, running: PodID, waiting: PodID) throws {
    cluster.unbind(running)
    cluster.clearNomination(of: waiting)
    try cluster.bind(waiting, to: Placement(node: NodeID(1)))
    cluster.markTerminating(waiting)
    cluster.setStartTime(.seconds(9), of: running)
    cluster.nominate(running, to: NodeID(0))
    cluster.add(PodArrival("new", cpu: "77m", priority: -1))
    try cluster.add(Node("c"))
    cluster.put(PodDisruptionBudget(metadata: ObjectMeta(name: "x"), selector: nil))
  }

  @Test("a copy is as the cluster was, with a log that begins anew")
  func same() throws {
    let (cluster, running, waiting) = try original()
    let copy = Cluster(copying: cluster)
    #expect(summary(copy) == summary(cluster))
    #expect(copy.view.name(of: running) == "running")
    #expect(copy.view.startTime(of: running) == .seconds(5))
    #expect(copy.view.nominatedNode(of: waiting) == NodeID(1))
    #expect(copy.log.end == 0)
    #expect(copy.brokenInvariants().isEmpty)
  }

  @Test("what happens to the copy leaves the cluster alone")
  func copyChanges() throws {
    let (cluster, running, waiting) = try original()
    let before = summary(cluster)
    let end = cluster.log.end
    let copy = cluster.view.copy()
    try change(copy, running: running, waiting: waiting)
    #expect(summary(cluster) == before)
    #expect(cluster.log.end == end)
    #expect(cluster.view.startTime(of: running) == .seconds(5))
    #expect(!cluster.view.isTerminating(waiting))
    #expect(cluster.brokenInvariants().isEmpty)
    #expect(copy.brokenInvariants().isEmpty)
  }

  @Test("what happens to the cluster leaves the copy alone")
  func clusterChanges() throws {
    let (cluster, running, waiting) = try original()
    let copy = Cluster(copying: cluster)
    let before = summary(copy)
    try change(cluster, running: running, waiting: waiting)
    #expect(summary(copy) == before)
    #expect(copy.view.startTime(of: running) == .seconds(5))
    #expect(copy.brokenInvariants().isEmpty)
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("the same changes make both the same")
  func sameChanges() throws {
    let (cluster, running, waiting) = try original()
    let copy = Cluster(copying: cluster)
    try change(cluster, running: running, waiting: waiting)
    try change(copy, running: running, waiting: waiting)
    #expect(summary(copy) == summary(cluster))
  }
}
