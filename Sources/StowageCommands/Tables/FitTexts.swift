import StowagePlanning
import StowageReports
import StowageScheduling

/// How many more copies fit, for people.
enum FitTexts {
  /// How many losses of nodes are told; the worst come first.
  private static let mostNodes = 20

  static func text(_ report: FitReport) -> String {
    var text = headline(report)
    if !report.fit.nodes.isEmpty {
      var table = TextTable(
        columns: [.init("node")] + report.pods.map { .init($0, alignment: .right) })
      for node in report.fit.nodes { table.append([node.node] + node.copies.map { "\($0)" }) }
      text += "\n" + table.text
    }
    if let stop = report.fit.stop {
      text += "\nnext \(report.pods[stop.part]): \(stop.message)\n"
      for reason in stop.reasons {
        text += "  \(reason.nodes) \(reason.nodes == 1 ? "node" : "nodes"): \(reason.reason)\n"
      }
    }
    if !report.losses.isEmpty { text += "\n" + losses(report) }
    return text
  }

  private static func headline(_ report: FitReport) -> String {
    let fit = report.fit
    var text = ""
    if !report.pods.isEmpty {
      let each =
        report.pods.count == 1
        ? report.pods[0] : zip(report.pods, fit.placed).map { "\($1) \($0)" }.joined(separator: ", ")
      let copies = "\(fit.total) more \(fit.total == 1 ? "copy" : "copies")"
      let verb = fit.total == 1 ? "fits" : "fit"
      text = report.pods.count == 1 ? "\(copies) of \(each) \(verb)" : "\(copies) \(verb): \(each)"
      text += chance(report) + "\n"
      if fit.stop == nil { text += "no more were tried\n" }
    }
    if fit.pending > 0 {
      text += "\(fit.pending) pending \(fit.pending == 1 ? "pod was" : "pods were") placed"
      text += report.pods.isEmpty ? "" : " before them"
      text += fit.unplaced.isEmpty ? "\n" : "; nowhere fit \(names(fit.unplaced))\n"
    }
    return text
  }

  /// How much of the answer is chance.
  private static func chance(_ report: FitReport) -> String {
    if report.seeds == 1 { return "" }
    let range = report.sample.range
    if range.count == 1 { return " (the same under \(report.seeds) seeds)" }
    return " (\(range.lowerBound) to \(range.upperBound) under \(report.seeds) seeds, this is the median)"
  }

  private static func losses(_ report: FitReport) -> String {
    let known = Set(report.fit.unplaced)
    let losses = report.losses.map { loss in (loss: loss, unplaced: loss.fit.unplaced.filter { !known.contains($0) }) }
    let zones = losses.filter { $0.loss.lost.kind == "zone" }
    // Most pods without a place first, then fewest copies, then by name, in which order they are.
    let nodes = losses.filter { $0.loss.lost.kind == "node" }.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (other.unplaced.count, one.loss.fit.total, left.offset)
        < (one.unplaced.count, other.loss.fit.total, right.offset)
    }.map(\.element)
    let shown = zones + nodes.prefix(mostNodes)
    let copies = FitLossColumns(report, shown.map(\.loss))
    var table = TextTable(
      columns: [
        .init("lost"), .init("its pods", alignment: .right), .init("without a place", alignment: .right),
      ] + copies.headings + [.init("those without a place")])
    for (loss, unplaced) in shown {
      table.append(
        ["\(loss.lost.kind) \(loss.lost.name)", "\(loss.fit.displaced)", "\(unplaced.count)"] + copies.cells(of: loss)
          + [names(unplaced)])
    }
    let rest = nodes.dropFirst(mostNodes)
    let note = rest.isEmpty ? "" : "and \(rest.count) more nodes, none of them worse; -o json tells all\n"
    return table.text + note + copies.note
  }

  /// The first names, the others by number.
  private static func names(_ pods: [String]) -> String {
    pods.prefix(3).joined(separator: ", ") + (pods.count > 3 ? " and \(pods.count - 3) more" : "")
  }
}
