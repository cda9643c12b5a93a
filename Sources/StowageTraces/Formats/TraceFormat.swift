public import StowageKernel
public import StowageModel

/// A format of trace files: how to know one, and how to read its nodes and pods.
///
/// A new format is one folder in `Formats/` with a type that conforms, and one line in ``TraceFormats/all``.
public protocol TraceFormat: Sendable {
  /// The name that users give, such as `openb`.
  var name: String { get }

  /// What the format is, in one line.
  var summary: String { get }

  /// What a file that begins with these bytes holds in this format; empty if it is not this format.
  ///
  /// The bytes are the first few thousand of the file, unpacked; for tables that is the header line and more.
  func recognise(_ beginning: [UInt8]) -> TraceContent

  /// The nodes of the file at `path`, in its order.
  func openNodes(_ path: String) throws(TraceError) -> [Node]

  /// The pods of the file at `path`, as a workload that reads it anew for every run.
  ///
  /// What can be told without reading everything in detail, such as missing columns, is an error here;
  /// a bad value in some line is an error of the stream when it gets there.
  func openPods(_ path: String, options: TraceOptions) throws(TraceError) -> TraceFile
}

/// What a trace file holds.
public struct TraceContent: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: Int
  /// The content of these bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// Nodes.
  public static let nodes = TraceContent(rawValue: 1)
  /// Pods.
  public static let pods = TraceContent(rawValue: 2)
}

/// How a trace is to be read, where the file leaves it open.
public struct TraceOptions: Hashable, Sendable {
  /// How long after one pod the next arrives: in the order of the file, in the place of whatever times it has. Such pods
  /// never end. Lists without times need it; manifests have an annotation instead and refuse it.
  public var arrivalInterval: Milliseconds?

  /// Options; by default the file's times count, and a pod list without times is an error.
  public init(arrivalInterval: Milliseconds? = nil) { self.arrivalInterval = arrivalInterval }
}

/// The pods of a trace file: a workload that reads the file anew, line by line, for every run.
public struct TraceFile: Workload {
  /// The file, as the caller named it.
  public let path: String
  /// The name of the format it is read as.
  public let formatName: String
  private let open: @Sendable () throws(TraceError) -> any ArrivalStream

  /// The pods of `path`, which `open` reads from the start each time.
  public init(path: String, formatName: String, open: @escaping @Sendable () throws(TraceError) -> any ArrivalStream) {
    self.path = path
    self.formatName = formatName
    self.open = open
  }

  /// The pods in the order of their arrival; throws a ``TraceError`` if the file cannot be read.
  public func arrivals(seed: UInt64) throws -> any ArrivalStream { try open() }

  /// Nothing: a trace is what it is.
  public var seedVaries: String? { nil }
}
