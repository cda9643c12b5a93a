import StowageKernel
public import StowageManifests
import StowageModel
public import StowageTraces

/// Reads descriptions of synthetic workloads.
///
/// ```yaml
/// pods: 5000                # and, or instead, duration: 1d
/// arrivals: {process: poisson, perHour: 300}
/// dailySwing: {amplitude: 0.5, phase: 8h}
/// classes:
///   - weight: 3
///     cpu: [500m, 1, 2]     # one of these, all alike; or one amount; or a distribution
///     memory: 4Gi
///     gpuMilli: [250, 500]  # or gpus: [1, 2], with gpuModels: [A100]
///     lifetime: {distribution: logNormal, median: 10m, sigma: 1}
/// ```
public struct SyntheticReader {
  /// The workload that `bytes`, the content of `file`, describes: `kind: SyntheticWorkload`.
  public static func read(bytes: [UInt8], file: String) throws(ManifestError) -> WorkloadDescription {
    guard let document = try DocumentReader.read(bytes: bytes, file: file).first else {
      throw ManifestError(
        at: DocumentPosition(file: file, line: 1, column: 1), path: "", found: "an empty file",
        expected: "kind: SyntheticWorkload")
    }
    var root = try ObjectCursor(document)
    try ExperimentReader.checkKind(&root, "SyntheticWorkload")
    _ = root.optional("metadata")
    var spec = try root.object("spec")
    let description = try SyntheticReader().description(&spec)
    try spec.finish()
    try root.finish()
    return description
  }

  func description(_ cursor: inout ObjectCursor) throws(ManifestError) -> WorkloadDescription {
    if let name = try cursor.optionalEnumeration("preset", SyntheticPreset.all.map(\.name)) {
      guard let preset = SyntheticPreset.all.first(where: { $0.name == name }) else {
        throw cursor.error(at: "preset", found: name)
      }
      var description = preset.workload
      if let count = try cursor.optionalInt("pods", in: 1...Self.largestCount) { description.podCount = count }
      if let duration = try duration(&cursor, "duration") { description.end = .origin + duration }
      try Self.check(description, cursor, "duration")
      return description
    }
    let count = try cursor.optionalInt("pods", in: 1...Self.largestCount)
    let length = try duration(&cursor, "duration")
    if count == nil && length == nil {
      throw ManifestError(
        at: cursor.position, path: cursor.path.description, found: "neither pods nor duration",
        expected: "pods: a number, or duration: a time such as 1d, or both")
    }
    var arrivals = try cursor.object("arrivals")
    let process = try arrivalProcess(&arrivals)
    try arrivals.finish()
    let swing = try dailySwing(&cursor)
    let prefix = try cursor.optionalString("namePrefix") ?? "pod-"
    var classes: [PodClass] = []
    for item in try cursor.required("classes").list() {
      var cursor = try item.object()
      classes.append(try podClass(&cursor))
      try cursor.finish()
    }
    if !classes.contains(where: { $0.weight > 0 }) {
      throw cursor.error(at: "classes", found: "no class with a weight above 0", expected: "at least one")
    }
    let description = WorkloadDescription(
      namePrefix: prefix, podCount: count, end: length.map { .origin + $0 }, arrivals: process, swing: swing,
      classes: classes)
    try Self.check(description, cursor, "arrivals")
    return description
  }

  private static let largestCount = WorkloadLimits.mostPods

  /// Refuses what would come to no end, or to more pods than anyone means.
  private static func check(
    _ description: WorkloadDescription, _ cursor: ObjectCursor, _ key: String
  ) throws(ManifestError) {
    let rate = description.arrivals.podsPerSecond
    if rate <= 0 { throw cursor.error(at: key, found: "a rate at which no pod comes", expected: "a rate above 0") }
    if description.expectedPodCount > Double(largestCount) {
      throw cursor.error(
        at: key, found: "a rate and a duration that give over \(largestCount) pods",
        expected: "a lower rate, a shorter duration, or a number of pods")
    }
    if let count = description.podCount, description.end == nil,
      Double(count) / rate > WorkloadLimits.longest.seconds
    {
      throw cursor.error(
        at: key, found: "a rate at which \(count) pods take longer than 2^50 ms (about 35,000 years)",
        expected: "a higher rate, fewer pods, or a duration")
    }
  }

  private func arrivalProcess(_ cursor: inout ObjectCursor) throws(ManifestError) -> ArrivalProcess {
    func rate(_ key: String, zero: Bool = false) throws(ManifestError) -> Double {
      let value = try cursor.required(key)
      let perHour = try value.double()
      if (1e-6...1e12).contains(perHour) || (zero && perHour == 0) { return perHour / 3_600 }
      throw value.error(
        found: value.value.summary, expected: "a number from 0.000001 to 1000000000000\(zero ? ", or 0" : "")")
    }
    switch try cursor.enumeration("process", ["poisson", "regular", "batches", "bursts"]) {
    case "regular":
      guard let gap = try duration(&cursor, "every") else {
        throw cursor.error(at: "every", found: "nothing", expected: "a duration such as 30s")
      }
      return .regular(every: gap)
    case "batches":
      let sizes = try cursor.required("size")
      let size = try DistributionReader.distribution(sizes, unit: .number)
      // A distribution with a heavy tail may have no mean; what it draws above the limit is clipped.
      if size.mean.isFinite, !(1...ArrivalProcess.largestGroup).contains(size.mean) {
        throw sizes.error(found: sizes.value.summary, expected: "sizes that are 1 to 1000000 on average")
      }
      return .batches(perSecond: try rate("perHour"), size: size)
    case "bursts":
      // Nothing may come in the quiet times, and one of the two may last for no time, but not both.
      let (quiet, busy) = (try rate("quietPerHour", zero: true), try rate("busyPerHour"))
      let meanQuiet = try length(&cursor, "meanQuiet")
      let meanBusy = try length(&cursor, "meanBusy")
      if meanQuiet == .zero && meanBusy == .zero {
        throw cursor.error(at: "meanBusy", found: "0s beside a meanQuiet of 0s", expected: "one of them above 0s")
      }
      return .bursts(
        quietPerSecond: quiet, busyPerSecond: busy, meanQuietSeconds: meanQuiet.seconds,
        meanBusySeconds: meanBusy.seconds)
    default:
      return .poisson(perSecond: try rate("perHour"))
    }
  }

  private func dailySwing(_ cursor: inout ObjectCursor) throws(ManifestError) -> DailySwing? {
    guard var swing = try cursor.optionalObject("dailySwing") else { return nil }
    let made = DailySwing(
      amplitude: try swing.double("amplitude", in: 0...1),
      period: try duration(&swing, "period") ?? .seconds(86_400),
      phase: try ExperimentReader.boundedDuration(&swing, "phase") ?? .zero)
    try swing.finish()
    return made
  }

  private func podClass(_ cursor: inout ObjectCursor) throws(ManifestError) -> PodClass {
    let models = try cursor.strings("gpuModels")
    var gpus: [WeightedChoice<GPURequest?>] = []
    for value in try Self.oneOrMore(&cursor, "gpus") {
      let count = try value.int(in: 0...64)
      gpus.append(WeightedChoice(count == 0 ? nil : GPURequest(wholeDevices: count, models: models)))
    }
    for value in try Self.oneOrMore(&cursor, "gpuMilli") {
      gpus.append(WeightedChoice(GPURequest(milli: Int64(try value.int(in: 1...1_000)), models: models)))
    }
    if cursor.optional("gpus") != nil && cursor.optional("gpuMilli") != nil {
      throw cursor.error(at: "gpuMilli", found: "gpuMilli beside gpus", expected: "one of them, or two classes")
    }
    if !models.isEmpty && gpus.isEmpty {
      throw cursor.error(at: "gpuModels", found: "gpuModels without GPUs", expected: "gpus or gpuMilli beside it")
    }
    let lifetime = cursor.optional("lifetime")
    return PodClass(
      weight: try cursor.optionalInt("weight", in: 0...1_000_000) ?? 1,
      cpuMilli: try amounts(cursor.required("cpu"), of: .cpu),
      memoryBytes: try amounts(cursor.required("memory"), of: .memory), gpus: gpus,
      lifetimeSeconds: try lifetime.map { value throws(ManifestError) in
        try DistributionReader.distribution(value, unit: .seconds)
      },
      priority: Int32(try cursor.optionalInt("priority", in: -2_147_483_648...1_000_000_000) ?? 0),
      nodeSelector: try cursor.stringMap("nodeSelector"))
  }

  private func amounts(_ value: ValueCursor, of resource: ResourceName) throws(ManifestError) -> AmountDistribution {
    switch value.value.content {
    case .sequence:
      var choices: [WeightedChoice<Int64>] = []
      for item in try value.list() { choices.append(WeightedChoice(try item.amount(of: resource))) }
      if choices.isEmpty { throw value.error(found: "an empty list", expected: "at least one amount") }
      return .choices(choices)
    case .mapping:
      var cursor = try value.object()
      let step = try cursor.required("step").amount(of: resource)
      let most = try cursor.required("max").amount(of: resource)
      if step < 1 || most < step {
        throw cursor.error(at: "step", found: "a step of \(step)", expected: "at least 1, and at most max")
      }
      let distribution = try DistributionReader.distribution(&cursor, unit: .amount(resource))
      try cursor.finish()
      return .drawn(distribution, step: step, upTo: most)
    default:
      return .choices([WeightedChoice(try value.amount(of: resource))])
    }
  }

  private static func oneOrMore(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> [ValueCursor] {
    guard let value = cursor.optional(key) else { return [] }
    if case .sequence = value.value.content { return try value.list() }
    return [value]
  }

  private func duration(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> Milliseconds? {
    try ExperimentReader.positiveDuration(&cursor, key)
  }

  /// A duration that must be there, and may be 0.
  private func length(_ cursor: inout ObjectCursor, _ key: String) throws(ManifestError) -> Milliseconds {
    _ = try cursor.required(key)
    return try ExperimentReader.boundedDuration(&cursor, key) ?? .zero
  }
}
