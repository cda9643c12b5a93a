import Foundation
import TestSupport
import Testing

struct TraceTests {
  private let nodes = Repository.file("Traces/quickstart/nodes.csv").path(percentEncoded: false)
  private let pods = Repository.file("Traces/quickstart/pods.csv").path(percentEncoded: false)

  @Test("info counts what is in the files")
  func info() throws {
    let run = try Program.run(["trace", "info", nodes, pods, "-o", "json"], in: try Repository.temporaryFolder())
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: [String: Any]]
    #expect(object?[nodes]?["nodes"] as? Int == 60)
    #expect(object?[nodes]?["gpus"] as? Int == 168)
    #expect(object?[pods]?["pods"] as? Int == 3_994)
    #expect(object?[pods]?["checksum"] is String)
    // Traces/quickstart/README.md tells of 89 % of the GPUs and 88 % of the processors.
    let load = object?["\(pods) on \(nodes)"]
    #expect((load?["gpuLoadPeak"] as? Double).map { $0.rounded() } == 89)
    #expect((load?["cpuLoadPeak"] as? Double).map { $0.rounded() } == 88)
  }

  @Test("a trace that goes to Kubernetes manifests and back is the same trace")
  func convert() throws {
    let folder = try Repository.temporaryFolder()
    func convert(_ nodes: String, _ pods: String, to format: String, _ output: String) throws {
      let run = try Program.run(
        ["trace", "convert", "--nodes", nodes, "--pods", pods, "--to", format, "--output", output], in: folder)
      #expect(run.exitCode == 0, "\(run.errors)")
    }
    try Data(
      try String(contentsOfFile: pods, encoding: .utf8).split(separator: "\n").prefix(200)
        .joined(separator: "\n").utf8
    ).write(to: folder.appending(path: "few.csv"))
    try convert(nodes, "few.csv", to: "stowage", "first")
    try convert("first/nodes.csv", "first/pods.csv", to: "kubernetes", "manifests")
    let compare = ["--policies", "bestFit", "--report", "none", "-o", "csv"]
    let csv = try Program.run(
      ["compare", "--nodes", "first/nodes.csv", "--pods", "first/pods.csv"] + compare, in: folder)
    let yaml = try Program.run(
      ["compare", "--nodes", "manifests/nodes.yaml", "--pods", "manifests/pods.yaml"] + compare, in: folder)
    #expect(csv.exitCode == 0 && !csv.output.isEmpty)
    #expect(csv.output == yaml.output, "\(yaml.errors)")
  }

  @Test("info counts the pods that run already, also on nodes of another file")
  func infoOfRunningPods() throws {
    let cases = Repository.file("Tests/Cases/files").path(percentEncoded: false)
    let pods = "\(cases)/trace-bound-pods/pods.yaml"
    let run = try Program.run(
      ["trace", "info", "\(cases)/nodes2.yaml", pods, "-o", "json"], in: Repository.temporaryFolder())
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: [String: Any]]
    let facts = object?[pods]
    #expect(facts?["pods"] as? Int == 2 && facts?["runningPods"] as? Int == 2, "\(run.output)\(run.errors)")
  }

  @Test(
    "convert keeps running pods on their nodes, lets them arrive or leaves them out, and never loses them in silence")
  func convertRunningPods() throws {
    let folder = try Repository.temporaryFolder()
    let cases = Repository.file("Tests/Cases/files").path(percentEncoded: false)
    func convert(_ options: String...) throws -> Program.Run {
      try Program.run(
        ["trace", "convert", "--nodes", "\(cases)/nodes2.yaml", "--pods", "\(cases)/trace-bound-pods/pods.yaml"]
          + options, in: folder)
    }
    let kept = try convert("--to", "kubernetes", "-o", "kept")
    #expect(kept.output.hasPrefix("2 nodes, 0 pods and 2 that run already written to "), "\(kept.output)\(kept.errors)")
    let text = try String(contentsOf: folder.appending(path: "kept/pods.yaml"), encoding: .utf8)
    #expect(text.contains("nodeName: n1") && text.contains("phase: Running"))
    let refused = try convert("-o", "table")
    #expect(refused.exitCode == 65)
    #expect(refused.errors.contains("found 2 pods on nodes") && refused.errors.contains("--bound-pods reschedule"))
    #expect(try convert("-o", "arriving", "--bound-pods", "reschedule").output.hasPrefix("2 nodes, 2 pods written"))
    #expect(try convert("-o", "dropped", "--bound-pods", "drop").output.hasPrefix("2 nodes, 0 pods written"))
  }

  @Test("standard input is no trace, and what to do is told")
  func standardInput() throws {
    let run = try Program.run(["trace", "info", "-"], in: Repository.temporaryFolder())
    #expect(run.exitCode == 66)
    #expect(run.errors.contains("found standard input, expected a file"), "\(run.errors)")
  }

  @Test("a trace of another kind is called by its name, with the way on")
  func foreignTrace() throws {
    let file = Repository.file("Tests/Cases/files/swf/trace.swf").path(percentEncoded: false)
    let run = try Program.run(["trace", "info", file], in: Repository.temporaryFolder())
    #expect(run.exitCode == 65)
    #expect(run.errors.contains("found a file in the Standard Workload Format"), "\(run.errors)")
  }

  @Test("generate makes the same files from the same seed, and others from another")
  func generate() throws {
    let folder = try Repository.temporaryFolder()
    for (seed, output) in [("1", "a"), ("1", "b"), ("2", "c")] {
      let run = try Program.run(
        ["trace", "generate", "--preset", "gpu-sharing", "--pods", "200", "--seed", seed, "--output", output],
        in: folder)
      #expect(run.exitCode == 0, "\(run.errors)")
    }
    func pods(_ output: String) throws -> Data { try Data(contentsOf: folder.appending(path: "\(output)/pods.csv")) }
    #expect(try pods("a") == pods("b"))
    #expect(try pods("a") != pods("c"))
  }

  @Test("a description of a workload makes a trace")
  func describe() throws {
    let folder = try Repository.temporaryFolder()
    let description = """
      apiVersion: stowage.dev/v1alpha1
      kind: SyntheticWorkload
      metadata: {name: mine}
      spec:
        pods: 50
        arrivals: {process: regular, every: 10s}
        classes: [{cpu: 500m, memory: 1Gi, lifetime: 5m}]
      """
    try Data(description.utf8).write(to: folder.appending(path: "workload.yaml"))
    let run = try Program.run(["trace", "generate", "-f", "workload.yaml", "--output", "out"], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    let lines = try String(contentsOf: folder.appending(path: "out/pods.csv"), encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 51)
  }

  @Test("a conversion that fails leaves no file behind, and the files that were there as they were")
  func failedConversion() throws {
    let folder = try Repository.temporaryFolder()
    try Data("name,arrival,cpu,memory\na,0,1,1Gi\nb,0,one,1Gi\n".utf8).write(to: folder.appending(path: "bad.csv"))
    let output = folder.appending(path: "out")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try Data("before".utf8).write(to: output.appending(path: "pods.csv"))
    for format in ["stowage", "kubernetes"] {
      let run = try Program.run(
        ["trace", "convert", "--nodes", nodes, "--pods", "bad.csv", "--to", format, "--output", "out"], in: folder)
      #expect(run.exitCode == 65 && run.errors.contains("bad.csv:3: cpu"), "\(run.errors)")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: output.path(percentEncoded: false)) == ["pods.csv"])
    #expect(try String(contentsOf: output.appending(path: "pods.csv"), encoding: .utf8) == "before")
  }

  @Test("an output that can't be written is told with its path")
  func unwritable() throws {
    let folder = try Repository.temporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.appending(path: "out/pods.csv/full"), withIntermediateDirectories: true)
    let run = try Program.run(["trace", "convert", "--pods", pods, "--output", "out"], in: folder)
    #expect(run.exitCode == 73 && run.errors.contains("out/pods.csv: can't be written"), "\(run.errors)")
  }
}
