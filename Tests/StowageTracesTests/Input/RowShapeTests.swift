import StowageKernel
import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct RowShapeTests {
  private let header = "name,arrival,cpu,memory,labels,note\n"

  private func pods(_ text: String) throws -> [PodArrival] {
    try TraceFormats.openPods(try TemporaryFile(text).path).pods()
  }

  @Test("rows share a shape with and without quotes, whatever other columns lie between")
  func quoted() throws {
    let read = try pods(
      "name,cpu,note,memory,arrival\na,1,x,2,0\nb,\"1\",\"x,\"\"y\",\"2\",0\nc,1,\"z\",2,0\nd,1,w,2,0\ne,1,w,3,0\n")
    #expect(read.map(\.name) == ["a", "b", "c", "d", "e"])
    #expect(read.dropFirst().prefix(3).allSatisfy { $0.shape === read[0].shape })
    #expect(read[4].shape.requests == [.cpu: 1_000, .memory: 3])
  }

  // The bytes behind the opening quote of the second row are those of the first row, which asks for one label.
  @Test("a quoted field is not taken for fields that are written the same")
  func quotedCommas() throws {
    let error = try TemporaryFile(header + "a,0,1,2,k=v,\nb,0,\"1,2,k=v\",2,,\n")
      .errorText { _ = try TraceFormats.openPods($0).pods() }
    #expect(error.hasPrefix("FILE:3: cpu: found \"1,2,k=v\", expected an amount of CPU"))
    // An unquoted field may hold quotes: here the first label's key ends in one, and the second row's does not.
    let read = try pods(header + "a,0,1,2,k\"=v,\nb,0,1,2,\"k=v\",\nc,0,1,2,k=v,\n")
    #expect(read.map(\.shape.labels) == [["k\"": "v"], ["k": "v"], ["k": "v"]])
  }

  // What is compared are the bytes of a row: here `"v"` with the quotes that wrap it, and with quotes of its own.
  @Test("a wrapped field is not taken for one that has quotes itself")
  func quotesOfItsOwn() throws {
    let read = try pods(
      "name,arrival,cpu,memory,note,namespace\na,0,1,1,x,\"v\"\nb,0,1,1,x,\"\"\"v\"\"\"\nc,0,1,1,x,v\n")
    #expect(read.map(\.shape.namespace) == ["v", "\"v\"", "v"])
    #expect(read[0].shape === read[2].shape)
  }

  // Keys of 63 and 64 bytes lie on either side of the limit of eight words.
  @Test("rows with long wants are told apart by their last byte", arguments: 20...75)
  func longRows(length: Int) throws {
    let label = "k=" + String(repeating: "v", count: length)
    let read = try pods(header + "a,0,1,2,\(label)1,\nb,0,1,2,\(label)2,\nc,0,1,2,\(label)1,\n")
    #expect(read[0].shape === read[2].shape && read[0].shape !== read[1].shape)
    #expect(read[1].shape.labels == ["k": String(repeating: "v", count: length) + "2"])
  }

  // Up to eight, up to eleven and more digits are read in different ways.
  @Test("times of every length are read exactly", arguments: 1...12)
  func times(digits: Int) throws {
    let seconds = String("123456789012".prefix(digits))
    // At most 15 digits are taken, zeros in front counted.
    let zeros = digits > 10 ? "" : "00"
    let whole = try #require(Int64(seconds)) * 1_000
    for (fraction, milliseconds) in [("", 0), (".5", 500), (".25", 250), (".125", 125), (".007", 7)]
      as [(String, Int64)]
    {
      let read = try pods(
        "name,arrival,duration,cpu,memory\na,\(seconds)\(fraction),\(zeros)\(seconds)\(fraction),1,1\n")
      #expect(read[0].time.milliseconds == whole + milliseconds)
      #expect(read[0].duration.count == whole + milliseconds)
    }
  }

  @Test(
    "what is no time is refused",
    arguments: [".", "1.", ".5", "1.2345", "1..5", "1.5.5", "-1", "1:5", "1.5/", "/", " 1"])
  func badTimes(field: String) throws {
    let error = try TemporaryFile("name,arrival,cpu,memory\na,\(field),1,1\n")
      .errorText { _ = try TraceFormats.openPods($0).pods() }
    #expect(
      error == "FILE:2: arrival: found \"\(field)\", expected seconds with up to 3 decimals (0 to 1000000000000)")
  }
}
