public import StowageModel
import StowageTraces

extension WorkloadDefinition {
  /// The workload with all its steps, to be read.
  ///
  /// - Parameter catalog: The catalog with the formats that its file may have.
  /// - Throws: What the readers throw, errors that name the file and line.
  public func open(catalog: Catalog = .builtIn) throws -> any Workload {
    transformed(try OpenedSources(workload: self, among: catalog.formats).workload)
  }

  /// `source` with all the steps taken.
  func transformed(_ source: any Workload) -> any Workload {
    var workload = source
    if let window {
      workload = WindowedWorkload(workload, from: window.start, to: window.end, carryingIn: window.carryIn)
    }
    if let limit { workload = LimitedWorkload(workload, count: limit) }
    if let loadFactor { workload = ResampledWorkload(workload, factor: loadFactor, spread: loadSpread) }
    if let timeCompression { workload = CompressedWorkload(workload, factor: timeCompression) }
    if let shake { workload = ShakenWorkload(workload, magnitude: shake) }
    return workload
  }
}
