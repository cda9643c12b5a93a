import Foundation
import TestSupport
import Testing

/// Inputs that nobody writes by mistake, and what they must not do: `Tests/Cases/hostile`.
struct HostileInputTests {
  /// A folder with the inputs.
  private func folder() throws -> URL {
    let folder = try Repository.temporaryFolder()
    let cases = Repository.file("Tests/Cases/hostile")
    for name in try FileManager.default.contentsOfDirectory(atPath: cases.path(percentEncoded: false)) {
      try FileManager.default.copyItem(at: cases.appending(path: name), to: folder.appending(path: name))
    }
    return folder
  }

  private func run(_ arguments: String, in folder: URL) throws -> Program.Run {
    try Program.run(arguments.split(separator: " ").map(String.init), in: folder)
  }

  @Test("copies of a pod that asks for GPUs fit where GPUs are free")
  func copiesWithGPUs() throws {
    // The node has 4, each copy asks for 1.
    let run = try run("fit -f f2-gpu-cluster.yaml --pod f2-gpu-pod.yaml", in: folder())
    #expect(run.exitCode == 0)
    #expect(run.output.contains("4 more copies of default/train fit"), "\(run.output)")
  }

  @Test(
    "where a configuration does not filter by fit, nodes are taken beyond what they have",
    arguments: [
      "fit -f f1-fit-cluster.json --config c1-ignored-config.json --pod f1-fit-pod.json --limit 3",
      "fit -f f1-fit-cluster2.json --config c1-no-fit-filter.json --pod f1-fit-pod2.json --limit 3",
      "schedule -f f1-fit-cluster2.json -f f1-fit-pod2.json --config c1-no-fit-filter.json",
      "schedule -f f1-fit-cluster2.json -f f1-fit-pod2.json --config c1-no-fit-filter.json --path fast",
    ])
  func withoutFitFilter(command: String) throws {
    let run = try run(command, in: folder())
    #expect(run.exitCode == 0, "\(run.errors)")
    if command.hasPrefix("fit") { #expect(run.output.contains("3 more copies"), "\(run.output)") }
    if command.hasPrefix("schedule") { #expect(run.output.contains("1 scheduled"), "\(run.output)") }
  }

  @Test(
    "amounts at the limits of 64 bits are counted or refused with one message",
    arguments: [
      "schedule -f c3-nonzero.json", "schedule -f c3-nonzero.json --path fast", "schedule -f c2-nominated.json",
      "schedule -f c4-images.json", "schedule -f c1-overflow-pods.json --config c1-no-fit-filter.json",
      "schedule -f c1-ignored-overflow.json --config c1-ignored-config.json",
      "schedule -f c1-overflow-pods.json --config c1-balanced-config.json",
      "schedule -f c5-podlevel-schedule.json", "fit -f c5-podlevel-fit.json --pod f1-fit-pod2.json",
      "simulate --nodes c6-simulate-bound.json --pods c6-simulate-bound.json --policy bestFit",
      "simulate --nodes c7-nodes.csv --pods c7-pods.csv --policy gpuDotProduct",
      "compare --nodes c7-nodes.csv --pods c7-pods.csv --report none",
      "compare c7-experiment-bestfit.json --policies gpuBestFit --report none", "simulate c8-unplaced.yaml",
      "compare --nodes c9-ends-before-first-arrival.yaml --pods c9-ends-before-first-arrival.yaml --policies bestFit",
    ])
  func hugeAmounts(command: String) throws {
    let run = try run(command, in: folder())
    #expect(run.exitCode == 0 || run.exitCode == 65, "\(run.exitCode): \(run.errors)")
    if run.exitCode == 65 {
      #expect(run.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }.count == 1, "\(run.errors)")
    }
  }

  @Test(
    "a small input that stands for more than memory holds is refused before anything is made",
    arguments: [
      ("schedule -f m1-replicas.yaml", "pods of workloads up to here"),
      ("compare m2-nodegroups.json --report none", "GPUs up to here"),
      ("compare m3-loadfactor.json --report none", "give a smaller load factor"),
    ])
  func memory(command: String, words: String) throws {
    let run = try run(command, in: folder())
    #expect(run.exitCode == 65)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test("a trace is not written over the files that it is read from")
  func ownInput() throws {
    let folder = try folder()
    let pods = folder.appending(path: "pods.csv")
    let text = try String(contentsOf: Repository.file("Traces/quickstart/pods.csv"), encoding: .utf8)
    try text.write(to: pods, atomically: true, encoding: .utf8)
    let run = try run("trace convert --pods pods.csv --limit 3 --output .", in: folder)
    #expect(run.exitCode == 73)
    #expect(run.errors.contains("pods.csv: can't be written: it is one of the files that are read"), "\(run.errors)")
    #expect(try String(contentsOf: pods, encoding: .utf8) == text)
  }

  @Test("of several files to write, none appears where one can't be written")
  func allOrNone() throws {
    let folder = try folder()
    try FileManager.default.createDirectory(
      at: folder.appending(path: "out/pods.csv"), withIntermediateDirectories: true)
    let run = try run("trace generate --preset quickstart --pods 10 --output out", in: folder)
    #expect(run.exitCode == 73)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "out").path(percentEncoded: false))
        == ["pods.csv"])
  }

  @Test(
    "names command no terminal, whatever they are made of and wherever they are shown",
    arguments: [
      "compare t1b.yaml --report none", "compare t1b.yaml --report none -o csv", "simulate t1b.yaml",
      "compare t1-escape-experiment.json --report none",
      "simulate --nodes t2-escape-warning.json --pods t2-escape-warning.json --policy bestFit",
    ])
  func controlCharacters(command: String) throws {
    let run = try run(command, in: folder())
    for text in [run.output, run.errors] {
      let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
      #expect(controls.isEmpty, "\(controls.map { String($0.value, radix: 16) })")
    }
    #expect(run.output.contains("\u{FFFD}") || run.errors.contains("\u{FFFD}"), "the case has no such name any more")
  }

  @Test("names do not turn the direction of writing around, and other letters stay as they are")
  func directionMarks() throws {
    let folder = try folder()
    let experiment = try String(contentsOf: folder.appending(path: "t1b.yaml"), encoding: .utf8)
      .replacingOccurrences(of: #""b\e[31m""#, with: #""café-\u202E-€""#)
    try experiment.write(to: folder.appending(path: "turned.yaml"), atomically: true, encoding: .utf8)
    let run = try run("compare turned.yaml --report none", in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("café-\u{FFFD}-€"), "\(run.output)")
    #expect(!run.output.unicodeScalars.contains("\u{202E}"))
  }
}
