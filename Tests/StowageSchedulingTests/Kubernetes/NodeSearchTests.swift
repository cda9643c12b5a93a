import StowageCluster
import Testing

@testable import StowageScheduling

struct NodeSearchTests {
  private let nodes = (0..<10).map { NodeID($0) }

  private func indexes(_ nodes: [NodeID]) -> [Int] { nodes.map(\.index) }

  @Test("the search ends with the first node that would be one too many")
  func stops() {
    let search = NodeSearch()
    // 0, 2, 4 fit and are enough; 5 is still looked at and does not fit; 6 fits, and ends the search.
    let found = search.find(3, among: nodes) { [0, 2, 4, 6, 8].contains($0.index) }
    #expect(indexes(found.fitting) == [0, 2, 4])
    #expect(indexes(found.rejected) == [1, 3, 5])
  }

  @Test("the next search begins behind what was looked at, and wraps around")
  func carriesOn() {
    var search = NodeSearch()
    let first = search.find(7, among: nodes) { $0.index != 3 }
    // 0 ... 7 without 3 are seven; 8 would be the eighth.
    #expect(indexes(first.fitting) == [0, 1, 2, 4, 5, 6, 7])
    search.moveOn(past: first, of: nodes.count)
    #expect(search.start == 8)
    let second = search.find(4, among: nodes) { $0.index != 0 }
    #expect(indexes(second.fitting) == [8, 9, 1, 2])
    #expect(indexes(second.rejected) == [0])
    search.moveOn(past: second, of: nodes.count)
    #expect(search.start == 3)
  }

  @Test("where too few fit all nodes are looked at, and the start comes back to where it was")
  func looksAtAll() {
    var search = NodeSearch()
    search.moveOn(past: search.find(4, among: nodes) { _ in true }, of: nodes.count)
    let found = search.find(4, among: nodes) { $0.index == 2 }
    #expect(indexes(found.fitting) == [2])
    #expect(indexes(found.rejected) == [4, 5, 6, 7, 8, 9, 0, 1, 3])
    search.moveOn(past: found, of: nodes.count)
    #expect(search.start == 4)
  }

  @Test("among fewer nodes than the cluster has, the start is taken modulo their number")
  func fewer() {
    var search = NodeSearch()
    search.moveOn(past: search.find(8, among: nodes) { _ in true }, of: nodes.count)
    // The start is 8: with three nodes that is 8 mod 3 = 2.
    let found = search.find(3, among: [NodeID(1), NodeID(5), NodeID(6)]) { _ in true }
    #expect(indexes(found.fitting) == [6, 1, 5])
    search.moveOn(past: found, of: nodes.count)
    #expect(search.start == 1)
  }

  @Test("among no nodes none is found, and the start stays")
  func none() {
    var search = NodeSearch()
    search.moveOn(past: search.find(3, among: nodes) { _ in true }, of: nodes.count)
    let found = search.find(0, among: []) { _ in true }
    #expect(found.fitting.isEmpty && found.rejected.isEmpty)
    search.moveOn(past: found, of: nodes.count)
    #expect(search.start == 3)
    search.moveOn(past: found, of: 0)
    // In a cluster without nodes there is nothing to move past.
    #expect(search.start == 3)
  }
}
