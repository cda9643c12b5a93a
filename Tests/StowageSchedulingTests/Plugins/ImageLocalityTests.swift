import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Images that are there already (imagelocality/image_locality.go, 1.34 and 1.36).
struct ImageLocalityTests {
  private let plugin = ImageLocality()
  private static let mebibyte: Int64 = 1 << 20

  /// Nodes with these images by name and size.
  private func cluster(_ images: [(String, Int64)]...) throws -> Cluster {
    try Cluster(
      nodes: images.enumerated().map { index, images in
        Node(
          metadata: ObjectMeta(name: "n\(index)"), allocatable: [.pods: 9],
          images: images.map { NodeImage(names: [$0.0], sizeBytes: $0.1) })
      })
  }

  private func spec(_ images: String..., starting: [String] = [], mounted: [String] = []) -> PodSpec {
    PodSpec(
      containers: images.enumerated().map { Container(name: "c\($0.offset)", image: $0.element) },
      initContainers: starting.enumerated().map { Container(name: "i\($0.offset)", image: $0.element) },
      volumes: mounted.enumerated().map { PodVolume(name: "v\($0.offset)", source: .image(reference: $0.element)) })
  }

  // 100 * (size - 23 MiB) / 977 MiB, cut, with the size held between 23 MiB and 1000 MiB. 511.5 MiB is half way.
  @Test(
    "one container's image scores between 23 MiB and 1000 MiB",
    arguments: [
      (0, 0), (23 * mebibyte, 0), (32 * mebibyte, 0), (33 * mebibyte, 1), (536_346_623, 49), (536_346_624, 50),
      (1_000 * mebibyte - 1, 99), (1_000 * mebibyte, 100), (4_000 * mebibyte, 100),
    ] as [(Int64, Int64)])
  func thresholds(size: Int64, expected: Int64) throws {
    let cluster = try cluster([("app:1", size)])
    #expect(cluster.scores(try cluster.waiting(spec("app:1")), plugin) == [expected])
  }

  // Two containers: the range ends at 2000 MiB. 500 twice: 100 * 977 / 1977 = 49. 1000 once: the same.
  @Test("every container, init containers too, adds to the sum and widens the range")
  func containers() throws {
    let cluster = try cluster([("half:1", 500 * Self.mebibyte), ("full:1", 1_000 * Self.mebibyte)])
    func score(_ spec: PodSpec) throws -> [Int64]? { cluster.scores(try cluster.waiting(spec), plugin) }
    #expect(try score(spec("half:1", "half:1")) == [49])
    #expect(try score(spec("full:1", "none:1")) == [49])
    #expect(try score(spec("full:1", starting: ["none:1"])) == [49])
    #expect(try score(spec("none:1", starting: ["full:1"])) == [49])
    #expect(try score(spec("full:1", starting: ["full:1"])) == [100])
    #expect(try score(PodSpec()) == [0])
  }

  // 900 MiB on 2 of 3 nodes count 600 MiB: 100 * 577 / 977 = 59. On 1 of 3: 300 MiB, 277 / 977 -> 28.
  // On 3 of 11 nodes 238683863 bytes are 65095599 exactly, which is 4 percent to the byte; the factor 3/11 in floating
  // point makes 65095598.99... of it, one byte less: 3.
  @Test("an image counts by the share of all nodes that have it, cut to whole bytes")
  func spread() throws {
    let twoThirds = try cluster([("a:1", 900 * Self.mebibyte)], [("a:1", 900 * Self.mebibyte)], [])
    #expect(twoThirds.scores(try twoThirds.waiting(spec("a:1")), plugin) == [59, 59, 0])
    let oneThird = try cluster([], [("a:1", 900 * Self.mebibyte)], [])
    #expect(oneThird.scores(try oneThird.waiting(spec("a:1")), plugin) == [0, 28, 0])
    let image = [("a:1", Int64(238_683_863))]
    let eleven = try cluster(image, image, image, [], [], [], [], [], [], [], [])
    #expect(eleven.scores(try eleven.waiting(spec("a:1")), plugin)?.prefix(4) == [3, 3, 3, 0])
    let whole = try cluster([("a:1", 65_095_599)])
    #expect(whole.scores(try whole.waiting(spec("a:1")), plugin) == [4])
  }

  @Test(
    "a name without tag means the tag latest; a port in the registry's name is no tag, and a digest is left alone",
    arguments: [
      ("app", "app:latest", true), ("app", "app", false), ("app:latest", "app:latest", true),
      ("app:1", "app:latest", false), ("reg:5000/app", "reg:5000/app:latest", true),
      ("reg:5000/app", "reg:5000/app", false), ("reg:5000/app:1", "reg:5000/app:1", true),
      ("app@sha256:0a", "app@sha256:0a", true), ("reg:5000/team/app@sha256:0a", "reg:5000/team/app@sha256:0a", true),
      ("team/app", "team/app:latest", true), ("app", "docker.io/library/app:latest", false), ("App:1", "app:1", false),
    ])
  func names(wanted: String, there: String, isFound: Bool) throws {
    let cluster = try cluster([(there, 1_000 * Self.mebibyte)])
    #expect(cluster.scores(try cluster.waiting(spec(wanted)), plugin) == [isFound ? 100 : 0])
  }

  @Test("an image goes by any of its names")
  func severalNames() throws {
    let image = NodeImage(names: ["app@sha256:0a", "app:1"], sizeBytes: 1_000 * Self.mebibyte)
    let cluster = try Cluster(nodes: [
      Node(metadata: ObjectMeta(name: "a"), allocatable: [.pods: 9], images: [image])
    ])
    #expect(cluster.scores(try cluster.waiting(spec("app:1")), plugin) == [100])
    #expect(cluster.scores(try cluster.waiting(spec("app@sha256:0a")), plugin) == [100])
  }

  // kube-scheduler's cache keeps one state a name and fills in its size where it first sees the name: 1000 MiB for
  // all three nodes, 100 each. The name that the second node lists twice still counts once.
  @Test("the size of an image is what the first node says that has it")
  func sizes() throws {
    let large = Self.mebibyte * 1_000
    let cluster = try cluster([("a:1", large)], [("a:1", Self.mebibyte), ("a:1", 2 * large)], [("a:1", 0)])
    #expect(cluster.scores(try cluster.waiting(spec("a:1")), plugin) == [100, 100, 100])
  }

  // The volume's 500 MiB add to the sum, and the range stays that of the one container: 100 * 477 / 977 = 48.
  @Test("image volumes count in 1.36 and not in 1.34")
  func imageVolumes() throws {
    let cluster = try cluster([("model", 0), ("model:latest", 500 * Self.mebibyte)], [])
    let pod = try cluster.waiting(spec("none:1", mounted: ["model"]))
    func weighted(_ version: KubernetesVersion) -> [Int64] {
      KubernetesPlugins.scorers(version).filter { $0.plugin.name == "ImageLocality" }
        .flatMap { cluster.rawScores(pod, $0.plugin) }
    }
    // 500 MiB on one of two nodes count 250: 100 * 227 / 977 = 23.
    #expect(weighted(.v1_36) == [23, 0])
    #expect(weighted(.v1_34) == [0, 0])
    let alone = try self.cluster([("model:latest", 500 * Self.mebibyte)])
    let other = try alone.waiting(spec("none:1", mounted: ["model"]))
    #expect(alone.scores(other, ImageLocality(countsImageVolumes: true)) == [48])
  }
}
