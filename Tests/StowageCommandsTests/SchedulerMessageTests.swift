import Foundation
import TestSupport
import Testing

/// The message of a pod that fits nowhere, in all that the program prints of it.
struct SchedulerMessageTests {
  private static let pinned = "questions/15-daemon-pod-pinned"

  /// Each of the file's messages by pod, which the table, the explanation and JSON all tell alike.
  private func messages(_ path: String) throws -> [String: String] {
    let file = Repository.file("Tests/Cases/\(path)").path(percentEncoded: false)
    let folder = try Repository.temporaryFolder()
    func output(_ arguments: String...) throws -> String {
      let run = try Program.run(["schedule", "-f", file, "--tie-break", "first"] + arguments, in: folder)
      #expect(run.exitCode == 0, "\(run.errors)")
      return run.output
    }
    let json = try JSONSerialization.jsonObject(with: Data(output("-o", "json").utf8)) as? [String: Any]
    var messages: [String: String] = [:]
    for decision in json?["decisions"] as? [[String: Any]] ?? [] {
      if let pod = decision["pod"] as? String { messages[pod] = decision["message"] as? String }
    }
    for text in [try output(), try output("--path", "fast"), try output("--explain")] {
      for message in messages.values { #expect(text.contains("  \(message)\n"), "\(text)") }
    }
    return messages
  }

  @Test("nodes that a pin leaves out are counted, also where the pinned node is not there")
  func pins() throws {
    #expect(
      try messages(Self.pinned + "/equal.yaml")["team/agent-x"]
        == "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. "
        + "no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, "
        + "2 Preemption is not helpful for scheduling.")
    #expect(
      try messages(Self.pinned + "/gone.yaml")["team/agent-x"]
        == "0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity]. "
        + "no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."
    )
  }

  @Test("fit counts nodes that a pin leaves out, and says nothing of preemption")
  func fit() throws {
    func path(_ name: String) -> String {
      Repository.file("Tests/Cases/\(Self.pinned)/\(name)").path(percentEncoded: false)
    }
    let run = try Program.run(
      ["fit", "-f", path("nodes.yaml"), "--pod", path("pinned-pod.yaml"), "--losses", "none"],
      in: try Repository.temporaryFolder())
    #expect(
      run.output.contains(
        "next team/agent: 0/3 nodes are available: 1 Insufficient cpu, "
          + "2 node(s) didn't satisfy plugin(s) [NodeAffinity].\n"), "\(run.output)\(run.errors)")
  }

  @Test("what concerns all nodes has no number, and a class that is not there leaves a claim unbound")
  func everywhere() throws {
    #expect(
      try messages("files/message/claims.yaml") == [
        "default/p1": "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found",
        "default/p2": "0/1 nodes are available: persistentvolumeclaim \"not-there\" not found. not found",
      ])
    #expect(
      try messages("real-scheduler/missing-class.yaml") == [
        "default/p": "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found"
      ])
  }

  @Test("a policy that forbids preemption is named", arguments: ["team/calm", "team/own"])
  func never(pod: String) throws {
    #expect(
      try messages("questions/25-never-preempts/cluster.yaml")[pod]
        == "0/1 nodes are available: 1 Insufficient cpu. "
        + "no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.")
  }
}
