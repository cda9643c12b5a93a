import StowageMeasurement
import StowageSimulation

extension RunRecord {
  /// What is told of the shape that waited longest: shape, waited, never placed, longest wait, reasons.
  var waitingRow: [Block.Table.Cell]? {
    guard case .table(let table)? = block("unplaced")?.content else { return nil }
    return table.rows.first
  }

  /// Why the shape that waited longest had to wait.
  var waitingReasons: [Block.Table.Count]? {
    guard case .counts(let counts)? = waitingRow?.last else { return nil }
    return counts
  }
}
