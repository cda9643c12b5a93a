import Foundation
import TestSupport
import Testing

/// What administrators hand to the planning commands beside well-formed clusters.
struct PlanningInputTests {
  private static let node =
    #"{"kind":"Node","metadata":{"name":"n"},"status":{"allocatable":{"cpu":"4","memory":"8Gi"}}}"#

  private static func pod(_ name: String, _ spec: String = "") -> String {
    #"{"kind":"Pod","metadata":{"name":"\#(name)"},"spec":{"containers":[{"name":"c"}]\#(spec)}}"#
  }

  private func folder(_ files: [String: String]) throws -> URL {
    let folder = try Repository.temporaryFolder()
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  private func list(_ items: String...) -> String { #"{"kind":"List","items":[\#(items.joined(separator: ","))]}"# }

  @Test("gzip is unpacked on standard input as in files")
  func gzipInput() throws {
    // One node and the pod p, packed by gzip.
    let packed =
      "H4sIAAAAAAACA22OOw4CMQxEe44xdUoKlAvQIESPKEziIiI/bbwFinJ3vOFTIbmZ8fOTOx4he1icQhMYBOHUYK/925+LZ+0TC3kS"
      + "gu3IlFg3GcOgCcnatpZiLE6Je+Qturoqs5+nqSxPDYdjwBjD/NyX4v+r61RXdtNUslDIvLz/+iAO4zZ0di8e7jmGwgAAAA=="
    let folder = try folder([:])
    let file = folder.appending(path: "cluster.json.gz")
    try #require(Data(base64Encoded: packed)).write(to: file)
    let fromFile = try Program.run(["schedule", "-f", "cluster.json.gz"], in: folder)
    let run = try Program.run(["schedule", "-f", "-"], in: folder, input: file)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("default/p  scheduled  n     the only node that fits"), "\(run.output)")
    #expect(run.output == fromFile.output)
  }

  @Test("packed standard input that stops short is refused as such")
  func shortGzipInput() throws {
    let folder = try folder([:])
    let file = folder.appending(path: "short.gz")
    try Data([0x1f, 0x8b, 8, 0]).write(to: file)
    let run = try Program.run(["schedule", "-f", "-"], in: folder, input: file)
    #expect(run.exitCode == 65)
    #expect(run.errors.contains("standard input: found gzip data that stops short"), "\(run.errors)")
  }

  @Test("a node that won because no other was looked at is not called the only one that fits")
  func lookedAt() throws {
    // Where nothing scores, kube-scheduler stops at the first node that fits.
    let configuration = """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      profiles:
      - plugins: {score: {disabled: [{name: "*"}]}, preScore: {disabled: [{name: "*"}]}}
      """
    let other = Self.node.replacingOccurrences(of: #""n""#, with: #""m""#)
    let folder = try folder(["cluster.json": list(Self.node, other, Self.pod("p")), "config.yaml": configuration])
    let run = try Program.run(["schedule", "-f", "cluster.json", "--config", "config.yaml"], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("the only one of 1 looked at that fits"), "\(run.output)")
  }

  @Test("names can't command the terminal: control characters of a manifest are replaced")
  func controlCharacters() throws {
    let strange = Self.pod("p", #","nodeName":"gone\u001b[31m""#)
    let twice = Self.node.replacingOccurrences(of: #""n""#, with: #""n\u001b[31m""#)
    let folder = try folder([
      "warned.json": list(Self.node, strange),
      "refused.json": list(twice, twice.replacingOccurrences(of: "\"8Gi\"", with: "\"9Gi\"")),
    ])
    let warned = try Program.run(["schedule", "-f", "warned.json"], in: folder)
    #expect(warned.errors.contains("bound to node \"gone\u{FFFD}[31m\""), "\(warned.errors)")
    let repeated = try Program.run(["schedule", "-f", "refused.json"], in: folder)
    #expect(
      repeated.errors.contains("Node n\u{FFFD}[31m (first at refused.json:1) is there twice"), "\(repeated.errors)")
  }

  @Test("recordings that are not there are a missing input, not a wrong call")
  func missingRecordings() throws {
    let run = try Program.run(["conformance", "nowhere.jsonl"], in: try folder([:]))
    #expect(run.exitCode == 66)
    #expect(run.errors.contains("nowhere.jsonl: found nothing that can be read (no such file)"), "\(run.errors)")
  }

  @Test("fit takes the pod of a workload that is scaled to 0")
  func scaledDown() throws {
    let web = """
      {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":0,
      "selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
      "spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"1"}}}]}}}}
      """
    let folder = try folder(["cluster.json": list(Self.node), "web.json": web])
    let run = try Program.run(["fit", "-f", "cluster.json", "--pod", "web.json"], in: folder)
    // 4 CPUs, 1 each.
    #expect(run.output.hasPrefix("4 more copies of default/web fit"), "\(run.output)\(run.errors)")
  }

  @Test("fit says what of a pod's file belongs to the cluster")
  func besideThePod() throws {
    let app = Repository.file("Tests/Cases/files/daemonset/app.yaml").path(percentEncoded: false)
    let folder = try folder(["cluster.json": list(Self.node)])
    let run = try Program.run(["fit", "-f", "cluster.json", "--pod", app, "--losses", "none"], in: folder)
    #expect(run.exitCode == 0)
    #expect(
      run.errors == "warning: \(app): 1 DaemonSet left aside: what is part of the cluster is given with -f\n",
      "\(run.errors)")
  }

  @Test("fit says which workload it can't take")
  func unknownWorkload() throws {
    let daemons =
      #"{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"d"},"spec":{"template":{"spec":{"containers":[]}}}}"#
    let folder = try folder(["cluster.json": list(Self.node), "d.json": daemons])
    let run = try Program.run(["fit", "-f", "cluster.json", "--pod", "d.json"], in: folder)
    #expect(run.exitCode == 65)
    #expect(
      run.errors == "error: d.json:1: expected the manifest of one pod, or of a Deployment, StatefulSet, ReplicaSet or "
        + "Job, found no pod but 1 DaemonSet\n")
  }
}
