import StowagePlanning
import StowageReports

/// Which pods move, for people.
struct DiffTexts {
  /// What the first scheduler is called.
  let first: String
  /// What the second is called.
  let second: String

  func text(_ diff: DecisionDiff) -> String {
    let pods = "\(diff.podCount) pending \(diff.podCount == 1 ? "pod" : "pods")"
    if diff.moved.isEmpty { return "\(pods); none moves\n" }
    var table = TextTable(columns: [.init("pod"), .init(first), .init(second), .init("because of")])
    for pod in diff.moved {
      table.append([pod.pod, "\(pod.from)", "\(pod.to)", cause(pod)])
    }
    let moves = diff.moved.count == 1 ? "1 moves" : "\(diff.moved.count) move"
    return table.text + "\n\(pods); \(moves)\(counts(diff))\n"
  }

  private func cause(_ pod: MovedPod) -> String {
    switch pod.cause {
    case .earlierMoves: return "pods before it that moved"
    case .preemption: return "other pods that are preempted"
    case .sampling: return "other nodes that were looked at"
    case .filter(let plugin, let node, let reasons, let ofSecond):
      return "\(plugin): by \(ofSecond ? second : first) \(node) does not fit (\(reasons.joined(separator: ", ")))"
    case .scores(let shift):
      let plugins = shift.plugins.filter { $0.shift > 0 }
        .map { "\($0.plugin) \(signed($0.leadBefore)) to \(signed($0.leadAfter))" }.joined(separator: ", ")
      let (one, other) = (shift.before.node, shift.before.other)
      return "\(plugins): \(one) to \(other) was \(shift.before.total) to \(shift.before.otherTotal), "
        + "now \(shift.after.total) to \(shift.after.otherTotal)"
    }
  }

  private func signed(_ number: Int64) -> String { number > 0 ? "+\(number)" : "\(number)" }

  /// How many pods each plugin moves, most first.
  private func counts(_ diff: DecisionDiff) -> String {
    var counts: [String: Int] = [:]
    for pod in diff.moved {
      switch pod.cause {
      case .scores(let shift): counts[shift.plugins.first?.plugin ?? "scores", default: 0] += 1
      case .filter(let plugin, _, _, _): counts[plugin, default: 0] += 1
      case .earlierMoves: counts["pods before them", default: 0] += 1
      case .preemption: counts["preemption", default: 0] += 1
      case .sampling: counts["sampling", default: 0] += 1
      }
    }
    return ": "
      + counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) by \($0.key)" }
      .joined(separator: ", ")
  }
}
