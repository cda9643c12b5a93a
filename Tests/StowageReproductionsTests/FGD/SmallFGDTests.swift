import Foundation
import TestSupport
import Testing

@testable import StowageReproductions
@testable import StowageTraces

/// The experiment on lists small enough to be written here: what a clone without the published lists can check.
struct SmallFGDTests {
  private func folder() throws -> String {
    let folder = try Repository.temporaryFolder()
    var nodes = "sn,cpu_milli,memory_mib,gpu,model\n"
    for node in 0..<6 {
      nodes += "node-\(node),\(32_000 * (1 + node % 2)),262144,\([2, 8, 4][node % 3]),\(node < 3 ? "T4" : "P100")\n"
    }
    var pods = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\n"
    for pod in 0..<40 {
      let kind = [
        "4000,8192,1,1000,", "2000,4096,1,460,", "3000,4096,1,300,T4", "8000,8192,2,1000,", "1000,1024,0,0,",
      ][pod % 5]
      pods += "pod-\(pod),\(kind)\n"
    }
    try nodes.write(to: folder.appending(path: "openb_node_list_gpu_node.csv"), atomically: true, encoding: .utf8)
    try pods.write(to: folder.appending(path: "openb_pod_list_small.csv"), atomically: true, encoding: .utf8)
    return folder.path(percentEncoded: false)
  }

  private func runs(_ folder: String) async throws -> [FGDRun] {
    try await FGDReproduction(dataFolder: folder, workloads: ["small"], seeds: [42]).run(threads: 2)
  }

  @Test("all policies run, and arrive at no more than 130 % of the GPUs")
  func small() async throws {
    let runs = try await runs(folder())
    #expect(runs.map(\.policy) == FGDPolicy.published.map(\.name))
    // 28 GPUs; 40 pods ask for 8 * (1 + 0.46 + 0.3 + 2) = 30.08, tuned up to at most 36.4.
    #expect(runs.allSatisfy { $0.gpuCount == 28 && $0.podCount > 40 && $0.podCount < 60 })
    #expect(Set(runs.map(\.podCount)).count == 1)
    // What came out when the program agreed with all published tables. FGD at 75 %: 75.07 allocated, 31.23 fragmented.
    let published = runs.filter { !$0.usesChance }
    #expect(published.map(\.failedCount) == [8, 8, 9, 7, 8])
    #expect(published.map { $0.allocation[97] } == [93.14, 93.14, 94.57, 96.71, 93.14])
    #expect(published.map { $0.fragmentationRatio[75] } == [37.13, 36.96, 48.42, 30.09, 31.23])
  }

  @Test("tables that were written are read as equal; one digit changed is told with its place")
  func agreement() async throws {
    let folder = try folder()
    let runs = try await runs(folder)
    for table in FGDTable.allCases {
      try table.csv(runs).write(toFile: "\(folder)/\(table.fileName)", atomically: true, encoding: .utf8)
    }
    let same = FGDAgreement(of: runs, with: try FGDPublishedResults(folder: folder))
    #expect(same.comparedCount == 5 && same.agreeingCount == 5 && same.isComplete)
    #expect(same.randomMeans.allSatisfy { $0.found == $0.expected })

    var lines = FGDTable.allocation.csv(runs).split(separator: "\n").map(String.init)
    var fields = lines[6].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[5 + 7] = "3.21"
    lines[6] = fields.joined(separator: ",")
    try lines.joined(separator: "\n").write(
      toFile: "\(folder)/\(FGDTable.allocation.fileName)", atomically: true, encoding: .utf8)
    let other = FGDAgreement(of: runs, with: try FGDPublishedResults(folder: folder))
    #expect(other.agreeingCount == 4)
    let difference = try #require(other.firstDifference)
    #expect(difference.policy == "06-FGD" && difference.column == 7 && difference.expected == 3.21)
  }

  @Test("a table with a field missing, or with a word for a number, is refused with its line")
  func badTables() async throws {
    let folder = try folder()
    let runs = try await runs(folder)
    for table in FGDTable.allCases {
      try table.csv(runs).write(toFile: "\(folder)/\(table.fileName)", atomically: true, encoding: .utf8)
    }
    let path = "\(folder)/\(FGDTable.allocation.fileName)"
    let text = FGDTable.allocation.csv(runs)
    try (text + "x,06-FGD,1.3\n").write(toFile: path, atomically: true, encoding: .utf8)
    #expect {
      try FGDPublishedResults(folder: folder)
    } throws: {
      ($0 as? TraceError)?.line == 8
    }
    try text.replacingOccurrences(of: ",28,", with: ",28,many").write(toFile: path, atomically: true, encoding: .utf8)
    #expect {
      try FGDPublishedResults(folder: folder)
    } throws: {
      ($0 as? TraceError)?.column == "0"
    }
  }

  @Test("a list is known by its short name, its full name and its file's; one that is not there by what is near it")
  func lists() async throws {
    let folder = try folder()
    for name in ["small", "openb_pod_list_small", "openb_pod_list_small.csv", "small.csv"] {
      let experiment = try FGDReproduction(
        dataFolder: folder, workloads: [name], policies: [.named("fgd")], seeds: [42])
      #expect(try await experiment.run(threads: 1).map(\.workload) == ["openb_pod_list_small"])
    }
    let unknown = FGDError.unknownWorkload(name: "smal", folder: folder, nearest: "small", known: ["small"])
    #expect(throws: unknown) { try FGDReproduction(dataFolder: folder, workloads: ["smal"]) }
    #expect("\(unknown)".hasSuffix("did you mean \"small\"?"))
  }

  @Test("what is named twice, by whatever names, is refused")
  func twice() throws {
    let folder = try folder()
    #expect(throws: FGDError.namedTwice(name: "openb_pod_list_small")) {
      try FGDReproduction(dataFolder: folder, workloads: ["small", "openb_pod_list_small"])
    }
    #expect(throws: FGDError.namedTwice(name: "06-FGD")) {
      try FGDReproduction(dataFolder: folder, workloads: ["small"], policies: [.named("fgd"), .named("06-FGD")])
    }
  }

  @Test("a published table that lacks a column is refused with its name")
  func missingColumn() async throws {
    let folder = try folder()
    let text = FGDTable.allocation.csv(try await runs(folder)).replacingOccurrences(of: "sc_policy", with: "policy")
    try text.write(toFile: "\(folder)/\(FGDTable.allocation.fileName)", atomically: true, encoding: .utf8)
    #expect {
      try FGDPublishedResults(folder: folder)
    } throws: {
      ($0 as? TraceError)?.found == "no column \"sc_policy\""
    }
  }

  @Test("nodes without GPUs make no load")
  func noLoad() throws {
    let folder = try folder()
    try "sn,cpu_milli,memory_mib,gpu,model\na,1000,1024,0,\n".write(
      toFile: folder + "/openb_node_list_gpu_node.csv", atomically: true, encoding: .utf8)
    #expect(throws: FGDError.noLoad(workload: "openb_pod_list_small", gpus: 0)) {
      try FGDReproduction(dataFolder: folder, workloads: ["small"])
    }
  }

  @Test("two decimals round as Python does: the nearest, and what only seems to be in the middle by what was cut off")
  func rounding() {
    // 1.005 is stored as 1.00499999999999989..., 2.675 as 2.67499999999999982..., 0.125 exactly.
    #expect(PublishedSeries.roundedToHundredths(1.005) == 1.0)
    #expect(PublishedSeries.roundedToHundredths(2.675) == 2.67)
    #expect(PublishedSeries.roundedToHundredths(0.125) == 0.12)
    #expect(PublishedSeries.roundedToHundredths(12.3456) == 12.35)
  }
}
