import ArgumentParser
import StowageCluster
import StowageManifests
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
        stowage schedule -f cluster.json --tie-break first -o json |
          jq -r '.decisions[] | [.pod, .outcome, .node] | @tsv'

      Of equally good nodes kube-scheduler takes any; --seed repeats a choice,
      --tie-break first takes the first by name. With -o json or yaml each
      decision lists every node that was looked at, with the plugins' scores or
      the plugin that rejected it.
      """)

  @OptionGroup var cluster: ClusterOptions
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

  @Flag(help: "Print how long the decisions alone took to standard error: {\"decisions\":N,\"seconds\":S}.")
  var timing = false

  func validate() throws {
    if explain && output != .table { throw ValidationError("--explain goes with -o table.") }
    if explain && path == .fast {
      throw ValidationError("--explain goes with --path plain: the fast path tells no reasons.")
    }
    if check && path == .fast { throw ValidationError("--check decides by both paths: give no --path with it.") }
  }

  func run() throws {
    let profiles = try scheduler.profiles()
    let snapshot = try cluster.load(schedulers: Set(profiles.map(\.schedulerName)))
    var session = try SchedulingSession(
      snapshot, profiles: profiles, tieBreak: scheduler.chance.rule, seed: scheduler.chance.seed,
      way: check ? .checked : path == .fast ? .fast : .plain)
    defer { if timing { Self.reportTiming(session) } }
    ClusterOptions.warn(session.loaded.warnings)
    switch output {
    case .json: try write(&session, as: .json)
    case .yaml: try write(&session, as: .yaml)
    case .table:
      let nodeCount = session.view.nodeCount
      var texts = DecisionTexts(nodeCount: nodeCount)
      while let explanation = try explain ? session.decideNextExplained() : session.decideNext().map(Explanation.init) {
        texts.add(explanation)
      }
      Terminal.write(explain ? texts.explanations : texts.table(with: snapshot))
      Terminal.write(texts.summary(with: snapshot))
    }
  }

  private static func reportTiming(_ session: borrowing SchedulingSession) {
    let seconds = session.timeDeciding / .seconds(1)
    Terminal.writeError("{\"decisions\":\(session.decisionCount),\"seconds\":\(seconds)}\n")
  }

  private func write(_ session: inout SchedulingSession, as notation: KubernetesWriter.Notation) throws {
    var writer = DecisionWriter(as: notation)
    var text = ""
    while let decision = try session.decideNextNamingObstacles() {
      writer.write(decision, to: &text)
      if text.utf8.count > 1 << 16 {
        Terminal.write(text)
        text = ""
      }
    }
    writer.end(to: &text)
    Terminal.write(text)
  }
}
