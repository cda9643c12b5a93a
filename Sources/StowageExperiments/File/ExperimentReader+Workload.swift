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
      definition = WorkloadDefinition(source: .file(TraceReference(path: context.resolve(path), format: format)))
    case (nil, var cursor?):
      definition = WorkloadDefinition(source: .synthetic(try SyntheticReader().description(&cursor)))
      try cursor.finish()
    case (nil, nil):
      throw ManifestError(
        at: workload.position, path: workload.path.description, found: "neither pods nor synthetic",
        expected: "pods: a file, or synthetic: a description")
    default:
      throw workload.error(at: "synthetic", found: "synthetic beside pods", expected: "one of them")
    }
    definition.arrivalInterval = try Self.positiveDuration(&workload, "arrivalInterval")
    if synthetic != nil, definition.arrivalInterval != nil {
      throw workload.error(
        at: "arrivalInterval", found: "an arrivalInterval beside synthetic", expected: "arrivals in synthetic alone")
    }
    definition.window = try window(&workload)
    definition.limit = try workload.optionalInt("limit", in: 1...Int.max)
    definition.loadFactor = try factor(&workload, "loadFactor")
    definition.loadSpread = try Self.positiveDuration(&workload, "loadSpread") ?? definition.loadSpread
    definition.timeCompression = try factor(&workload, "timeCompression")
    definition.shake = try Self.positiveDuration(&workload, "shake")
    return definition
  }

  private func window(_ workload: inout ObjectCursor) throws(ManifestError) -> WorkloadDefinition.Window? {
    guard var cursor = try workload.optionalObject("window") else { return nil }
    var window = WorkloadDefinition.Window()
    window.start = .origin + (try Self.boundedDuration(&cursor, "start") ?? .zero)
    if let end = try Self.boundedDuration(&cursor, "end") { window.end = .origin + end }
    window.carryIn = try cursor.optionalBool("carryIn") ?? false
    if window.end <= window.start {
      throw cursor.error(at: "end", found: "\(window.end)", expected: "a time after the start, \(window.start)")
    }
    try cursor.finish()
    return window
  }

  /// A duration within the range of what a workload can tell.
  static func boundedDuration(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> Milliseconds? {
    guard let value = cursor.optional(key) else { return nil }
    let duration = try value.duration()
    if duration <= WorkloadLimits.longest { return duration }
    throw value.error(found: value.value.summary, expected: "a duration of \(WorkloadLimits.longestText)")
  }

  /// A duration above 0 within that range.
  static func positiveDuration(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> Milliseconds? {
    guard let duration = try boundedDuration(&cursor, key) else { return nil }
    if duration <= .zero { throw cursor.error(at: key, found: "\(duration)", expected: "a duration above 0s") }
    return duration
  }

  private func factor(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> ExactFactor? {
    guard let value = cursor.optional(key) else { return nil }
    guard case .scalar(_, let text) = value.value.content, let factor = ExactFactor(text) else {
      throw value.error(found: value.value.summary, expected: ExactFactor.expectation)
    }
    return factor
  }
}
