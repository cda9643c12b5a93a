import StowageKernel
import StowageMeasurement
import StowageScheduling

extension WaitingShapesProbe {
  /// How many shapes are told; the others would not be read.
  static let rowLimit = 8
  /// How many reasons are told of each.
  private static let reasonLimit = 4

  /// The section of the report that tells what did not fit.
  func block(_ shapes: [WaitingShape], neverPlaced: Int, waited: Int) -> Block {
    let longest = shapes.map(\.longest).max() ?? .zero
    return Block(
      key: "unplaced", title: "What did not fit", concern: .unplaced,
      explanation:
        "The shapes of pods that waited longest or were never placed, at most \(Self.rowLimit): what they asked "
        + "for, how long they waited, and what the nodes answered, by count.",
      facts: [
        .init("never placed", Double(neverPlaced)), .init("waited", Double(waited)),
        .init("longest wait", longest.seconds, unit: .seconds),
      ], headline: shapes.first.map(headline) ?? "",
      content: .table(
        Block.Table(
          columns: [
            .init("pods that waited"), .init("waited"), .init("never placed", isAlarming: true),
            .init("longest wait", unit: .seconds), .init("why (nodes)"),
          ],
          rows: shapes.map { shape in
            [
              .text(shape.shape.summary), .number(Double(shape.waited)), .number(Double(shape.neverPlaced)),
              .number(shape.longest.seconds),
              .counts(shape.reasons.prefix(Self.reasonLimit).map { .init($0.reason, $0.nodes) }),
            ]
          })))
  }

  /// Who waits longest, how many of them, for how long and why: "pods of 8 GPU · 96 CPU wait longest: 12 got a node ...".
  private func headline(_ shape: WaitingShape) -> String {
    var fates: [String] = []
    if shape.neverPlaced > 0 { fates.append("\(shape.neverPlaced) never got a node") }
    if shape.waited > 0 { fates.append("\(shape.waited) got one late") }
    var text = "pods of \(shape.shape.summary) wait longest: \(fates.joined(separator: ", "))"
    text += ", the longest wait is \(Self.span(shape.longest))"
    guard let reason = shape.reasons.first else { return text + "." }
    return text + "; mostly \(reason.reason) (\(reason.nodes) \(reason.nodes == 1 ? "node" : "nodes"))."
  }

  /// At most two neighbouring units, rounded down: "2 d 6 h", "45 s".
  private static func span(_ span: Milliseconds) -> String {
    let seconds = span.count / 1_000
    let units: [(length: Int64, name: String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]
    guard let index = units.firstIndex(where: { seconds >= $0.length }) else { return "\(span.count) ms" }
    let text = "\(seconds / units[index].length) \(units[index].name)"
    guard index + 1 < units.count else { return text }
    let rest = seconds % units[index].length / units[index + 1].length
    return rest > 0 ? "\(text) \(rest) \(units[index + 1].name)" : text
  }
}
