public import ArgumentParser
public import StowageExperiments
import StowageFiles
import StowageManifests
import StowagePolicies
import StowageScheduling
import StowageSimulation
import StowageTraces

/// Which experiment: a file, or the same said in flags.
struct ExperimentOptions: ParsableArguments {
  @Argument(help: "The experiment file (kind: Experiment).")
  var experiment: String?

  @Option(name: [.customShort("f"), .customLong("filename")], help: "The experiment file, as kubectl takes it.")
  var filename: String?

  @Option(
    help: ArgumentHelp(
      "Instead of an experiment file: the nodes (CSV or Kubernetes manifests, gzip or not).", valueName: "file"))
  var nodes: String?

  @Option(help: ArgumentHelp("Instead of an experiment file: the pods.", valueName: "file"))
  var pods: String?

  @Option(
    help: ArgumentHelp(
      "The format of --nodes and --pods (\(Self.catalog.formatNames.joined(separator: ", "))); recognised unless given.",
      valueName: "name"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "Pods that are bound in manifests: keep them where they are, or reschedule them as if they arrived at the start.",
      valueName: "keep|reschedule"))
  var boundPods: BoundPods?

  @Option(help: ArgumentHelp("The first seed; the others follow it.", valueName: "number"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("The experiment's name, the report's title, in place of the file's.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp("How long after the first arrival means over time begin.", valueName: "duration"),
    transform: DurationArgument.parse)
  var warmUp: DurationArgument?

  @OptionGroup(title: "Workload") var workload: WorkloadOptions

  private static var catalog: Catalog { CommandLineContext.current.catalog }

  /// The experiment file, where one is given.
  var file: String? { experiment ?? filename }

  func validate() throws {
    if experiment != nil && filename != nil {
      throw ValidationError("Give the experiment file once: as FILE or with -f.")
    }
    if file != nil && (nodes != nil || pods != nil || format != nil) {
      throw ValidationError("Give an experiment file, or --nodes and --pods, not both.")
    }
    if file == nil && (nodes == nil || pods == nil) {
      throw ValidationError("Give an experiment file, or both --nodes and --pods.")
    }
    let names = Self.catalog.formatNames
    if let format, !names.contains(format) {
      let hint = Suggestions.nearest(to: format, in: names).map { " Did you mean \"\($0)\"?" } ?? ""
      throw ValidationError("--format \(format): expected one of \(names.joined(separator: ", ")).\(hint)")
    }
  }

  /// The experiment, with what the flags say in place of what the file says.
  ///
  /// - Parameters:
  ///   - policies: The names of the policies; those of the file, or all, unless given.
  ///   - seedCount: The number of seeds; that of the file, or 1, unless given.
  func load(policies: [String], seedCount: Int?) throws -> Experiment {
    var loaded = try fromFile() ?? fromFlags()
    if !policies.isEmpty { loaded.schedulers = try Self.schedulers(policies, of: loaded) }
    if seed != nil || seedCount != nil {
      let first = seed ?? loaded.seeds.first ?? 1
      let count = UInt64(seedCount ?? loaded.seeds.count)
      guard !first.addingReportingOverflow(count - 1).overflow else {
        throw ValidationError("--seed \(first): the \(count - 1) seeds that follow it are out of range.")
      }
      loaded.seeds = (first...(first + (count - 1))).map { $0 }
    }
    workload.apply(to: &loaded.workload)
    loaded.name = name ?? loaded.name
    if let warmUp {
      loaded.simulation.warmUp = warmUp.milliseconds
      // What is wrong with it is not in the file.
      loaded.warmUpPlace = nil
    }
    loaded.boundPods = boundPods ?? loaded.boundPods
    return loaded
  }

  private func fromFile() throws -> Experiment? {
    guard let path = file else { return nil }
    return try ExperimentReader.read(bytes: FileContents.read(path), file: path, catalog: Self.catalog)
  }

  private func fromFlags() throws -> Experiment {
    guard let nodes, let pods else { throw ValidationError("Give an experiment file, or both --nodes and --pods.") }
    let name = pods.split(separator: "/").last.map(String.init) ?? pods
    return Experiment(
      name: name, cluster: .file(TraceReference(path: nodes, format: format)),
      workload: WorkloadDefinition(source: .file(TraceReference(path: pods, format: format))),
      schedulers: Self.catalog.policies.map { SchedulerDefinition($0) })
  }

  /// The schedulers with these names: those of the file by their names there, others from the catalogue.
  private static func schedulers(_ names: [String], of experiment: Experiment) throws -> [SchedulerDefinition] {
    try names.enumerated().map { index, name in
      if names[..<index].contains(name) { throw ValidationError("--policies: \"\(name)\" is there twice.") }
      if let known = experiment.schedulers.first(where: { $0.name == name }) { return known }
      if let entry = catalog.policy(named: name) { return SchedulerDefinition(entry) }
      throw unknown(name, flag: "--policies", among: catalog.policyNames + experiment.schedulers.map(\.name))
    }
  }

  /// What is wrong with a name that is none of `known`.
  static func unknown(_ name: String, flag: String, among known: [String]) -> ValidationError {
    var names: [String] = []
    for candidate in known where !names.contains(candidate) { names.append(candidate) }
    let hint = Suggestions.nearest(to: name, in: names).map { "; did you mean \"\($0)\"?" } ?? "."
    return ValidationError("\(flag): there is no policy \"\(name)\"\(hint) Known are \(names.joined(separator: ", ")).")
  }

  /// The policies, one a line, for help texts.
  static var policyHelp: String {
    let width = catalog.policyNames.map(\.count).max() ?? 0
    return catalog.policies.map { entry in
      "  " + entry.name + String(repeating: " ", count: width - entry.name.count + 2) + entry.summary
    }.joined(separator: "\n")
  }
}

extension BoundPods: ExpressibleByArgument {}
