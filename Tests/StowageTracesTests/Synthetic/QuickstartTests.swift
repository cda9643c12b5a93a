import Foundation
import StowageKernel
import StowageModel
import Testing

@testable import StowageTraces

struct QuickstartTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Traces/quickstart", directoryHint: .isDirectory)

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  private func made() throws -> (nodes: String, pods: String) {
    let preset = try SyntheticPreset.named("quickstart")
    let pods = try SyntheticWorkload(preset.workload).pods(seed: SyntheticPreset.quickstartSeed)
    return (try StowageCSVWriter.nodes(preset.cluster.nodes), try StowageCSVWriter.pods(pods))
  }

  /// Set `STOWAGE_RECORD` to write the files anew after a change of the preset.
  @Test("the quickstart files are what the preset and its seed give, byte for byte")
  func reproducible() throws {
    let (nodes, pods) = try made()
    if ProcessInfo.processInfo.environment["STOWAGE_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(nodes.utf8).write(to: Self.folder.appending(path: "nodes.csv"))
      try Data(pods.utf8).write(to: Self.folder.appending(path: "pods.csv"))
    }
    #expect(try text("nodes.csv") == nodes)
    #expect(try text("pods.csv") == pods)
  }

  @Test("the quickstart cluster is tight, but not too small, at the peak")
  func tight() throws {
    let nodes = try TraceFormats.openNodes(Self.folder.appending(path: "nodes.csv").path)
    let workload = try TraceFormats.openPods(Self.folder.appending(path: "pods.csv").path)
    let summary = try TraceSummary(nodes: nodes, workload: workload)
    let have = try #require(summary.nodes)
    let want = try #require(summary.pods)
    let shares = [
      Double(want.cpu.peak) / Double(have.resources[.cpu]), Double(want.memory.peak) / Double(have.resources[.memory]),
      Double(want.gpu.peak) / Double(1_000 * have.gpuCount),
    ]
    #expect((3_900...4_100).contains(want.count) && have.count == 60 && have.shapeCount == 3)
    #expect((0.85...0.95).contains(shares.max() ?? 0), "cpu, memory, gpu: \(shares) of \(want.lastArrival ?? .origin)")
  }
}
