import ArgumentParser
import StowageManifests
import StowageModel
import StowagePlanning

/// Which pods are told of; all are decided, as they compete for the same nodes.
struct PodSelectionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Tell of these pods alone: NAME or NAMESPACE/NAME.", valueName: "pod"))
  var pods: [String] = []

  @Option(
    name: [.customShort("n"), .customLong("namespace")],
    help: ArgumentHelp("Tell of the pods in this namespace alone.", valueName: "name"))
  var namespace: String?

  @Flag(
    name: [.customShort("A"), .customLong("all-namespaces")],
    help: "Tell of the pods in all namespaces, as unless given.")
  var allNamespaces = false

  @Option(
    name: [.customShort("l"), .customLong("selector")],
    help: ArgumentHelp("Tell of the pods with these labels alone, as in app=web,tier!=db.", valueName: "labels"))
  var selector: String?

  func validate() throws {
    if allNamespaces && namespace != nil { throw ValidationError("Give -n or -A, not both.") }
    do { _ = try selector.map(LabelSelector.init(text:)) } catch { throw ValidationError("--selector: \(error)") }
  }

  /// Whether all pods are told of.
  var isEmpty: Bool { pods.isEmpty && namespace == nil && selector == nil }

  /// The pods of `snapshot` that wait and are told of, by `namespace/name`; `nil` for all of them.
  ///
  /// - Throws: `ManifestError` where a pod is named that does not wait.
  func names(in snapshot: ClusterSnapshot) throws -> Set<String>? {
    if isEmpty { return nil }
    let labels = try selector.map(LabelSelector.init(text:))
    let waiting = snapshot.pending + snapshot.gated + snapshot.ofOtherSchedulers + snapshot.terminating
    var found: Set<String> = []
    var unmet = Set(pods)
    for pod in waiting {
      if let namespace, pod.metadata.namespace != namespace { continue }
      if let labels, !labels.matches(pod.metadata.labels) { continue }
      if !pods.isEmpty {
        let meant = [pod.metadata.name, pod.qualifiedName].filter(pods.contains)
        if meant.isEmpty { continue }
        unmet.subtract(meant)
      }
      found.insert(pod.qualifiedName)
    }
    if let missing = pods.first(where: unmet.contains) {
      throw PodNotPending(name: missing, nearest: Suggestions.nearest(to: missing, in: waiting.map(\.metadata.name)))
    }
    return found
  }
}

/// A pod was asked about that does not wait.
struct PodNotPending: Error, CustomStringConvertible {
  let name: String
  let nearest: String?

  var description: String {
    "no pending pod is called \"\(name)\""
      + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; files are given with -f")
  }
}
