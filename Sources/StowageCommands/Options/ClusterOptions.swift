import ArgumentParser
import StowageManifests
import StowagePlanning

/// Which cluster: the files that it was printed into.
struct ClusterOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "The cluster, as kubectl get prints it with -o json or yaml; several files make one cluster, - is standard input.",
      valueName: "file"))
  var filenames: [String] = []

  func validate() throws {
    if filenames.isEmpty { throw ValidationError("Give the cluster with -f: a file, or - for standard input.") }
    if filenames.count(where: { $0 == "-" }) > 1 { throw ValidationError("-f -: standard input can be read once.") }
  }

  /// The cluster, read.
  ///
  /// - Parameter schedulers: The names under which pods go to the scheduler that decides here.
  func load(schedulers: Set<String>) throws -> ClusterSnapshot {
    var documents: [DocumentValue] = []
    for filename in filenames {
      let (bytes, name) = try InputFile.read(filename)
      documents += try DocumentReader.read(bytes: bytes, file: name)
    }
    return ClusterSnapshot(try KubernetesReader().read(documents), schedulers: schedulers)
  }

  /// Tells the warnings on standard error.
  static func warn(_ warnings: [ClusterWarning]) {
    for warning in warnings { Terminal.writeError("warning: \(warning)\n") }
  }
}
