public import StowageModel

/// The pods of a trace file: a workload that reads the file anew, line by line, for every run.
public struct TraceFile: Workload {
  /// The file, as the caller named it.
  public let path: String
  /// The name of the format it is read as.
  public let formatName: String
  private let open: @Sendable () throws(TraceError) -> any ArrivalStream

  /// The pods of `path`, which `open` reads from the start each time.
  init(path: String, formatName: String, open: @escaping @Sendable () throws(TraceError) -> any ArrivalStream) {
    self.path = path
    self.formatName = formatName
    self.open = open
  }

  /// The pods in the order of their arrival; throws a ``TraceError`` if the file cannot be read.
  public func arrivals(seed: UInt64) throws -> any ArrivalStream { try open() }

  /// Nothing: a trace is what it is.
  public var seedVaries: String? { nil }
}
