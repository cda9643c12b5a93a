public import StowageTraces

/// The results of the experiment as they were published, to be compared with.
public struct FGDPublishedResults: Sendable {
  let tables: [(table: FGDTable, rows: [ExpectedTable.Key: [Double]])]

  /// Reads `analysis_allo_discrete.csv` and `analysis_frag_ratio_discrete.csv` in `folder`.
  ///
  /// - Throws: ``TraceError``, with file, line and column.
  public init(folder: String) throws(TraceError) {
    var tables: [(table: FGDTable, rows: [ExpectedTable.Key: [Double]])] = []
    for table in [FGDTable.allocation, .fragmentationRatio] {
      tables.append((table, try ExpectedTable(table, folder: folder).rows))
    }
    self.tables = tables
  }
}
