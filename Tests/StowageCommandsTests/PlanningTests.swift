import Foundation
import TestSupport
import Testing

struct PlanningTests {
  private static let cluster = """
    apiVersion: v1
    kind: List
    items:
    - kind: Node
      metadata: {name: node-1, labels: {topology.kubernetes.io/zone: a}}
      status: {allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}
    - kind: Node
      metadata: {name: node-2, labels: {topology.kubernetes.io/zone: b}}
      status: {allocatable: {cpu: "2", memory: 8Gi, pods: "110"}}
    - kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: c, resources: {requests: {cpu: "1", memory: 1Gi}}}]}
    - kind: Pod
      metadata: {name: big}
      spec: {containers: [{name: c, resources: {requests: {cpu: "3200m", memory: 1Gi}}}]}
    - kind: Pod
      metadata: {name: held}
      spec: {schedulingGates: [{name: quota}], containers: [{name: c}]}
    """
  private static let pod = """
    kind: Pod
    metadata: {name: small}
    spec: {containers: [{name: c, resources: {requests: {cpu: 500m, memory: 1Gi}}}]}
    """

  private func folder() throws -> URL {
    let folder = try Repository.temporaryFolder()
    try Data(Self.cluster.utf8).write(to: folder.appending(path: "cluster.yaml"))
    try Data(Self.pod.utf8).write(to: folder.appending(path: "small.yaml"))
    return folder
  }

  private var recordings: URL { Repository.file("Tests/StowageConformanceTests/Recordings") }

  @Test("schedule tells where each pod goes, in a table whose columns line up; what is not decided stands apart")
  func schedule() throws {
    let run = try Program.run(["schedule", "-f", "cluster.yaml", "--kubernetes-version", "1.34"], in: try folder())
    #expect(run.exitCode == 0, "\(run.errors)")
    // No taints: 300. Allocation: (75 + 87) / 2 = 81 and (50 + 87) / 2 = 68. Evenness: 0.25 and 0.125 differ by 2 *
    // 0.0625, so 93; 0.5 and 0.125 by 2 * 0.1875, so 81. big asks for more than all of node-2, and nobody is below it on
    // node-1.
    #expect(
      run.output == """
        pod           outcome        node    why
        ------------  -------------  ------  ----------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
        default/web   scheduled      node-1  474 points, 25 ahead of node-2
        default/big   unschedulable          0/2 nodes are available: 2 Insufficient cpu. no new claims to deallocate, preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.
        default/held  gated                  quota

        3 pending pods: 1 scheduled, 1 unschedulable, 1 not decided

        """)
    #expect(run.errors == "warning: pod default/held has scheduling gates: not decided\n")
  }

  @Test("schedule --explain names the runner-up, the plugins and the smallest change")
  func explain() throws {
    let run = try Program.run(["schedule", "-f", "cluster.yaml", "--explain"], in: try folder())
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("default/web -> node-1"))
    #expect(run.output.contains("against node-2"))
    #expect(run.output.contains("NodeResourcesFit"))
    // 4000m - 1000m = 3000m are left on node-1.
    #expect(
      run.output.contains("smallest change: ask for 200m cpu less (or have 200m cpu more on node-1)"), "\(run.output)")
  }

  @Test("schedule takes standard input and several files, and decides the same")
  func inputs() throws {
    let folder = try folder()
    let arguments = ["schedule", "-o", "json", "--tie-break", "first"]
    let file = try Program.run(arguments + ["-f", "cluster.yaml"], in: folder)
    let input = try Program.run(arguments + ["-f", "-"], in: folder, input: folder.appending(path: "cluster.yaml"))
    #expect(file.exitCode == 0 && file.output == input.output, "\(input.errors)")
    let both = try Program.run(arguments + ["-f", "cluster.yaml", "-f", "small.yaml"], in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(both.output.utf8)) as? [String: Any]
    #expect(
      (object?["decisions"] as? [[String: Any]])?.map { $0["pod"] as? String } == [
        "default/web", "default/big", "default/small",
      ])
  }

  @Test("the account of every node is written where it is asked for, and warnings stand in the JSON")
  func accounts() throws {
    let folder = try folder()
    try Data("kind: ConfigMap\nmetadata: {name: c}\n".utf8).write(to: folder.appending(path: "odd.yaml"))
    func object(_ arguments: String...) throws -> [String: Any] {
      let run = try Program.run(
        ["schedule", "-f", "cluster.yaml", "-f", "odd.yaml", "-o", "json"] + arguments, in: folder)
      return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }
    let plain = try object()
    #expect((plain["decisions"] as? [[String: Any]])?.allSatisfy { $0["nodes"] == nil } ?? false)
    #expect(
      plain["warnings"] as? [String] == [
        "pod default/held has scheduling gates: not decided",
        "left aside, as nothing here looks at them: 1 ConfigMap",
      ])
    let explained = try object("--explain")
    #expect((explained["decisions"] as? [[String: Any]])?.allSatisfy { $0["nodes"] != nil } ?? false)
  }

  @Test("schedule tells of the pods that are asked about, and decides all")
  func selection() throws {
    let folder = try folder()
    func table(_ arguments: String...) throws -> String {
      try Program.run(["schedule", "-f", "cluster.yaml"] + arguments, in: folder).output
    }
    #expect(try table("web").contains("default/web ") && !table("web").contains("default/big"))
    #expect(try table("default/big").contains("1 pending pod: 1 unschedulable"))
    #expect(try table("-n", "default").contains("3 pending pods: 1 scheduled, 1 unschedulable, 1 not decided"))
    #expect(try table("-n", "other").contains("0 pending pods"))
    let missing = try Program.run(["schedule", "-f", "cluster.yaml", "wbe"], in: folder)
    #expect(missing.exitCode == 65)
    #expect(missing.errors == "error: no pending pod is called \"wbe\"; did you mean \"web\"?\n")
  }

  @Test("schedule says no by its exit code where a pod fits nowhere and that is asked for")
  func failOn() throws {
    let folder = try folder()
    #expect(try Program.run(["schedule", "-f", "cluster.yaml"], in: folder).exitCode == 0)
    for output in ["table", "json", "yaml"] {
      let run = try Program.run(
        ["schedule", "-f", "cluster.yaml", "--fail-on", "unschedulable", "-o", output], in: folder)
      #expect(run.exitCode == 1 && !run.output.isEmpty)
    }
  }

  @Test("fit counts copies, tells what stops the next one, and what lost zones and nodes change")
  func fit() throws {
    let run = try Program.run(["fit", "-f", "cluster.yaml", "--pod", "small.yaml"], in: try folder())
    #expect(run.exitCode == 0, "\(run.errors)")
    // web takes one of six CPUs: ten halves are left, and the 14 GiB are enough for them.
    #expect(run.output.hasPrefix("10 more copies of default/small fit (the same under 20 seeds)\n"), "\(run.output)")
    #expect(run.output.contains("0/2 nodes are available: 2 Insufficient cpu."))
    for lost in ["zone a", "zone b", "node node-1", "node node-2"] { #expect(run.output.contains("\n\(lost)")) }
  }

  @Test("fit says no by its exit code where fewer copies fit than are asked for")
  func fitAtLeast() throws {
    let arguments = ["fit", "-f", "cluster.yaml", "--pod", "small.yaml", "--losses", "none", "--at-least"]
    #expect(try Program.run(arguments + ["10"], in: folder()).exitCode == 0)
    #expect(try Program.run(arguments + ["11"], in: folder()).exitCode == 1)
  }

  @Test("without a pod, fit tells what losses leave without a place")
  func fitLossesAlone() throws {
    let run = try Program.run(["fit", "-f", "cluster.yaml"], in: folder())
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("\nzone a") && !run.output.contains("copies"), "\(run.output)")
  }

  @Test("fit places a mix, and tells numbers in JSON")
  func fitMix() throws {
    let folder = try folder()
    try Data(Self.pod.replacingOccurrences(of: "small", with: "other").utf8)
      .write(to: folder.appending(path: "other.yaml"))
    let run = try Program.run(
      ["fit", "-f", "cluster.yaml", "--pod", "small.yaml=2", "--pod", "other.yaml", "-o", "json", "--losses", "none"],
      in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["fit"] as? Int == 10, "\(run.errors)")
    let pods = object?["pods"] as? [[String: Any]]
    // Three rounds of 2 and 1, and the first of the fourth.
    #expect(pods?.map { $0["copies"] as? Int } == [7, 3])
  }

  @Test("diff tells what moves between two versions")
  func diff() throws {
    let run = try Program.run(["diff", "-f", "cluster.yaml", "--from", "1.36", "--to", "1.36"], in: try folder())
    #expect(run.exitCode == 0 && run.output == "2 pending pods; none moves\n", "\(run.errors)")
  }

  @Test("a configuration decides by its own profiles, and diff tells what it moves")
  func configuration() throws {
    let folder = try folder()
    let config = """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      profiles:
      - pluginConfig:
        - name: NodeResourcesFit
          args:
            scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 1}]}
      """
    try Data(config.utf8).write(to: folder.appending(path: "packing.yaml"))
    let run = try Program.run(["schedule", "-f", "cluster.yaml", "--config", "packing.yaml", "-o", "json"], in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    // One of two CPUs is more than one of four.
    #expect((object?["decisions"] as? [[String: Any]])?.first?["node"] as? String == "node-2", "\(run.errors)")
    let diff = try Program.run(["diff", "-f", "cluster.yaml", "--to-config", "packing.yaml"], in: folder)
    #expect(diff.output.contains("1 by NodeResourcesFit"), "\(diff.output)\(diff.errors)")
    #expect(diff.exitCode == 1)
  }

  @Test("conformance tells the agreement of each family, and ends with 1 where decisions differ")
  func conformance() throws {
    let folder = try folder()
    let path = recordings.appending(path: "1.36").path(percentEncoded: false)
    let right = try Program.run(["conformance", "\(path)/resources.jsonl.gz", "\(path)/ports.jsonl.gz"], in: folder)
    #expect(right.exitCode == 0, "\(right.errors)")
    #expect(right.output.contains("100.0"))
    let wrong = try Program.run(
      ["conformance", "\(path)/resources.jsonl.gz", "--kubernetes-version", "1.34"], in: folder)
    #expect(wrong.exitCode == 1)
    #expect(wrong.output.contains("NodeResourcesBalancedAllocation"))
  }

  @Test(
    "wrong use is told in one message, with the exit code of its kind",
    arguments: [
      (["schedule"], 64, "-f"),
      (["schedule", "-f", "nowhere.yaml"], 66, "nowhere.yaml"),
      (["schedule", "-f", "-", "-f", "-"], 64, "once"),
      (["schedule", "-f", "cluster.yaml", "--explain", "--path", "fast"], 64, "--explain"),
      (["schedule", "-f", "/dev/zero"], 65, "more than 1 GiB"),
      (["schedule", "-f", "cluster.yaml", "--kubernetes-version", "1.35"], 64, "1.35"),
      (["schedule", "-f", "cluster.yaml", "--percentage-of-nodes-to-score", "101"], 64, "0 to 100"),
      (["schedule", "-f", "no*.yaml"], 66, "no file that matches the pattern"),
      (["schedule", "-f", "https://example.com/a.yaml"], 66, "curl -sL https://example.com/a.yaml"),
      (["schedule", "-f", "cluster.yaml", "--validate", "some"], 64, "--validate"),
      (["schedule", "-f", "-"], 65, "standard input"),
      (["schedule", "-f", "cluster.yaml", "--config", "small.yaml"], 65, "KubeSchedulerConfiguration"),
      (["fit", "-f", "cluster.yaml", "--losses", "none"], 64, "--pod"),
      (["fit", "-f", "cluster.yaml", "--at-least", "3"], 64, "--pod"),
      (["fit", "-f", "cluster.yaml", "--pod", "small.yaml", "--seeds", "0"], 64, "--seeds 0"),
      (["fit", "-f", "cluster.yaml", "--pod", "small.yaml=0"], 64, "1 to 1000"),
      (["fit", "-f", "cluster.yaml", "--pod", "cluster.yaml"], 65, "different pods"),
      (["fit", "-f", "cluster.yaml", "--pod", "small.yaml", "--limit", "0"], 64, "--limit 0"),
      (["diff", "-f", "cluster.yaml", "--from", "1.2"], 64, "1.2"),
      (["conformance", "cluster.yaml"], 64, "--kubernetes-version"),
      (["conformance", "cluster.yaml", "--kubernetes-version", "1.36"], 65, "cluster.yaml"),
      (["conformance", "."], 65, "no recording"),
    ] as [([String], Int32, String)])
  func wrongUse(arguments: [String], exitCode: Int32, words: String) throws {
    let run = try Program.run(arguments, in: try folder())
    #expect(run.exitCode == exitCode, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
