import StowageKernel
import StowageManifests
import StowageTraces

extension ExperimentReader {
  func workloadDefinition(_ workload: inout ObjectCursor) throws(ManifestError) -> WorkloadDefinition {
    let path = try workload.optionalString("pods")
    let format = try traceFormat(&workload)
    let synthetic = try workload.optionalObject("synthetic")
    var definition: WorkloadDefinition
    switch (path, synthetic) {
    case (let path?, nil):
      definition = WorkloadDefinition(source: .file(TraceReference(path: resolve(path), format: format)))
    case (nil, var cursor?):
      definition = WorkloadDefinition(source: .synthetic(try SyntheticReader(self).description(&cursor)))
      try cursor.finish()
    case (nil, nil):
      throw ManifestError(
        at: workload.position, path: workload.path.description, found: "neither pods nor synthetic",
        expected: "pods: a file, or synthetic: a description")
    default:
      throw workload.error(at: "synthetic", found: "synthetic beside pods", expected: "one of them")
    }
    definition.arrivalInterval = try positiveDuration(&workload, "arrivalInterval")
    definition.window = try window(&workload)
    definition.limit = try workload.optionalInt("limit", in: 1...Int.max)
    definition.loadFactor = try factor(&workload, "loadFactor")
    definition.loadSpread = try positiveDuration(&workload, "loadSpread") ?? definition.loadSpread
    definition.timeCompression = try factor(&workload, "timeCompression")
    definition.shake = try positiveDuration(&workload, "shake")
    return definition
  }

  private func window(_ workload: inout ObjectCursor) throws(ManifestError) -> WorkloadDefinition.Window? {
    guard var cursor = try workload.optionalObject("window") else { return nil }
    var window = WorkloadDefinition.Window()
    window.start = .origin + (try cursor.optionalDuration("start") ?? .zero)
    if let end = try cursor.optionalDuration("end") { window.end = .origin + end }
    window.carryIn = try cursor.optionalBool("carryIn") ?? false
    if window.end <= window.start {
      throw cursor.error(at: "end", found: "\(window.end)", expected: "a time after the start, \(window.start)")
    }
    try cursor.finish()
    return window
  }

  private func positiveDuration(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> Milliseconds? {
    guard let duration = try cursor.optionalDuration(key) else { return nil }
    if duration <= .zero { throw cursor.error(at: key, found: "\(duration)", expected: "a duration above 0s") }
    return duration
  }

  private func factor(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> ExactFactor? {
    guard let value = cursor.optional(key) else { return nil }
    guard case .scalar(_, let text) = value.value.content, let factor = ExactFactor(text) else {
      throw value.error(found: value.value.summary, expected: "a number above 0, such as 2 or 1.5")
    }
    return factor
  }
}
