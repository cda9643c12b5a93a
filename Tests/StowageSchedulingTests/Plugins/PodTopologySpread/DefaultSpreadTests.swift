import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// What pods without constraints are scored by: hosts with skew 3, zones with skew 5 (podtopologyspread/plugin.go and
/// plugins/helper/spread.go, 1.34).
struct DefaultSpreadTests {
  private let plugin = PodTopologySpread()
  private static let host = "kubernetes.io/hostname"
  private static let zone = "topology.kubernetes.io/zone"

  /// Nodes a, b and c with 2, 0 and 1 web pods; c is in no zone.
  private func cluster() throws -> Cluster {
    let cluster = try Cluster.labelled(
      [Self.host: "a", Self.zone: "z1"], [Self.host: "b", Self.zone: "z2"], [Self.host: "c"])
    try cluster.bind(labels: SpreadCase.web, to: 0, count: 2)
    try cluster.bind(labels: SpreadCase.web, to: 2)
    return cluster
  }

  private func service(_ selector: [String: String], namespace: String = "ns") -> Service {
    Service(metadata: ObjectMeta(name: "s\(selector.count)", namespace: namespace), selector: selector)
  }

  private func owner(_ kind: PodOwner.Kind, _ selector: LabelSelector?) -> PodOwner {
    PodOwner(kind: kind, metadata: ObjectMeta(name: "o", namespace: "ns"), selector: selector)
  }

  private func scores(
    _ cluster: Cluster, labels: [String: String] = SpreadCase.web, owner kind: PodOwner.Kind? = nil
  ) throws -> [Int64]? {
    let controller = kind.map { OwnerReference(kind: $0.rawValue, name: "o", isController: true) }
    return cluster.scores(try cluster.waiting(labels: labels, controller: controller), plugin)
  }

  // Three hosts: ln 5 = 1.6094, and 2 for the skew. Zones z1, z2 and, for c, one without a name: ln 5, and 4.
  // a: 2 * 1.6094 + 2 + 2 * 1.6094 + 4 = 12.44 -> 12. b: 2 + 4 = 6. c: 1.6094 + 2 = 3.61 -> 4, the zone adding nothing.
  // 100 * (12 + 4 - s) / 12: 33, 83, 100.
  @Test("a node without zone is scored by its host alone, but adds a domain to the zones' weight")
  func unlabelledNode() throws {
    let cluster = try cluster()
    cluster.contents.services = [service(SpreadCase.web)]
    #expect(cluster.rawScores(try cluster.waiting(labels: SpreadCase.web), plugin) == [12, 6, 4])
    #expect(try scores(cluster) == [33, 83, 100])
    // Without c ln 4 goes for both: a: 4 * 1.3863 + 6 = 11.55 -> 12, b: 6; 100 * 6 / 12 = 50.
    let pod = try cluster.waiting(labels: SpreadCase.web)
    #expect(cluster.scores(pod, plugin, feasible: [0, 1])?.prefix(2) == [50, 100])
  }

  @Test("a pod that no service reaches and nobody owns has no score")
  func nobody() throws {
    let cluster = try cluster()
    #expect(try scores(cluster) == nil)
    cluster.contents.services = [service(["app": "db"]), service(SpreadCase.web, namespace: "other"), service([:])]
    #expect(try scores(cluster) == nil)
    #expect(try scores(cluster, owner: .replicaSet) == nil)
  }

  @Test(
    "replica sets, stateful sets and replication controllers stand in for a service",
    arguments: [
      PodOwner.Kind.replicaSet, .statefulSet, .replicationController,
    ])
  func owners(kind: PodOwner.Kind) throws {
    let cluster = try cluster()
    cluster.contents.owners = [owner(kind, SpreadCase.selector)]
    #expect(try scores(cluster, owner: kind) == [33, 83, 100])
    cluster.contents.owners = [owner(kind, nil)]
    #expect(try scores(cluster, owner: kind) == nil)
  }

  // Pods must be meant by the service and by the owner: of a's two pods one is of the tier.
  // a: 2 * 1.6094 + 6 = 9.22 -> 9, b: 6, c: 0 + 2. 100 * (9 + 2 - s) / 9: 22, 55, 100.
  @Test("what services and owner select must hold together")
  func together() throws {
    let cluster = try cluster()
    try cluster.bind(labels: ["app": "web", "tier": "x"], to: 0)
    cluster.contents.services = [service(SpreadCase.web)]
    cluster.contents.owners = [owner(.replicaSet, LabelSelector(matchLabels: ["tier": "x"]))]
    #expect(try scores(cluster, labels: ["app": "web", "tier": "x"], owner: .replicaSet) == [22, 55, 100])
  }

  // The service means app=web, the controller app=db: a replication controller's labels take the place of equal keys,
  // so db pods count: a and c none, b 1: 2 * 1.6094 + 6 = 9.22 -> 9; a 6; c 2. A replica set's stand beside them: no
  // pod is both, and a, b and c have 6, 6 and 2 alike.
  @Test("where both select by one key, a replication controller's value wins, a replica set's stands beside")
  func sameKey() throws {
    let cluster = try cluster()
    try cluster.bind(labels: ["app": "db"], to: 1)
    cluster.contents.services = [service(SpreadCase.web)]
    func raw(_ kind: PodOwner.Kind) throws -> [Int64] {
      cluster.contents.owners = [owner(kind, LabelSelector(matchLabels: ["app": "db"]))]
      let controller = OwnerReference(kind: kind.rawValue, name: "o", isController: true)
      return cluster.rawScores(try cluster.waiting(labels: SpreadCase.web, controller: controller), plugin)
    }
    #expect(try raw(.replicationController) == [6, 9, 2])
    #expect(try raw(.replicaSet) == [6, 6, 2])
  }
}
