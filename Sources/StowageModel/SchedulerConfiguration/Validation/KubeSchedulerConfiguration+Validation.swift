extension KubeSchedulerConfiguration {
  /// Applies Kubernetes' rules (1.34 and 1.36, pkg/scheduler/apis/config/validation), and refuses what nothing here
  /// stands for.
  ///
  /// Stricter than Kubernetes in one thing: a plugin that is switched off must exist, so that a slip of the pen is seen.
  /// What depends on the version's default plugins is seen when a profile is built.
  ///
  /// - Throws: The first fault.
  /// - Complexity: O(size of the configuration).
  public func validate() throws(SchedulerConfigurationError) {
    typealias Rule = SchedulerConfigurationRule
    try Rule.require(parallelism, in: 1...Int.max, at: [.field("parallelism")])
    try Rule.requirePercentage(percentageOfNodesToScore, at: [.field("percentageOfNodesToScore")])
    try Rule.require(podInitialBackoffSeconds, in: 1...Rule.longestWait, at: [.field("podInitialBackoffSeconds")])
    if podMaxBackoffSeconds < podInitialBackoffSeconds {
      throw SchedulerConfigurationError(
        path: [.field("podMaxBackoffSeconds")], found: "the number \(podMaxBackoffSeconds)",
        expected: "at least podInitialBackoffSeconds, \(podInitialBackoffSeconds)")
    }
    try Rule.require(podMaxBackoffSeconds, in: 1...Rule.longestWait, at: [.field("podMaxBackoffSeconds")])
    if profiles.isEmpty {
      throw SchedulerConfigurationError(path: [.field("profiles")], found: "an empty list", expected: "a profile")
    }
    for (index, profile) in profiles.enumerated() {
      let path: [SchedulerConfigurationError.Step] = [.field("profiles"), .element(index)]
      try profile.validate(at: path)
      if let first = profiles[..<index].firstIndex(where: { $0.schedulerName == profile.schedulerName }) {
        throw SchedulerConfigurationError(
          path: path.field("schedulerName"),
          found: "\"\(profile.schedulerName)\" is the name of profiles[\(first)] already")
      }
      if profile.plugins[.queueSort] != profiles[0].plugins[.queueSort] {
        throw SchedulerConfigurationError(
          path: path.field("plugins").field("queueSort"),
          found: "another queueSort than that of profiles[0]; there is one queue for all profiles")
      }
    }
  }
}

extension KubeSchedulerProfile {
  func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    if schedulerName.isEmpty {
      throw SchedulerConfigurationError(
        path: path, found: "a profile without schedulerName", expected: "a name of its own for each profile")
    }
    try SchedulerConfigurationRule.requirePercentage(
      percentageOfNodesToScore, at: path.field("percentageOfNodesToScore"))
    try plugins.validate(at: path.field("plugins"))
    for (index, arguments) in pluginConfig.enumerated() {
      let path = path.element("pluginConfig", index)
      if pluginConfig[..<index].contains(where: { $0.plugin == arguments.plugin }) {
        throw SchedulerConfigurationError(
          path: path.field("name"), found: "\"\(arguments.plugin.rawValue)\" is configured twice")
      }
      try arguments.validate(at: path.field("args"))
    }
  }
}

/// Rules that several parts of a configuration share.
enum SchedulerConfigurationRule {
  /// A hundred years in seconds, far below where milliseconds would overflow.
  static let longestWait: Int64 = 3_155_760_000

  static func require<Number: FixedWidthInteger>(
    _ number: Number, in range: ClosedRange<Number>, at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    if range.contains(number) { return }
    let limits = range.upperBound == .max ? "on" : "to \(range.upperBound)"
    throw SchedulerConfigurationError(
      path: path, found: "the number \(number)", expected: "a whole number from \(range.lowerBound) \(limits)")
  }

  static func requirePercentage(
    _ percentage: Int?, at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    if let percentage { try require(percentage, in: 0...100, at: path) }
  }

  /// A name as labels have it: letters, digits, `-`, `_` and `.`, at most 63, a domain and a `/` before it allowed.
  static func requireLabelName(
    _ name: String, at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isRight = parts.count == 1 ? isName(parts[0]) : parts.count == 2 && isDomain(parts[0]) && isName(parts[1])
    if isRight { return }
    throw SchedulerConfigurationError(
      path: path, found: "\"\(name)\"", expected: "a name such as zone or example.com/zone")
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 63 else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && text.utf8.allSatisfy {
        isAlphanumeric($0) || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains($0)
      }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    text.utf8.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        guard let first = label.utf8.first, let last = label.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
          && label.utf8.allSatisfy { isAlphanumeric($0) && !isUppercase($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isUppercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || isUppercase(byte)
  }
}
