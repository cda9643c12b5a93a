public import StowageKernel
public import StowageModel

/// A format of trace files: how to recognise one, and how to read its nodes and pods.
///
/// A new format of this library is one folder in `Formats/` with a type that conforms, and one line in
/// ``TraceFormats/all``. A program that uses the library appends its own to the formats of its catalog.
public protocol TraceFormat: Sendable {
  /// The name that users give, such as `openb`.
  var name: String { get }

  /// What the format is, in one line.
  var summary: String { get }

  /// What a file that begins with these bytes holds in this format; empty if it is not this format.
  ///
  /// The bytes are the first 16 KiB of the file, unpacked; for tables that is the header line and more.
  func recognise(_ beginning: [UInt8]) -> TraceContent

  /// The nodes of `input`, in its order.
  func nodes(in input: TraceInput) throws(TraceError) -> [Node]

  /// The pods of `input`; asked for once for the survey of a workload and once for each run, each time on a fresh input.
  ///
  /// What can be told without reading everything in detail, such as missing columns, is an error here;
  /// a bad value in some line is an error of the stream when it gets there.
  func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods
}

extension TraceFormat {
  /// An error: by default a format has no nodes.
  public func nodes(in input: TraceInput) throws(TraceError) -> [Node] {
    throw TraceError(file: input.path, found: "the format \(name), which has no nodes", expected: "a list of nodes")
  }

  /// An error: by default a format has no pods.
  public func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods {
    throw TraceError(file: input.path, found: "the format \(name), which has no pods", expected: "a list of pods")
  }
}

/// The pods of a trace file, as a format reads them.
public enum TracePods {
  /// Pods that come in the order of their arrival, each read when it is asked for.
  case ordered(any ArrivalStream)
  /// Pods that come in the order of the file, which may not be that of their arrival: they are sorted where need be.
  case unordered(any ArrivalStream)
  /// Pods that are all in memory, in any order; every run uses these, and the file is not read again.
  case held([PodArrival])
}

/// What a trace file holds.
public struct TraceContent: OptionSet, Hashable, Sendable {
  /// Bit 0 stands for nodes, bit 1 for pods.
  public let rawValue: Int
  /// The content of these bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// The file lists nodes.
  public static let nodes = TraceContent(rawValue: 1)
  /// The file lists pods.
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
