import StowageCluster
import StowageKernel
import StowageModel
import Testing

struct ChangeLogTests {
  private func cluster(_ nodes: Int, logCapacity: Int = 1_000) throws -> Cluster {
    try Cluster(
      nodes: (0..<nodes).map { Node(metadata: ObjectMeta(name: "n\($0)"), allocatable: [.cpu: 1_000]) },
      logCapacity: logCapacity)
  }

  private func bind(_ node: Int, _ cluster: Cluster) throws -> PodID {
    let pod = cluster.add(
      PodArrival(time: .origin, name: "p", shape: PodShape(cpuMilli: 1, memoryBytes: 0), duration: .infinite))
    try cluster.bind(pod, to: Placement(node: NodeID(node)))
    return pod
  }

  @Test("nodes that changed are told once each, in the order in which they first did", arguments: [1, 2, 8, 9, 30])
  func eachOnce(count: Int) throws {
    let cluster = try cluster(count)
    let begin = cluster.log.end
    for _ in 0..<3 {
      for node in (0..<count).reversed() { _ = try bind(node, cluster) }
    }
    _ = try bind(0, cluster)
    #expect(cluster.log.nodes(since: begin, of: [.podBound]) == (0..<count).reversed().map { NodeID($0) })
  }

  @Test("only changes of the kinds asked for count")
  func kinds() throws {
    let cluster = try cluster(3)
    let begin = cluster.log.end
    let pod = try bind(1, cluster)
    _ = try bind(2, cluster)
    cluster.complete(pod)
    #expect(cluster.log.nodes(since: begin, of: [.podCompleted]) == [NodeID(1)])
    #expect(cluster.log.nodes(since: begin, of: [.podUnbound]) == [])
    #expect(cluster.log.nodes(since: begin, of: [.podBound, .podCompleted]) == [NodeID(1), NodeID(2)])
  }

  @Test("where changes have been forgotten, that is said")
  func forgotten() throws {
    let cluster = try cluster(2, logCapacity: 4)
    let begin = cluster.log.end
    for _ in 0..<3 { _ = try bind(0, cluster) }
    #expect(cluster.log.nodes(since: begin, of: [.podBound]) == nil)
  }
}
