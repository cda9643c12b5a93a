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
      ],
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
}
