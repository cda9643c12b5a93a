import ArgumentParser
import Foundation
import StowageManifests
import StowageModel
import StowagePlanning
import StowageScheduling

struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Tells how many more copies of a pod fit, what stops the next one, and what a lost node or zone changes.",
    discussion: """
        kubectl get nodes,pods -A -o json | stowage fit -f - --pod web.yaml
        stowage fit -f cluster.yaml --pod web.yaml=3 --pod db.yaml=1

      Copies go one by one where kube-scheduler would put them, until one fits
      nowhere; nobody is pushed out for them. Of a mix, a round has so many
      copies of each pod as its number says. Pods that are pending are placed
      before any copy.

      Then every zone and every node is lost in turn: its pods are placed
      elsewhere first, those of daemon sets left out, and the copies that still
      fit are counted. --losses none leaves that out.
      """)

  @OptionGroup var cluster: ClusterOptions

  @Option(
    help: ArgumentHelp(
      "The manifest of a pod, or of a workload whose pod is meant, and how many a round has; repeat for a mix.",
      valueName: "file[=count]"))
  var pod: [String] = []

  @Option(help: ArgumentHelp("Place no more copies than this.", valueName: "count"))
  var limit: Int = FitQuestion.highestLimit

  @Option(help: ArgumentHelp("Whether nodes and zones are lost in turn.", valueName: "all|none"))
  var losses: Losses = .all

  @OptionGroup var scheduler: SchedulerOptions

  @Option(name: .shortAndLong, help: "table, json or yaml.")
  var output: PlanFormat = .table

  /// What is lost in turn.
  enum Losses: String, ExpressibleByArgument, CaseIterable {
    case all, none
  }

  func validate() throws {
    if pod.isEmpty { throw ValidationError("Give a pod's manifest with --pod.") }
    if !(1...FitQuestion.highestLimit).contains(limit) {
      throw ValidationError("--limit \(limit): expected 1 to \(FitQuestion.highestLimit)")
    }
  }

  func run() async throws {
    let profile = try scheduler.profile()
    let found = try cluster.load(schedulers: [profile.schedulerName])
    ClusterOptions.warn(found.warnings)
    let mix = PodMix(try pod.map(PodArgument.read))
    let question = FitQuestion(
      found, mix: mix, profile: profile, tieBreak: scheduler.chance.rule, seed: scheduler.chance.seed, limit: limit)
    let report = FitReport(
      pods: mix.parts.map(\.pod.qualifiedName), fit: try question.answer(),
      losses: losses == .none
        ? [] : try await question.losses(threads: ProcessInfo.processInfo.activeProcessorCount))
    switch output {
    case .json: Terminal.write(report.text(as: .json))
    case .yaml: Terminal.write(report.text(as: .yaml))
    case .table: Terminal.write(FitTexts.text(report))
    }
  }
}
