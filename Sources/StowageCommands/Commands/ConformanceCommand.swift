import ArgumentParser
import StowageConformance
import StowageFiles
import StowageReports
import StowageScheduling

struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Replays recorded decisions of the real kube-scheduler and shows how far Stowage agrees.",
    discussion: """
        stowage conformance recordings/kube-scheduler-1.36
        stowage conformance taints.jsonl.gz --kubernetes-version 1.34
        stowage conformance taints.jsonl.gz -o json | jq -c '.decisions[].node'

      A recording is JSON Lines, gzip or not, a case a line: name, cluster and
      decisions. Each decision is made on the cluster as the recorded ones
      before it left it, and agrees only if the outcome, the best nodes, every
      plugin's score and every reason do. With -o json each case comes out with
      what Stowage decided in place of what was recorded.

      The version is the one that the path names, unless given. The exit code
      is 1 where a decision differs.
      """)

  @Argument(help: "Files of recordings, or folders of them.")
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The version whose rules apply: 1.34 or 1.36; the one that the path names unless given.", valueName: "version"))
  var kubernetesVersion: KubernetesVersion?

  @OptionGroup var sampling: SamplingOptions

  @Option(name: .shortAndLong, help: "table or json.")
  var output: Format = .table

  /// How the agreement is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func run() throws {
    var families: [(name: String, version: KubernetesVersion, agreement: Agreement)] = []
    for file in try paths.flatMap(RecordingFiles.find) {
      let version = try version(of: file)
      var agreement = Agreement()
      for recording in try Recording.read(bytes: FileContents.read(file), file: file) {
        var profile = KubernetesProfile.defaults(version)
        profile.sampling = recording.sampling
        let replayed = try ReplayedCase(recording, profile: sampling.apply(to: profile))
        agreement.add(replayed)
        if output == .json { Terminal.write(replayed.line(of: recording)) }
      }
      families.append((RecordingFiles.family(file), version, agreement))
    }
    if output == .table { Terminal.write(AgreementTexts.text(families)) }
    if families.contains(where: { !$0.agreement.isComplete }) { throw ExitCode(ExitKind.no.rawValue) }
  }

  private func version(of file: String) throws -> KubernetesVersion {
    if let version = kubernetesVersion ?? KubernetesVersion(namedIn: file) { return version }
    throw ValidationError("\(file): the path names no version; give --kubernetes-version.")
  }
}
