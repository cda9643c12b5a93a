import Foundation
import TestSupport
import Testing

/// The ways to say which files, as kubectl has them.
struct InputPathTests {
  private static let node =
    "kind: Node\nmetadata: {name: NAME}\nstatus: {allocatable: {cpu: 4, memory: 8Gi, pods: 110}}\n"

  private func folder() throws -> URL {
    let folder = try Repository.temporaryFolder()
    let files = ["all/a.yaml": "a", "all/b.yml": "b", "all/deep/c.yaml": "c", "all/notes.txt": "no YAML: ["]
    for (name, node) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((name.hasSuffix("txt") ? node : Self.node.replacing("NAME", with: node)).utf8).write(to: file)
    }
    let pod = "kind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c}]}\n"
    try Data(pod.utf8).write(to: folder.appending(path: "pod.yaml"))
    try FileManager.default.createDirectory(at: folder.appending(path: "empty"), withIntermediateDirectories: true)
    return folder
  }

  @Test(
    "folders, folders in them, patterns and lists behind commas make one cluster",
    arguments: [
      ("-f all -f pod.yaml", "a|b"), ("-R -f all -f pod.yaml", "a|b|c"), ("-f all/a.yaml,all/b.yml,pod.yaml", "a|b"),
      ("-f all/*.y*ml -f pod.yaml", "a|b"), ("-f all/ -f all/deep -f pod.yaml", "a|b|c"),
    ])
  func forms(options: String, nodes: String) throws {
    let arguments = ["schedule"] + options.split(separator: " ").map(String.init) + ["--explain", "-o", "json"]
    let run = try Program.run(arguments, in: folder())
    #expect(run.exitCode == 0, "\(run.errors)")
    for node in nodes.split(separator: "|") { #expect(run.output.contains("\"node\":\"\(node)\"")) }
    #expect(run.output.contains("\"node\":\"c\"") == nodes.contains("c"))
  }

  @Test("a folder without manifests says what it looked for")
  func emptyFolder() throws {
    let run = try Program.run(["schedule", "-f", "empty"], in: folder())
    #expect(run.exitCode == 66)
    #expect(
      run.errors == "error: empty: found a folder without manifests, expected files that end in .yaml, .yml or .json; "
        + "-R looks into the folders in it as well\n")
  }
}
