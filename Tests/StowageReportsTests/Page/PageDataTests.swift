import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Numbers for the page's script")
struct PageDataTests {
  @Test("a line is four rows of 16-bit codes between the chart's extremes, little end first")
  func codes() {
    // Between 0 and 2, the mean 1 is half of 65,534 = 0x7FFF, 2 is 0xFFFE, and a gap is 0xFFFF.
    let bins: [ComparisonReport.Bin?] = [.init(mean: 1, lowest: 0, highest: 2, peak: 2), nil]
    let bytes: [UInt8] = [
      0xFF, 0x7F, 0xFF, 0xFF, 0x00, 0x00, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF,
    ]
    #expect(PageData.encoded(bins, extent: 0...2) == Base64.encoded(bytes))
  }

  @Test(
    "a share becomes a byte; only nothing is empty and only everything is full",
    arguments: [
      (0.0, 0), (1.0, 250), (0.5, 125), (0.0001, 1), (0.9999, 249), (1.7, 250), (-1.0, 255), (Double.nan, 255),
    ] as [(Double, UInt8)])
  func shares(share: Double, byte: UInt8) {
    #expect(Block.NodeMap.Snapshot.step(of: share) == byte)
  }

  @Test("a node is as full as its scarcest resource; what it lacks and what merely informs do not count")
  func scarcest() {
    let snapshot = Block.NodeMap.Snapshot(
      seconds: 0, shares: [[0.5, 1, nil], [0.25, 0.2, nil], [1, 1, nil]])
    let map = Block.NodeMap(
      resources: [.init("GPU"), .init("CPU"), .init("pods", isScarce: false)],
      nodes: [
        .init("a", group: "g", capacities: [8, 96, 110]), .init("b", group: "g", capacities: [0, 96, 110]),
        .init("c", group: "g", capacities: [8, 96, 110]),
      ],
      snapshots: [snapshot])
    #expect((0..<3).map { map.scarcest(node: $0, in: snapshot) } == [125, 50, 255])
  }

  @Test("groups are drawn by name, those with a leading resource first")
  func groups() {
    let map = Block.NodeMap(
      resources: [.init("CPU"), .init("GPU", leadsGroups: true)],
      nodes: [("zone-b", 0.0), ("GPU T4", 2), ("zone-a", 0), ("GPU G2", 8), ("zone-b", 0)].map {
        .init("n", group: $0.0, capacities: [96, $0.1])
      }, snapshots: [])
    #expect(map.groupOrder == ["GPU G2", "GPU T4", "zone-a", "zone-b"])
  }

  @Test("every node of the bars is in exactly one part")
  func fillBars() {
    let shares: [Double?] = [0, 0.1, 0.5, 0.51, 0.8, 0.81, 0.999, 1, nil]
    let map = Block.NodeMap(
      resources: [.init("GPU")],
      nodes: shares.indices.map { .init("n\($0)", group: "g", capacities: [1]) },
      snapshots: [.init(seconds: 0, shares: [shares])])
    // Empty: 0. Up to 50 %: 0.1, 0.5. 50 to 80 %: 0.51, 0.8. 80 to 100 %: 0.81, 0.999. Full: 1. The last is absent.
    #expect(FillBars.counts(of: map, at: 0) == [1, 2, 2, 2, 1])
  }

  @Test("nodes that are the same under all policies are told once, others for each")
  func layouts() {
    func map(_ names: [String]) -> Block.NodeMap {
      .init(
        resources: [.init("CPU")], nodes: names.map { .init($0, group: "g", capacities: [4]) },
        snapshots: [.init(seconds: 1, shares: [names.map { _ in 0.5 }])])
    }
    let same = PageData.map([(0, map(["a", "b"])), (1, map(["a", "b"]))]).text
    #expect(same.ranges(of: "\"names\":[\"a\",\"b\"]").count == 1)
    let other = PageData.map([(0, map(["a", "b"])), (1, map(["a", "b", "grown"]))]).text
    #expect(other.contains("\"names\":[\"a\",\"b\",\"grown\"]") && other.contains("\"policy\":1,\"layout\":1"))
  }

  @Test("the scripts hold nothing that would end them")
  func scriptSource() { #expect(!Script.source.contains("</")) }
}
