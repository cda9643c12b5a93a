import Foundation
import TestSupport
import Testing

/// Who and what stands in the way of a pod that fits nowhere, as people have asked it: `Tests/Cases/questions`.
struct ObstacleTests {
  private func output(_ path: String, _ arguments: String...) throws -> String {
    let file = Repository.file("Tests/Cases/questions/\(path)").path(percentEncoded: false)
    let run = try Program.run(
      ["schedule", "-f", file, "--tie-break", "first"] + arguments, in: try Repository.temporaryFolder())
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output
  }

  /// The lines of the explanation of one pod.
  private func explanation(_ path: String, _ pod: String) throws -> [String] {
    let paragraphs = try output(path, "--explain").components(separatedBy: "\n\n")
    let paragraph = try #require(paragraphs.first { $0.hasPrefix("\(pod):") || $0.hasPrefix("\(pod) ->") })
    return paragraph.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func inTheWay(_ path: String, _ pod: String) throws -> [String] {
    try explanation(path, pod).filter { $0.hasPrefix("in the way: ") }.map {
      String($0.dropFirst("in the way: ".count))
    }
  }

  private func smallestChange(_ path: String, _ pod: String) throws -> String? {
    try explanation(path, pod).first { $0.hasPrefix("smallest change: ") }
      .map { String($0.dropFirst("smallest change: ".count)) }
  }

  /// The obstacles that JSON tells of one pod, without their sentences; these are those of the explanation.
  private func facts(_ path: String, _ pod: String) throws -> [NSDictionary] {
    let json =
      try JSONSerialization.jsonObject(with: Data(output(path, "--explain", "-o", "json").utf8)) as? [String: Any]
    let decisions = try #require(json?["decisions"] as? [[String: Any]])
    let decision = try #require(decisions.first { $0["pod"] as? String == pod })
    let obstacles = decision["obstacles"] as? [[String: Any]] ?? []
    #expect(try obstacles.map { $0["text"] as? String } == inTheWay(path, pod))
    return obstacles.map { obstacle in obstacle.filter { $0.key != "text" } as NSDictionary }
  }

  @Test("who holds a host port is named, sidecars included")
  func hostPorts() throws {
    let path = "08-host-ports/cluster.yaml"
    // w-lan has taken the same port on another address meanwhile.
    #expect(
      try facts(path, "team/w-any") == [
        ["kind": "hostPort", "port": 8080, "protocol": "TCP", "pod": "team/local", "node": "n1"],
        ["kind": "hostPort", "port": 8080, "protocol": "TCP", "pod": "team/w-lan", "node": "n1"],
      ])
    #expect(try inTheWay(path, "team/w-7001") == ["team/side on n1 has the port 7001/TCP of the node"])
  }

  @Test("who uses a claim for one pod alone is named")
  func claimInUse() throws {
    // urgent has pushed the first holder out.
    #expect(
      try facts("09-rwop-preempts/cluster.yaml", "team/same") == [
        ["kind": "claimInUse", "claim": "team/one", "pod": "team/urgent", "node": "n1"]
      ])
  }

  @Test("pods whose own anti-affinity keeps another off are named, of whatever namespace and labels")
  func symmetricAntiAffinity() throws {
    let host = "kubernetes.io/hostname"
    #expect(
      try facts("40-who-stands-in-the-way/cluster.yaml", "team/newcomer")
        == [("team/keeper-1", "n1"), ("team/keeper-2", "n2")].map { pod, node in
          ["kind": "antiAffinityOf", "pod": pod, "node": node, "topologyKey": host, "domain": node]
        })
    let path = "14-symmetric-all-namespaces/cluster.yaml"
    for pod in ["light/tiny", "light/unlabelled"] {
      #expect(
        try inTheWay(path, pod) == ["the anti-affinity of heavy/loner on n1 keeps it off kubernetes.io/hostname=n1"])
    }
    #expect(
      try inTheWay(path, "heavy/loner2") == [
        "its anti-affinity keeps it away from light/other on n2, off kubernetes.io/hostname=n2"
      ])
  }

  @Test("of a pod that is being deleted and still in the way that is said")
  func terminating() throws {
    #expect(
      try facts("21-terminating-and-ended/terminating.yaml", "team/new") == [
        [
          "kind": "antiAffinity", "pod": "team/old", "node": "n1", "isTerminating": true,
          "topologyKey": "kubernetes.io/hostname", "domain": "n1",
        ]
      ])
  }

  @Test("full domains are counted, and a tainted node's empty one that holds them back is named with what would help")
  func closedDomain() throws {
    let path = "02-spread-and-taints/default.yaml"
    #expect(
      try inTheWay(path, "team/web-6") == [
        "maxSkew is 1 over kubernetes.io/hostname, where w1, w2 and w3 have 1 each, control has 0",
        "kubernetes.io/hostname=control is the emptiest and holds the others back, and the pod can't go there "
          + "(node(s) had untolerated taint(s)); nodeTaintsPolicy: Honor would leave it out of the count",
      ])
    let facts = try facts(path, "team/web-6")
    #expect(facts.map { $0["kind"] as? String } == ["fullDomains", "closedDomain"])
    #expect(facts.last?["honoringTaintsHelps"] as? Bool == true && facts.last?["domain"] as? String == "control")
    #expect(
      try smallestChange(path, "team/web-6")
        == "set nodeTaintsPolicy: Honor for the spread over kubernetes.io/hostname; then it fits on w1")
    #expect(!(try output("02-spread-and-taints/honor.yaml", "--explain").contains("in the way")))
  }

  @Test("where there are fewer domains than minDomains that is said")
  func minDomains() throws {
    #expect(
      try facts("03-min-domains/with2.yaml", "team/foo-1").last
        == ["kind": "tooFewDomains", "topologyKey": "kubernetes.io/hostname", "domains": 1, "minDomains": 2])
  }

  @Test("a node that a claim is promised to is named, and whether it is there", arguments: [true, false])
  func promisedClaims(isThere: Bool) throws {
    #expect(
      try facts("10-selected-node-gone/\(isThere ? "full" : "cluster").yaml", "team/db-0") == [
        ["kind": "promisedClaim", "claim": "team/d", "node": isThere ? "n1" : "n-old", "isThere": isThere]
      ])
  }

  @Test("the node that a daemon's pod is for is named, and no other is proposed")
  func daemons() throws {
    let path = "15-daemon-pod-pinned"
    #expect(
      try facts("\(path)/equal.yaml", "team/agent-x") == [
        ["kind": "pinned", "nodes": ["n2"], "missing": [String](), "isDaemon": true]
      ])
    #expect(try smallestChange("\(path)/equal.yaml", "team/agent-x") == "have 500m cpu more on n2; then it fits on n2")
    #expect(
      try facts("\(path)/gone.yaml", "team/agent-x") == [
        ["kind": "pinned", "nodes": ["n9"], "missing": ["n9"], "isDaemon": true]
      ])
    #expect(try smallestChange("\(path)/gone.yaml", "team/agent-x") == nil)
  }

  @Test("a policy that forbids preemption is named where it would matter", arguments: ["team/calm", "team/own"])
  func neverPreempts(pod: String) throws {
    #expect(try facts("25-never-preempts/cluster.yaml", pod) == [["kind": "neverPreempts"]])
  }

  @Test("pods that must be near one another are named in their order")
  func cycle() throws {
    #expect(
      try facts("43-affinity-cycles/cycle.yaml", "team/b") == [
        ["kind": "waitForOneAnother", "pods": ["team/b", "team/a"]]
      ])
  }

  @Test("a pod is never told to give up all that it asks for")
  func wholeRequest() throws {
    #expect(
      try smallestChange("01-preempt-compares-highest/cluster.yaml", "team/boss")
        == "have 2 cpu more on n1; then it fits on n1")
  }
}
