import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

/// Which free volume a claim gets (component-helpers' FindMatchingVolume, 1.34).
struct VolumeMatchTests {
  private let noMatch = ["node(s) didn't find available persistent volumes to bind"]

  /// What is changed about a volume that would fit, and whether it fits then.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fits: Bool
    let make: @Sendable (inout PersistentVolume) -> Void

    init(_ what: String, fits: Bool, _ make: @escaping @Sendable (inout PersistentVolume) -> Void) {
      testDescription = what
      self.fits = fits
      self.make = make
    }
  }

  // The claim is `ns/c` with the identifier `uid-c`: 10 bytes of class `local`, ReadWriteOnce, a file system.
  private static let changes = [
    Change("nothing", fits: true) { _ in },
    Change("larger", fits: true) { $0.capacityBytes = 11 },
    Change("smaller", fits: false) { $0.capacityBytes = 9 },
    Change("another class", fits: false) { $0.storageClassName = "other" },
    Change("a block device", fits: false) { $0.volumeMode = .block },
    Change("another attributes class", fits: false) { $0.attributesClassName = "fast" },
    Change("another mode", fits: false) { $0.accessModes = [.readOnlyMany] },
    Change("one mode more", fits: true) { $0.accessModes = [.readOnlyMany, .readWriteOnce] },
    Change("not yet available", fits: false) { $0.phase = .pending },
    Change("released", fits: false) { $0.phase = .released },
    Change("being deleted", fits: false) { $0.metadata.deletionTime = .origin },
    Change("kept for another", fits: false) { $0.claimRef = ClaimReference(namespace: "ns", name: "d", uid: "") },
    Change("kept for the name elsewhere", fits: false) {
      $0.claimRef = ClaimReference(namespace: "other", name: "c", uid: "")
    },
    Change("kept for an older claim of the name", fits: false) {
      $0.claimRef = ClaimReference(namespace: "ns", name: "c", uid: "older")
    },
    Change("kept for it by name", fits: true) { $0.claimRef = ClaimReference(namespace: "ns", name: "c", uid: "") },
    // One that is kept for the claim need not be available nor have its modes, but must be large enough.
    Change("kept for it, whatever its phase and modes", fits: true) {
      $0.claimRef = ClaimReference(namespace: "ns", name: "c", uid: "uid-c")
      $0.phase = .bound
      $0.accessModes = []
    },
    Change("kept for it and smaller", fits: false) {
      $0.claimRef = ClaimReference(namespace: "ns", name: "c", uid: "uid-c")
      $0.capacityBytes = 9
    },
  ]

  @Test("a volume fits by class, size, modes and phase, and by whom it is kept for", arguments: changes)
  func fits(change: Change) throws {
    let cluster = try VolumeCluster(nodes: [("a", [:])])
    cluster.storageClass("local")
    cluster.claim("c", class: "local")
    cluster.volume("pv", class: "local")
    var volume = try #require(cluster.cluster.objects.volume(named: "pv"))
    change.make(&volume)
    cluster.cluster.put(volume)
    let reasons = try cluster.reasons(cluster.pod("p", named("c")), VolumeBinding())
    #expect(reasons == [change.fits ? [] : noMatch])
  }

  @Test("a claim's selector and attributes class are met by the volume's labels and class")
  func selector() throws {
    let cluster = try VolumeCluster(nodes: [("a", [:])])
    cluster.storageClass("local")
    cluster.volume("pv", class: "local", labels: ["tier": "x"])
    func fits(_ selector: LabelSelector?, attributes: String = "") throws -> Bool {
      cluster.claim("c", class: "local")
      var claim = try #require(cluster.cluster.objects.claim(namespace: "ns", name: "c"))
      claim.spec.selector = selector
      claim.spec.attributesClassName = attributes
      cluster.cluster.put(claim)
      return try cluster.reasons(cluster.pod("p", named("c")), VolumeBinding()) == [[]]
    }
    #expect(try fits(nil))
    #expect(try fits(LabelSelector()))
    #expect(try fits(LabelSelector(matchLabels: ["tier": "x"])))
    #expect(try !fits(LabelSelector(matchLabels: ["tier": "y"])))
    #expect(try !fits(nil, attributes: "fast"))
  }

  // Volumes of 10 and 20; claims of 15 and 5, in this order. The smaller claim is served first and takes the 10, which
  // leaves the 20 for the other; the other way round both would want the 20 or one be left.
  @Test("small claims are served first, each by the smallest volume that fits")
  func smallestFirst() throws {
    let cluster = try VolumeCluster(nodes: [("a", [:])])
    cluster.storageClass("local")
    cluster.volume("large", class: "local", bytes: 20)
    cluster.volume("small", class: "local", bytes: 10)
    cluster.claim("c15", class: "local", bytes: 15)
    cluster.claim("c5", class: "local", bytes: 5)
    let pod = try cluster.pod("p", named("c15"), named("c5"))
    #expect(cluster.reasons(pod, VolumeBinding()) == [[]])
    try cluster.cluster.assumeVolumes(of: pod.id, on: NodeID(0))
    #expect(cluster.cluster.objects.volume(named: "small")?.claimRef?.name == "c5")
    #expect(cluster.cluster.objects.volume(named: "large")?.claimRef?.name == "c15")
  }

  @Test("a volume kept for the claim on another node spoils this node, even where a free one would fit")
  func keptElsewhere() throws {
    let cluster = try VolumeCluster()
    cluster.storageClass("local")
    cluster.claim("c", class: "local")
    cluster.volume("kept", class: "local", nodes: ["b"])
    var kept = try #require(cluster.cluster.objects.volume(named: "kept"))
    kept.claimRef = ClaimReference(namespace: "ns", name: "c", uid: "uid-c")
    cluster.cluster.put(kept)
    cluster.volume("free", class: "local", nodes: ["a"])
    #expect(try cluster.reasons(cluster.pod("p", named("c")), VolumeBinding()) == [noMatch, []])
  }
}
