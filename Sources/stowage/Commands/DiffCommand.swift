import ArgumentParser
import StowageManifests
import StowagePlanning
import StowageScheduling

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells which pending pods go elsewhere under another version of Kubernetes, and which plugin moves them.",
    discussion: """
        kubectl get nodes,pods -A -o json |
          stowage diff -f - --from 1.34 --to 1.36
        stowage diff -f cluster.yaml --from 1.34 --to 1.36 -o json

      Each decides all pods by itself, and takes the first by name of equally
      good nodes, so that no pod moves by chance. Why a pod moves is looked for
      on the cluster as the first one saw it; a pod that both would put to the
      same place there moves only because pods before it did.
      """)

  @OptionGroup var cluster: ClusterOptions

  @Option(help: ArgumentHelp("Whose rules at first: 1.34 or 1.36.", valueName: "version"))
  var from: KubernetesVersion = .v1_34

  @Option(help: ArgumentHelp("Whose rules then.", valueName: "version"))
  var to: KubernetesVersion = .v1_36

  @OptionGroup var sampling: SamplingOptions

  @Option(name: .shortAndLong, help: "table, json or yaml.")
  var output: PlanFormat = .table

  func run() throws {
    let (first, second) = (
      sampling.apply(to: KubernetesProfile.defaults(from)), sampling.apply(to: KubernetesProfile.defaults(to))
    )
    let found = try cluster.load(schedulers: [first.schedulerName])
    ClusterOptions.warn(found.warnings)
    let diff = try DecisionDiff(found, from: first, to: second)
    switch output {
    case .json: Terminal.write(diff.text(as: .json))
    case .yaml: Terminal.write(diff.text(as: .yaml))
    case .table: Terminal.write(DiffTexts(first: from.rawValue, second: to.rawValue).text(diff))
    }
  }
}
