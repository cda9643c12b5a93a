import Foundation
import StowageManifests
import StowageModel
import TestSupport
import Testing

struct ConformanceClustersTests {
  /// The lines of a gzip-compressed file.
  private static func lines(_ path: String) throws -> [ArraySlice<UInt8>] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(data).split(separator: 0x0A)
  }

  @Test(
    "every object of the recorded clusters is read or counted as left aside",
    .enabled(if: SharedData.isAvailable, "needs ../shared with the recorded clusters"),
    arguments: [
      "affinity", "defaultspread", "images", "mixed", "podaffinity", "podlevel", "ports", "preemption", "resources",
      "spread", "taints", "volumes",
    ])
  func recordedClusters(family: String) throws {
    for version in ["1.34", "1.36"] {
      for line in try Self.lines(SharedData.path("conformance/kube-scheduler-\(version)/\(family).jsonl.gz")) {
        let documents = try DocumentReader.read(bytes: Array(line), file: "\(version)/\(family)")
        let cluster = try #require(documents.first?["cluster"])
        let objects = try KubernetesReader(defaulting: false).read([cluster])
        guard case .sequence(let items)? = cluster["items"]?.content else {
          Issue.record("no items")
          continue
        }
        let read =
          objects.nodes.count + objects.pods.count + objects.namespaces.count + objects.budgets.count
          + objects.priorityClasses.count
        #expect(read + objects.leftAside.values.reduce(0, +) == items.count)
        #expect(objects.warnings.isEmpty)
      }
    }
  }
}
