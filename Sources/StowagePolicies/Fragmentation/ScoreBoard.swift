import StowageScheduling

/// The scores of all nodes for one pod shape, with the best found quickly.
struct ScoreBoard {
  /// By node; -1 where the pod can't be.
  private var scores: [Int32]
  /// By block of 64 nodes the highest score, where the block is not marked.
  private var highest: [Int32]
  private var marked: [Bool]

  private static let block = 64

  init(nodeCount: Int) {
    scores = Array(repeating: -1, count: nodeCount)
    let blocks = (nodeCount + Self.block - 1) / Self.block
    highest = Array(repeating: -1, count: blocks)
    marked = Array(repeating: false, count: blocks)
  }

  /// Notes the score of a node; -1 where the pod can't be there.
  mutating func set(_ node: Int, to score: Int32) {
    let old = scores[node]
    if old == score { return }
    scores[node] = score
    let block = node / Self.block
    if marked[block] { return }
    if score >= highest[block] { highest[block] = score } else if old == highest[block] { marked[block] = true }
  }

  /// The first of the nodes with the highest score; `nil` where the pod can be on none.
  mutating func best() -> Int? {
    var best: Int32 = -1
    var bestBlock = 0
    for block in highest.indices {
      if marked[block] {
        marked[block] = false
        var value: Int32 = -1
        for node in block * Self.block..<min(scores.count, (block + 1) * Self.block) {
          value = max(value, scores[node])
        }
        highest[block] = value
      }
      if highest[block] > best {
        best = highest[block]
        bestBlock = block
      }
    }
    if best < 0 { return nil }
    return scores[(bestBlock * Self.block)...].firstIndex(of: best)
  }
}
