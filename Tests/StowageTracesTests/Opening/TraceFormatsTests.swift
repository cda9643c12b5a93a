import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct TraceFormatsTests {
  @Test(
    "a format is known by the header alone",
    arguments: [
      ("sn,cpu_milli,memory_mib,gpu,model\n", "openb", TraceContent.nodes),
      ("\u{feff}name,cpu_milli,memory_mib,num_gpu,gpu_milli\r\n", "openb", .pods),
      ("\"name\",\"cpu\",\"memory\"\n", "stowage", .nodes), ("memory,cpu,arrival,name", "stowage", .pods),
    ])
  func recognised(header: String, name: String, content: TraceContent) throws {
    let found = try OpenedTrace(try TemporaryFile(header).path, among: TraceFormats.all)
    #expect(found.format.name == name && found.content == content)
  }

  @Test("a file of no known format is told by its first line")
  func unknownContent() throws {
    #expect(
      try TemporaryFile("time,temperature\n1,2\n").errorText { _ = try TraceFormats.openNodes($0) }
        == "FILE:1: found \"time,temperature\", expected the beginning of a format that is known: stowage, openb, kubernetes; the format can also be given by name, which tells what is missing"
    )
    #expect(
      try TemporaryFile("").errorText { _ = try TraceFormats.openNodes($0) }
        == "FILE: found an empty file, expected a trace")
  }

  @Test("a header that is nearly that of a known table is told with what it lacks")
  func nearlyKnown() throws {
    let known = "expected the beginning of a format that is known: stowage, openb, kubernetes; "
    #expect(
      try TemporaryFile("name,cpus,memory\n").errorText { _ = try TraceFormats.openNodes($0) }
        == "FILE:1: found \"name,cpus,memory\", \(known)to be a node table of the format stowage it lacks the column \"cpu\" (the nearest is \"cpus\")"
    )
    #expect(
      try TemporaryFile("sn,cpu_milli,memory\n").errorText { _ = try TraceFormats.openNodes($0) }
        == "FILE:1: found \"sn,cpu_milli,memory\", \(known)to be a node list of the format openb it lacks the columns \"memory_mib\", \"gpu\""
    )
    #expect(
      try TemporaryFile("name;cpu;memory\n").errorText { _ = try TraceFormats.openNodes($0) }
        == "FILE:1: found columns separated by semicolons, expected columns separated by commas")
  }

  @Test("an unknown format name is told with the nearest one")
  func unknownName() throws {
    #expect(
      try TemporaryFile("x").errorText { _ = try TraceFormats.openNodes($0, format: "opnb") }
        == "FILE: found no format called \"opnb\", expected one of stowage, openb, kubernetes; did you mean \"openb\"?")
  }

  @Test("pods where nodes are wanted, and the other way round, are told")
  func swapped() throws {
    #expect(
      try TemporaryFile("name,arrival,cpu,memory\n").errorText { _ = try TraceFormats.openNodes($0) }
        == "FILE: found a list of pods (format stowage), expected a list of nodes; were the two files swapped?")
    #expect(
      try TemporaryFile("sn,cpu_milli,memory_mib,gpu\n").errorText { _ = try TraceFormats.openPods($0) }
        == "FILE: found a list of nodes (format openb), expected a list of pods; were the two files swapped?")
  }

  @Test("every format has a name of its own and a summary of one line")
  func table() {
    #expect(Set(TraceFormats.all.map(\.name)).count == TraceFormats.all.count)
    #expect(TraceFormats.all.allSatisfy { !$0.summary.isEmpty && !$0.summary.contains("\n") })
  }
}
