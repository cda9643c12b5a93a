/// The stable name of a metric in JSON, CSV and code, such as `gpuAllocation`.
///
/// A literal will do where one is wanted: `record.metrics["gpuAllocation"]`.
public struct MetricKey: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
  /// The name.
  public let rawValue: String

  /// The key of this name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The key of this name.
  public init(_ name: String) { rawValue = name }

  /// The key of this name.
  public init(stringLiteral name: String) { rawValue = name }
}

extension MetricKey: CustomStringConvertible {
  /// The name itself.
  public var description: String { rawValue }
}
