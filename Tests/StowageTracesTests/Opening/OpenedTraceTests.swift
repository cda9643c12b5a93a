import StowageKernel
import StowageModel
import StowageTesting
import TestSupport
import Testing

@testable import StowageTraces

struct OpenedTraceTests {
  /// A time a line; in the order of the file.
  private struct TimeFormat: TraceFormat {
    let name = "times"
    let summary = "a time a line"

    func recognise(_ beginning: [UInt8]) -> TraceContent { beginning.first == UInt8(ascii: "#") ? .pods : [] }

    func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods {
      let lines = String(decoding: try input.readAll(), as: UTF8.self).split(separator: "\n").dropFirst()
      let shape = PodShape(cpuMilli: 1, memoryBytes: 1)
      return .unordered(
        Stream(
          pods: lines.map {
            PodArrival(time: .seconds(Int64($0) ?? 0), name: "p\($0)", shape: shape, duration: .infinite)
          }))
    }

    private struct Stream: ArrivalStream {
      var pods: [PodArrival]
      mutating func next() -> PodArrival? { pods.isEmpty ? nil : pods.removeFirst() }
    }
  }

  @Test("the pods of the first reading are those of every run, whatever the order of the file", arguments: 1...6)
  func sameArrivals(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    var text = "# times\n"
    for _ in 0..<200 { text += "\(chance.next(below: 300))\n" }
    let file = try TemporaryFile(text)
    let pods = try OpenedTrace(file.path, among: TraceFormats.all + [TimeFormat()]).pods()
    let first = try all(pods.stream)
    #expect(first.count == 200 && first.isSorted)
    #expect(try pods.workload.pods() == first, "seed \(seed)")
    #expect(try pods.workload.pods(seed: 2) == first, "seed \(seed)")
  }

  @Test("a file of manifests gives nodes, pods and checksum, in whatever order they are asked for")
  func both() throws {
    let text = """
      apiVersion: v1
      kind: List
      items:
        - {kind: Node, apiVersion: v1, metadata: {name: n}, status: {allocatable: {cpu: "4"}}}
        - {kind: Pod, apiVersion: v1, metadata: {name: p}, spec: {containers: [{name: c}]}}
      """
    let file = try TemporaryFile(text)
    for podsFirst in [false, true] {
      let trace = try OpenedTrace(file.path, among: TraceFormats.all)
      #expect(trace.content == [.nodes, .pods])
      if podsFirst { #expect(try all(trace.pods().stream).map(\.name) == ["default/p"]) }
      #expect(try trace.nodes().map(\.name) == ["n"])
      if !podsFirst { #expect(try all(trace.pods().stream).map(\.name) == ["default/p"]) }
      #expect(try trace.checksum() == TraceInput(file.path).checksum())
    }
  }

  @Test("a format that has no nodes says so where it is asked for them by name")
  func missingHalf() throws {
    let file = try TemporaryFile("# times\n1\n")
    #expect(
      file.errorText { _ = try OpenedTrace($0, format: "times", among: [TimeFormat()]).nodes() }
        == "FILE: found the format times, which has no nodes, expected a list of nodes")
    #expect(
      file.errorText { _ = try OpenedTrace($0, among: [TimeFormat()]).nodes() }
        == "FILE: found a list of pods (format times), expected a list of nodes; were the two files swapped?")
  }

  @Test("steps over an opened source make of it what they make of the workload", arguments: 1...5)
  func steps(seed: UInt64) throws {
    let source = FixedWorkload(RandomWorkload(seed: seed).pods)
    let window = WindowedWorkload(source, from: .seconds(20), to: .seconds(200), carryingIn: true)
    let resampled = ResampledWorkload(window, factor: ExactFactor(3, over: 2), spread: .seconds(30))
    let shaken = ShakenWorkload(ShakenWorkload(resampled, magnitude: .seconds(9)), magnitude: .seconds(5))
    let workload = LimitedWorkload(CompressedWorkload(shaken, factor: ExactFactor(2)), count: 60)
    let opened = try all(workload.arrivals(seed: seed, from: source.arrivals(seed: 0)))
    #expect(!opened.isEmpty)
    #expect(try opened == workload.pods(seed: seed), "seed \(seed)")
  }
}
