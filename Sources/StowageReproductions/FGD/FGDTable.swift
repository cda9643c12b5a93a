/// A table of the published results: a row a run, a column a percent of GPUs that pods had asked for, 0 to 130.
public enum FGDTable: String, CaseIterable, Sendable {
  /// GPUs allocated, in percent of all.
  case allocation = "analysis_allo_discrete.csv"
  /// Idle GPUs that are fragmented, in percent of all GPUs.
  case fragmentationAmount = "analysis_frag_discrete.csv"
  /// Idle GPUs that are fragmented, in percent of what is idle.
  case fragmentationRatio = "analysis_frag_ratio_discrete.csv"

  /// The name of the file with this table, in the published results and in those written here.
  public var fileName: String { rawValue }

  /// The row of `run`: one value a column, 0 % to 130 % of the GPUs asked for; not a number where the run has no value
  /// there.
  public func values(of run: FGDRun) -> [Double] {
    switch self {
    case .allocation: run.allocation
    case .fragmentationAmount: run.fragmentationAmount
    case .fragmentationRatio: run.fragmentationRatio
    }
  }

  /// By how much a value may differ from the published one and still agree: the last digit that counts.
  public var tolerance: Double { self == .fragmentationRatio ? 0.001 : 0.01 }

  /// The file with these runs, with the rows and columns of the published one.
  public func csv(_ runs: [FGDRun]) -> String {
    let columns = ["workload", "sc_policy", "tune", "seed"] + (self == .allocation ? ["total_gpus"] : [])
    var text = (columns + (0..<PublishedSeries.columns).map(String.init)).joined(separator: ",") + "\n"
    for run in runs {
      text += "\(run.workload),\(run.policy),1.3,\(run.seed)"
      if self == .allocation { text += ",\(run.gpuCount)" }
      for value in values(of: run) { text += value.isNaN ? "," : ",\(value)" }
      text += "\n"
    }
    return text
  }
}
