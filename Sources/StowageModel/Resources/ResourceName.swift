/// The name of something that a pod can ask for and a node can give, as Kubernetes spells it.
public struct ResourceName: Hashable, Comparable, Sendable, RawRepresentable, ExpressibleByStringLiteral {
  /// The name, as in `cpu` or `example.com/fpga`.
  public let rawValue: String

  /// The resource called `rawValue`.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The resource called `value`.
  public init(stringLiteral value: String) { rawValue = value }

  /// Processor time, in milli-CPU.
  public static let cpu: ResourceName = "cpu"
  /// Main memory, in bytes.
  public static let memory: ResourceName = "memory"
  /// Local scratch storage, in bytes.
  public static let ephemeralStorage: ResourceName = "ephemeral-storage"
  /// The number of pods that a node takes.
  public static let pods: ResourceName = "pods"

  /// Whether this is a page size of huge pages, as in `hugepages-2Mi`.
  public var isHugePages: Bool { rawValue.hasPrefix("hugepages-") }

  /// Whether the name of `left` comes first, byte by byte.
  public static func < (left: ResourceName, right: ResourceName) -> Bool { left.rawValue < right.rawValue }
}
