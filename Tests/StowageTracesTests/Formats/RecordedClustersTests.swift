import StowageFiles
import StowageManifests
import StowageModel
import StowageTraces
import TestSupport
import Testing

/// The clusters on which kube-scheduler's decisions were recorded.
struct RecordedClustersTests {
  /// How much is in the file of one family, counted by an independent program; the same for both versions.
  struct Family: CustomTestStringConvertible, Sendable {
    var name: String
    var cases: Int
    /// How many objects there are of each of ``RecordedClustersTests/kinds``.
    var counts: [Int]
    var startTimes: Int
    var volumes: Int

    init(_ name: String, _ cases: Int, _ counts: [Int], _ startTimes: Int, _ volumes: Int) {
      self.name = name
      self.cases = cases
      self.counts = counts
      self.startTimes = startTimes
      self.volumes = volumes
    }

    var testDescription: String { name }
  }

  static let kinds = [
    "nodes", "pods", "namespaces", "services", "replica sets", "budgets", "storage classes", "volumes", "claims",
    "CSI nodes",
  ]

  static let families = [
    Family("affinity", 40, [531, 1867, 120, 0, 0, 0, 0, 0, 0, 0], 937, 0),
    Family("defaultspread", 40, [574, 1744, 120, 309, 960, 0, 0, 0, 0, 0], 834, 0),
    Family("images", 40, [615, 1890, 120, 0, 0, 0, 0, 0, 0, 0], 1010, 0),
    Family("mixed", 40, [435, 2059, 120, 339, 960, 214, 0, 0, 0, 0], 1139, 0),
    Family("podaffinity", 40, [583, 1663, 120, 0, 0, 0, 0, 0, 0, 0], 823, 0),
    Family("podlevel", 40, [396, 2178, 120, 0, 0, 0, 0, 0, 0, 0], 1108, 0),
    Family("ports", 40, [640, 1634, 120, 0, 0, 0, 0, 0, 0, 0], 844, 0),
    Family("preemption", 40, [204, 3846, 120, 0, 0, 239, 0, 0, 0, 0], 2786, 0),
    Family("resources", 40, [488, 1919, 120, 0, 0, 0, 0, 0, 0, 0], 1039, 0),
    Family("sampling", 14, [2343, 638, 42, 0, 0, 0, 0, 0, 0, 0], 248, 0),
    Family("spread", 40, [752, 1791, 120, 0, 0, 0, 0, 0, 0, 0], 941, 0),
    Family("taints", 40, [616, 1819, 120, 0, 0, 0, 0, 0, 0, 0], 769, 0),
    Family("volumes", 40, [524, 1841, 120, 0, 0, 0, 160, 744, 948, 524], 951, 1097),
  ]

  private static func counts(_ read: KubernetesObjects) -> [Int] {
    let objects = read.objects
    return [
      read.nodes.count, read.pods.count, objects.namespaces.count, objects.services.count,
      objects.owners.count { $0.kind == .replicaSet }, objects.budgets.count, objects.storageClasses.count,
      objects.volumes.count, objects.claims.count, objects.csiNodes.count,
    ]
  }

  @Test(
    "every object of the recorded clusters is read, without a warning and with nothing left aside",
    .enabled(if: SharedData.isAvailable, "needs ../shared with the recorded clusters"),
    arguments: ["1.34", "1.36"], families)
  func recordedClusters(version: String, family: Family) throws {
    let file = "conformance/kube-scheduler-\(version)/\(family.name).jsonl.gz"
    let lines = try FileContents.read(SharedData.path(file)).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == family.cases)
    var counts = [Int](repeating: 0, count: Self.kinds.count)
    var startTimes = 0
    var volumes = 0
    for line in lines {
      let recorded = try DocumentReader.read(bytes: Array(line), file: file)
      let read = try KubernetesReader().read([#require(recorded.first?["cluster"])])
      #expect(read.warnings.isEmpty && read.leftAside.isEmpty)
      counts = zip(counts, Self.counts(read)).map { $0 + $1 }
      // Nothing else is in them.
      #expect(read.nodes.count + read.pods.count + read.objects.count == Self.counts(read).reduce(0, +))
      startTimes += read.pods.count { $0.startTime != nil }
      volumes += read.pods.reduce(0) { $0 + $1.spec.volumes.count }
      try checkLinks(read)
    }
    for (kind, (found, expected)) in zip(Self.kinds, zip(counts, family.counts)) {
      #expect(found == expected, "\(kind)")
    }
    #expect(startTimes == family.startTimes)
    #expect(volumes == family.volumes)
  }

  /// Objects that name one another find one another.
  private func checkLinks(_ read: KubernetesObjects) throws {
    let objects = read.objects
    for claim in objects.claims where claim.isFullyBound {
      let volume = try #require(objects.volume(named: claim.spec.volumeName))
      let reference = try #require(volume.claimRef)
      #expect(objects.claim(namespace: reference.namespace, name: reference.name) == claim)
      #expect(reference.uid == claim.metadata.uid)
    }
    for claim in objects.claims { #expect(objects.storageClass(named: claim.className) != nil) }
    for pod in read.pods where !pod.metadata.ownerReferences.isEmpty {
      let owner = try #require(objects.controller(of: pod.metadata))
      #expect(owner.metadata.uid == pod.metadata.ownerReferences.first?.uid)
    }
  }
}
