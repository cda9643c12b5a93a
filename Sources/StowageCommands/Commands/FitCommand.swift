import ArgumentParser
import Foundation
import StowageManifests
import StowageModel
import StowagePlanning
import StowageScheduling

struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract:
      "Computes how many more copies of a pod fit, what stops the next one, and what the loss of a node or zone changes.",
    discussion: """
        kubectl get nodes,pods -A -o json | stowage fit -f - --pod web.yaml
        stowage fit -f cluster.yaml --pod web.yaml=3 --pod db.yaml=1
        stowage fit -f cluster.yaml                     # what losses alone do
        stowage fit -f cluster.yaml --pod web.yaml --at-least 10 || echo "too full"

      Copies are placed one by one where kube-scheduler would put them, until one
      fits nowhere; nothing is preempted for them. Of a mix, a round has as many
      copies of each pod as its number says. Pods that are pending are placed
      before any copy.

      Of equally good nodes kube-scheduler takes any, and later copies can depend
      on it. So each answer is worked out under \(FitCommand.usualSeeds) seeds: the middle one is told,
      and the fewest and most beside it.

      Then every zone and every node is lost in turn: its pods are placed
      elsewhere first, except those of daemon sets, and the copies that still
      fit are counted. Of more than \(FitCommand.nodesLostUnasked) nodes only the zones are lost, unless
      --losses all asks for it.
      """)

  @OptionGroup var cluster: ClusterOptions

  @Option(
    help: ArgumentHelp(
      "The manifest of a pod, or of a workload whose pod is meant, and how many a round has; repeat for a mix.",
      valueName: "file[=count]"))
  var pod: [String] = []

  @Option(
    help: ArgumentHelp(
      "Under how many seeds each answer is worked out, from --seed on; 1 is quickest.", valueName: "count"))
  var seeds: Int = FitCommand.usualSeeds

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where fewer copies than this fit under some seed, for scripts.", valueName: "count"))
  var atLeast: Int?

  @Option(help: ArgumentHelp("Place no more copies than this.", valueName: "count"))
  var limit: Int = FitQuestion.highestLimit

  @Option(help: ArgumentHelp("What is lost in turn: zones and nodes, zones, or nothing.", valueName: "all|zones|none"))
  var losses: Losses?

  @OptionGroup var scheduler: SchedulerOptions

  @Option(name: .shortAndLong, help: "table, json or yaml.")
  var output: PlanFormat = .table

  /// What is lost in turn.
  enum Losses: String, ExpressibleByArgument, CaseIterable {
    case all, zones, none
  }

  /// The number of nodes up to which each is lost without being asked for: the work grows with its square.
  static let nodesLostUnasked = 200

  /// The number of seeds unless another is given.
  static let usualSeeds = 20

  func validate() throws {
    if pod.isEmpty && losses == .some(.none) {
      throw ValidationError("Give a pod's manifest with --pod: without one only losses are told.")
    }
    if pod.isEmpty && atLeast != nil { throw ValidationError("--at-least counts copies: give a pod with --pod.") }
    if !(1...10_000).contains(seeds) { throw ValidationError("--seeds \(seeds): expected 1 to 10000") }
    if !(1...FitQuestion.highestLimit).contains(limit) {
      throw ValidationError("--limit \(limit): expected 1 to \(FitQuestion.highestLimit)")
    }
  }

  func run() async throws {
    let profiles = try scheduler.profiles()
    let snapshot = try cluster.load(schedulers: Set(profiles.map(\.schedulerName)))
    ClusterOptions.warn(snapshot.warnings)
    let mix = PodMix(
      try pod.map { try PodArgument.read($0, validation: cluster.validation.validate?.validation) })
    let question = FitQuestion(
      snapshot, mix: mix, profiles: profiles, tieBreak: scheduler.chance.rule, seed: scheduler.chance.seed, limit: limit
    )
    let isLarge = snapshot.nodes.count > Self.nodesLostUnasked
    if losses == nil && isLarge {
      Terminal.writeError(
        "note: \(snapshot.nodes.count) nodes: only zones are lost in turn; --losses all takes each node\n")
    }
    let lost: [FitLoss.Lost] =
      switch losses ?? (isLarge ? .zones : .all) {
      case .all: question.zonesToLose + question.nodesToLose
      case .zones: question.zonesToLose
      case .none: []
      }
    let progress = CountLine("answers")
    let report = try await question.report(
      losing: lost, seeds: seeds, threads: ProcessInfo.processInfo.activeProcessorCount, progress: progress.update)
    progress.finish()
    switch output {
    case .json: Terminal.write(report.text(as: .json))
    case .yaml: Terminal.write(report.text(as: .yaml))
    case .table: Terminal.write(FitTexts.text(report))
    }
    if let atLeast, report.sample.range.lowerBound < atLeast { throw ExitCode(ExitKind.no.rawValue) }
  }
}
