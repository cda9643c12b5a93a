import Foundation
import TestSupport
import Testing

struct CompareTests {
  private let quickstart = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)

  @Test("compare prints a table with every policy and writes a report")
  func tableAndReport() throws {
    let folder = try Repository.temporaryFolder()
    let run = try Program.run(
      ["compare", quickstart, "--limit", "600", "--seeds", "2", "--report", "stowage-report.html"], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    for policy in ["firstFit", "bestFit", "worstFit", "dotProduct", "kubernetes-1.36"] {
      #expect(run.output.contains("\n\(policy)"))
    }
    #expect(run.output.contains("a seed varies the workload (arrival times by up to 5m)"))
    let report = try String(contentsOf: folder.appending(path: "stowage-report.html"), encoding: .utf8)
    #expect(report.hasPrefix("<!DOCTYPE html>") && report.contains("kubernetes-1.36"))
    #expect(run.errors.contains("report: stowage-report.html"))
    #expect(!run.errors.contains("\u{1b}"))
  }

  @Test("no file is written unasked, and the conclusions are the same")
  func withoutReport() throws {
    let folder = try Repository.temporaryFolder()
    let arguments = ["compare", quickstart, "--limit", "600", "--seeds", "2", "--policies", "firstFit,kubernetes-1.36"]
    let plain = try Program.run(arguments, in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    #expect(!names.contains { $0.hasSuffix(".html") })
    let reported = try Program.run(arguments + ["--report", "a.html"], in: folder)
    #expect(plain.exitCode == 0 && plain.output == reported.output)
  }

  @Test("flags say the same as a file")
  func flags() throws {
    let folder = try Repository.temporaryFolder()
    let nodes = Repository.file("Traces/quickstart/nodes.csv").path(percentEncoded: false)
    let pods = Repository.file("Traces/quickstart/pods.csv").path(percentEncoded: false)
    let policies = [
      "--policies", "bestFit,firstFit", "--seeds", "2", "--limit", "300", "--report", "none", "-o", "json",
    ]
    let byFlags = try Program.run(
      ["compare", "--nodes", nodes, "--pods", pods, "--shake", "5m"] + policies, in: folder)
    let byFile = try Program.run(["compare", "-f", quickstart] + policies, in: folder)
    #expect(byFlags.exitCode == 0 && byFile.exitCode == 0, "\(byFlags.errors)\(byFile.errors)")
    func results(_ text: String) throws -> [NSDictionary] {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
      return try #require(object?["results"] as? [NSDictionary])
    }
    #expect(try results(byFlags.output) == results(byFile.output))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).allSatisfy {
        !$0.hasSuffix("html")
      })
  }

  @Test("a report goes through a link and into what is no file, instead of taking its place")
  func specialReports() throws {
    let folder = try Repository.temporaryFolder()
    let target = folder.appending(path: "target.html")
    try Data("old".utf8).write(to: target)
    try FileManager.default.createSymbolicLink(at: folder.appending(path: "link.html"), withDestinationURL: target)
    let run = try Program.run(["compare", quickstart, "--limit", "50", "--report", "link.html"], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try String(contentsOf: target, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    let link = try FileManager.default.attributesOfItem(
      atPath: folder.appending(path: "link.html").path(percentEncoded: false))
    #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test("a baseline that --policies leaves out is told, one that is kept stays")
  func keptBaseline() throws {
    let folder = try Repository.temporaryFolder()
    let arguments = [
      "compare", quickstart, "--limit", "50", "--report", "none", "--seeds", "1", "-o", "json", "--policies",
    ]
    // The file's baseline is kubernetes-1.36.
    let kept = try Program.run(arguments + ["bestFit,kubernetes-1.36", "--name", "mine"], in: folder)
    #expect(kept.exitCode == 0 && kept.errors.isEmpty && kept.output.contains("\"baseline\" : \"kubernetes-1.36\""))
    #expect(kept.output.contains("\"experiment\" : \"mine\""))
    let left = try Program.run(arguments + ["bestFit,firstFit"], in: folder)
    #expect(left.errors.contains("warning: --policies leaves out kubernetes-1.36") && left.exitCode == 0)
    #expect(left.output.contains("\"baseline\" : \"bestFit\""))
  }

  @Test("one thread and two print the same bytes")
  func threads() throws {
    let folder = try Repository.temporaryFolder()
    let arguments = ["compare", quickstart, "--limit", "500", "--seeds", "2", "-o", "json", "--report"]
    let one = try Program.run(arguments + ["one.html", "--threads", "1"], in: folder)
    let two = try Program.run(arguments + ["two.html", "--threads", "2"], in: folder)
    #expect(one.exitCode == 0 && one.output == two.output)
  }

  @Test("simulate tells every metric of one run")
  func simulate() throws {
    let folder = try Repository.temporaryFolder()
    let run = try Program.run(["simulate", quickstart, "--policy", "worstFit", "--limit", "800"], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    for metric in ["gpuAllocation", "waitingTimeP99", "strandedMemory", "makespan"] {
      #expect(run.output.contains("\n\(metric)"))
    }
  }

  @Test(
    "wrong use is told in one message, with the exit code of its kind",
    arguments: [
      (["compare"], 64, "experiment file"),
      (["compare", "nowhere.yaml"], 66, "nowhere.yaml"),
      (["compare", "QUICKSTART", "--policies", "bestfit"], 64, "did you mean \"bestFit\""),
      (["compare", "QUICKSTART", "--policies", "bestFit,bestFit"], 64, "twice"),
      (["compare", "QUICKSTART", "--seeds", "0"], 64, "--seeds 0"),
      (["compare", "QUICKSTART", "--least", "101"], 64, "--least 101.0: expected 0 to 100"),
      (["compare", "QUICKSTART", "--warm-up", "3d"], 65, "warmUp: found 3d, expected less than"),
      (["compare", "QUICKSTART", "--threads", "0"], 64, "--threads 0"),
      (["compare", "QUICKSTART", "--baseline", "zzz"], 64, "zzz"),
      (["compare", "QUICKSTART", "--shake", "5"], 64, "expected a duration such as 90s"),
      (["compare", "QUICKSTART", "--load-factor", "-1"], 64, "load-factor"),
      (["compare", "QUICKSTART", "--window-start", "2h", "--window-end", "1h"], 64, "--window-end"),
      (["compare", "QUICKSTART", "--nodes", "a.csv"], 64, "not both"),
      (["compare", "--nodes", "a.csv", "--pods", "b.csv", "--format", "openbb"], 64, "openb"),
      (["compare", "QUICKSTART", "--limit", "10", "--report", "missing-folder/report.html"], 73, "missing-folder"),
      (["compare", "NODES"], 65, "nodes.csv"),
      (["compare", "QUICKSTART", "--window-start", "40d"], 65, "no pod arrives"),
      (["compare", "QUICKSTART", "--report", "QUICKSTART"], 73, "one of the files that are read"),
      (["compare", "QUICKSTART", "--report", "."], 73, "folder"),
      (["compare", "QUICKSTART", "--report", "-"], 73, "name of a file"),
      (["compare", "QUICKSTART", "--baseline", "bestfit"], 64, "did you mean \"bestFit\""),
      (["compare", "QUICKSTART", "--seed", "18446744073709551615", "--seeds", "2"], 64, "out of range"),
      (["compare", "--nodes", "PODS", "--pods", "NODES"], 65, "swapped"),
      (["trace", "info", "nowhere.csv"], 66, "nowhere.csv"),
      (["trace", "generate", "--preset", "quikstart", "--output", "x"], 65, "quickstart"),
      (["nonsense"], 64, "nonsense"),
    ] as [([String], Int32, String)])
  func wrongUse(arguments: [String], exitCode: Int32, words: String) throws {
    let places = [
      "QUICKSTART": quickstart, "NODES": Repository.file("Traces/quickstart/nodes.csv").path(percentEncoded: false),
      "PODS": Repository.file("Traces/quickstart/pods.csv").path(percentEncoded: false),
    ]
    let run = try Program.run(arguments.map { places[$0] ?? $0 }, in: try Repository.temporaryFolder())
    #expect(run.exitCode == exitCode, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
