import StowageCluster
import StowageModel
import Testing

struct NodeOrderTests {
  private let zone = "topology.kubernetes.io/zone"
  private let region = "topology.kubernetes.io/region"
  private let oldZone = "failure-domain.beta.kubernetes.io/zone"
  private let oldRegion = "failure-domain.beta.kubernetes.io/region"

  private func order(_ nodes: [(String, [String: String])]) throws -> [String] {
    let cluster = try Cluster(
      nodes: nodes.map { Node(metadata: ObjectMeta(name: $0.0, labels: $0.1), allocatable: [.cpu: 1]) })
    return cluster.view.nodeOrder.map { cluster.view.nodeName($0) }
  }

  @Test("one node of each zone in turn, zones in the order in which they came first")
  func interleaved() throws {
    // z2 came first, then z1; inside a zone the nodes keep their order.
    let nodes = [
      ("a", [zone: "z2"]), ("b", [zone: "z2"]), ("c", [zone: "z1"]), ("d", [zone: "z2"]), ("e", [zone: "z1"]),
    ]
    #expect(try order(nodes) == ["a", "c", "b", "e", "d"])
  }

  @Test("a zone that has run out is passed over")
  func uneven() throws {
    let nodes = [
      ("a1", [zone: "a"]), ("a2", [zone: "a"]), ("a3", [zone: "a"]), ("a4", [zone: "a"]), ("b1", [zone: "b"]),
      ("c1", [zone: "c"]), ("c2", [zone: "c"]),
    ]
    #expect(try order(nodes) == ["a1", "b1", "c1", "a2", "c2", "a3", "a4"])
  }

  @Test("nodes without labels are a zone of their own")
  func withoutLabels() throws {
    #expect(try order([("a", [:]), ("b", [:]), ("c", [:])]) == ["a", "b", "c"])
    #expect(try order([("a", [:]), ("b", [:]), ("c", [zone: "z"]), ("d", [:])]) == ["a", "c", "b", "d"])
  }

  @Test("zones of one name in two regions are two")
  func regions() throws {
    let nodes = [
      ("a", [region: "r1", zone: "z"]), ("b", [region: "r1", zone: "z"]), ("c", [region: "r2", zone: "z"]),
    ]
    #expect(try order(nodes) == ["a", "c", "b"])
  }

  @Test("labels of old win over those of today, the region's and the zone's each for itself")
  func oldLabels() throws {
    // By today's labels a and b would be two zones; by the old one they are one, and c is another.
    let nodes = [
      ("a", [oldZone: "x", zone: "1"]), ("b", [oldZone: "x", zone: "2"]), ("c", [zone: "1"]),
      ("d", [oldRegion: "", region: "r", zone: "1"]),
    ]
    // d's region is empty by the old label, so it is in c's zone.
    #expect(try order(nodes) == ["a", "c", "b", "d"])
  }

  @Test("no nodes have no order")
  func empty() throws {
    #expect(try order([]) == [])
  }
}
