import ArgumentParser
import StowageCluster
import StowageManifests
import StowageModel
import StowagePlanning
import StowageScheduling

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Decides where the pending pods of a cluster go, as kube-scheduler would, and says why.",
    discussion: """
      The cluster is what kubectl prints; the more of it is there, the truer the
      decisions. Pods are decided by priority, then age, each on the cluster as
      the ones before left it.

        kubectl get nodes,pods,namespaces,services,replicasets,statefulsets,\\
          pv,pvc,sc,csinodes,pdb,priorityclasses -A -o json |
          stowage schedule -f -
        stowage schedule -f nodes.yaml -f pods.yaml --explain
        stowage schedule web-4 -n shop -f cluster.json --explain
        stowage schedule -f cluster.json --tie-break first -o json |
          jq -r '.decisions[] | [.pod, .outcome, .node] | @tsv'

      Of equally good nodes kube-scheduler takes any; --seed repeats a choice,
      --tie-break first takes the first by name. With --explain -o json or yaml
      each decision lists every node that was looked at, with the plugins' scores
      or the plugin that rejected it, and what stands in the way.
      """)

  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var selection: PodSelectionOptions
  @OptionGroup var scheduler: SchedulerOptions

  @Flag(
    help:
      "Say for each pod why it goes there, or what rejects it, what stands in its way, and the smallest change that would help."
  )
  var explain = false

  @Option(name: .shortAndLong, help: "table, json or yaml.")
  var output: PlanFormat = .table

  @Option(
    help: ArgumentHelp(
      "How decisions are worked out: plain goes through all rules for each pod and can tell of every node; fast goes by what is cached of nodes and shapes, and tells where pods go. Both decide alike.",
      valueName: "plain|fast"))
  var path: DecisionPath = .plain

  @Flag(
    help: "Decide by both paths and compare them; a difference is a mistake of Stowage's, and ends with exit code 70.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where a pod fits nowhere, for scripts; where pods must be preempted, too, with preempting.",
      valueName: "unschedulable|preempting"))
  var failOn: FailOn?

  @Flag(help: "Print how long the decisions alone took to standard error: {\"decisions\":N,\"seconds\":S}.")
  var timing = false

  /// What makes the exit code "no".
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case unschedulable, preempting

    /// Whether `outcome` is one that is not wanted.
    func refuses(_ outcome: PodDecision.Outcome) -> Bool {
      outcome == .unschedulable || (self == .preempting && outcome == .preempting)
    }
  }

  func validate() throws {
    if explain && path == .fast {
      throw ValidationError("--explain goes with --path plain: the fast path tells no reasons.")
    }
    if check && path == .fast { throw ValidationError("--check decides by both paths: give no --path with it.") }
  }

  func run() throws {
    let profiles = try scheduler.profiles()
    let snapshot = try cluster.load(schedulers: Set(profiles.map(\.schedulerName)))
    let selected = try selection.names(in: snapshot)
    var session = try SchedulingSession(
      snapshot, profiles: profiles, tieBreak: scheduler.chance.rule, seed: scheduler.chance.seed,
      way: check ? .checked : path == .fast ? .fast : .plain)
    defer { if timing { Self.reportTiming(session) } }
    ClusterOptions.warn(session.loaded.warnings)
    var isRefused = false
    switch output {
    case .json: isRefused = try write(&session, selected, as: .json)
    case .yaml: isRefused = try write(&session, selected, as: .yaml)
    case .table:
      let nodeCount = session.view.nodeCount
      var texts = DecisionTexts(nodeCount: nodeCount)
      while let explanation = try explain ? session.decideNextExplained() : session.decideNext().map(Explanation.init) {
        if let selected, !selected.contains(explanation.decision.pod) { continue }
        texts.add(explanation)
        if failOn?.refuses(explanation.decision.outcome) ?? false { isRefused = true }
      }
      let told = snapshot.telling(of: selected)
      Terminal.write(explain ? texts.explanations : texts.table(with: told))
      Terminal.write(texts.summary(with: told))
    }
    if isRefused { throw ExitCode(ExitKind.no.rawValue) }
  }

  private static func reportTiming(_ session: borrowing SchedulingSession) {
    let seconds = session.timeDeciding / .seconds(1)
    Terminal.writeError("{\"decisions\":\(session.decisionCount),\"seconds\":\(seconds)}\n")
  }

  /// Writes all decisions.
  ///
  /// - Returns: Whether one of them is what `--fail-on` names.
  private func write(
    _ session: inout SchedulingSession, _ selected: Set<String>?, as notation: KubernetesWriter.Notation
  ) throws -> Bool {
    var writer = DecisionWriter(
      as: notation, warnings: session.loaded.warnings.map(\.description), givesAccounts: explain)
    var text = ""
    var isRefused = false
    while let decision = try explain ? session.decideNextNamingObstacles() : session.decideNext() {
      if let selected, !selected.contains(decision.pod) { continue }
      writer.write(decision, to: &text)
      if failOn?.refuses(decision.outcome) ?? false { isRefused = true }
      if text.utf8.count > 1 << 16 {
        Terminal.write(text)
        text = ""
      }
    }
    writer.end(to: &text)
    Terminal.write(text)
    return isRefused
  }
}

extension ClusterSnapshot {
  /// The cluster with those of its undecided pods alone that are told of; `nil` are all.
  fileprivate func telling(of selected: Set<String>?) -> ClusterSnapshot {
    guard let selected else { return self }
    var told = self
    told.gated.removeAll { !selected.contains($0.qualifiedName) }
    told.ofOtherSchedulers.removeAll { !selected.contains($0.qualifiedName) }
    told.terminating.removeAll { !selected.contains($0.qualifiedName) }
    return told
  }
}
