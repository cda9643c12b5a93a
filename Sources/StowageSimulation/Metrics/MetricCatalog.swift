public import StowageMeasurement

/// All metrics that some probes declare, in the order of tables: the principal ones, then the secondary ones, then the
/// details, each as they were declared.
///
/// "Mean" is the time-weighted mean from the first arrival (plus the warm-up) to the last arrival.
public struct MetricCatalog: Sendable, Hashable {
  /// All metrics, in the order of tables and files.
  public let metrics: [Metric]

  /// What Stowage's own probes measure.
  public static let builtIn = MetricCatalog(BuiltInProbes.all)

  /// What `probes` declare.
  ///
  /// - Precondition: No key is declared twice.
  public init(_ probes: [any Probe]) {
    let declared = probes.flatMap(\.metrics)
    var keys: Set<MetricKey> = []
    for metric in declared {
      precondition(keys.insert(metric.key).inserted, "two probes declare the metric \"\(metric.key)\"")
    }
    metrics = Metric.Prominence.allCases.flatMap { prominence in declared.filter { $0.prominence == prominence } }
  }

  /// The metric called `key`; `nil` where there is none.
  ///
  /// - Complexity: O(*n*) in the number of metrics.
  public func metric(_ key: MetricKey) -> Metric? { metrics.first { $0.key == key } }
}
