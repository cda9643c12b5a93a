public import StowageTraces

/// The trace formats that experiments read.
public enum ExperimentFormats {
  /// The formats, in the order in which they are tried.
  public static var all: [any TraceFormat] { TraceFormats.all }

  /// Their names.
  public static var names: [String] { all.map(\.name) }
}
