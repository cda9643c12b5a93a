import Foundation
import TestSupport
import Testing

/// The program in Examples/mystowage: Stowage's commands with a policy, a key and a format of its own.
struct OwnProgramTests {
  private func folder() throws -> URL {
    let folder = try Repository.temporaryFolder()
    let files = [
      "nodes.csv": "name,cpu,memory,gpus\nplain,2,64Gi,0\ngpu,8,64Gi,2\n",
      // Three pods of a CPU, each a second after the one before.
      "pods.txt": "# pods\n0 1000\n1 1000\n2 1000\n",
      "broken.txt": "# pods\n0 1000\n1 one\n",
      "experiment.yaml": """
      apiVersion: stowage.dev/v1alpha1
      kind: Experiment
      metadata: {name: own}
      spec:
        cluster: {nodes: nodes.csv}
        workload: {pods: pods.txt}
        schedulers: [{policy: sparing}, {policy: worstFit}]
        cordon: [gpu]
      """,
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  /// By policy: how many nodes were in use at most, and how many pods were placed.
  private func results(_ output: String) throws -> [String: [Int]] {
    struct Document: Decodable {
      struct Run: Decodable {
        let policy: String
        let metrics: [String: Double]
      }
      let results: [Run]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(output.utf8))
    return Dictionary(
      uniqueKeysWithValues: document.results.map { run in
        (run.policy, ["nodesInUsePeak", "placedPods"].map { Int(run.metrics[$0] ?? -1) })
      })
  }

  @Test("its policy, its key and its format work in an experiment file")
  func file() throws {
    let run = try Program.run(
      ["compare", "experiment.yaml", "-o", "json", "--report", "own.html"], in: try folder(), program: "mystowage")
    #expect(run.exitCode == 0, "\(run.errors)")
    // With gpu cordoned there is one node of two CPUs, whatever the policy.
    #expect(try results(run.output) == ["sparing": [1, 2], "worstFit": [1, 2]])
  }

  @Test("its failure model works in an experiment file")
  func failures() throws {
    let folder = try folder()
    let file = folder.appending(path: "experiment.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(
      (text + "\n  failures: [{model: spot, meanLifetime: 1ms, backAfter: 1s}]").utf8
    ).write(to: file)
    let run = try Program.run(
      ["compare", "experiment.yaml", "--report", "own.html", "-o", "json"], in: folder, program: "mystowage")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("\"nodeFailures\""))
    let html = try String(contentsOf: folder.appending(path: "own.html"), encoding: .utf8)
    #expect(html.contains("spot nodes reclaimed after 1ms in the mean, back after 1s"))
  }

  @Test("its key and its failure model refuse nodes that are not there, with their place")
  func missingNodes() throws {
    let folder = try folder()
    let file = folder.appending(path: "experiment.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    for (wrong, words) in [
      (
        text.replacing("[gpu]", with: "[plain, gpi]"),
        "8: spec.cordon[1]: no node called \"gpi\"; did you mean \"gpu\"?"
      ),
      (
        text + "\n  failures: [{model: spot, meanLifetime: 1h, backAfter: 1s, nodeSelector: {spot: yes-it-is}}]",
        "9: spec.failures[0].nodeSelector: expected"
      ),
    ] {
      try Data(wrong.utf8).write(to: file)
      let run = try Program.run(["compare", "experiment.yaml"], in: folder, program: "mystowage")
      #expect(run.exitCode == 65 && run.errors.contains("experiment.yaml:\(words)"), "\(run.errors)")
    }
  }

  @Test("the report tells of its key, and of the command by the program's name")
  func report() throws {
    let folder = try folder()
    _ = try Program.run(["compare", "experiment.yaml", "--report", "own.html"], in: folder, program: "mystowage")
    let html = try String(contentsOf: folder.appending(path: "own.html"), encoding: .utf8)
    #expect(html.contains("Cordoned") && html.contains("mystowage compare experiment.yaml"))
  }

  @Test("its policy and its format work as flags, and its format by name and by content")
  func flags() throws {
    let folder = try folder()
    let run = try Program.run(
      ["compare", "--nodes", "nodes.csv", "--pods", "pods.txt", "--policies", "sparing,worstFit", "-o", "json"]
        + ["--report", "none"], in: folder, program: "mystowage")
    #expect(run.exitCode == 0, "\(run.errors)")
    // All three fit; sparing fills the node without GPUs first and then needs the other, worstFit takes the larger alone.
    #expect(try results(run.output) == ["sparing": [2, 3], "worstFit": [1, 3]])
    let info = try Program.run(
      ["trace", "info", "pods.txt", "--format", "lines", "-o", "csv"], in: folder, program: "mystowage")
    #expect(info.output.contains("pods.txt,format,lines,") && info.output.contains("pods.txt,pods,3,"))
    let converted = try Program.run(
      ["trace", "convert", "--pods", "pods.txt", "--output", "out"], in: folder, program: "mystowage")
    #expect(converted.exitCode == 0, "\(converted.errors)")
  }

  @Test("help lists what the program brings, under its name")
  func help() throws {
    let folder = try folder()
    let compare = try Program.run(["compare", "--help"], in: folder, program: "mystowage")
    #expect(compare.output.contains("\n  sparing  ") && compare.output.contains("USAGE: mystowage compare"))
    let words = compare.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("stowage, openb, kubernetes, lines"))
    let trace = try Program.run(["trace", "--help"], in: folder, program: "mystowage")
    #expect(trace.output.contains("\n  lines  "))
    let plain = try Program.run(["compare", "--help"], in: folder)
    #expect(!plain.output.contains("sparing") && plain.output.contains("USAGE: stowage compare"))
  }

  @Test("names are suggested, an error of its format has its place, and Stowage's own program knows none of it")
  func refusals() throws {
    let folder = try folder()
    let flags = ["simulate", "--nodes", "nodes.csv"]
    for (arguments, program, exitCode, words) in [
      (flags + ["--pods", "pods.txt", "--policy", "sparring"], "mystowage", 64, "did you mean \"sparing\""),
      (flags + ["--pods", "pods.txt", "--format", "linse"], "mystowage", 64, "Did you mean \"lines\""),
      (flags + ["--pods", "broken.txt"], "mystowage", 65, "broken.txt:3: found \"1 one\", expected two whole numbers"),
      (["simulate", "--nodes", "pods.txt", "--pods", "pods.txt"], "mystowage", 65, "expected a list of nodes"),
      (flags + ["--pods", "pods.txt"], "stowage", 65, "pods.txt:1: found \"# pods\""),
      (["compare", "experiment.yaml"], "stowage", 65, "found \"sparing\""),
    ] as [([String], String, Int32, String)] {
      let run = try Program.run(arguments, in: folder, program: program)
      #expect(run.exitCode == exitCode && run.errors.contains(words), "\(run.errors)")
    }
  }
}
