import ArgumentParser
import StowageManifests
import StowagePlanning

/// Which cluster: the files that it was printed into.
struct ClusterOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "The cluster, as kubectl get prints it with -o json or yaml: files, folders, patterns in quotes, several behind commas, - for standard input; all of them make one cluster.",
      valueName: "file"))
  var filenames: [String] = []

  @Flag(name: [.customShort("R"), .long], help: "Look into the folders in a folder as well.")
  var recursive = false

  @OptionGroup var validation: ValidationOptions

  func validate() throws {
    if filenames.isEmpty { throw ValidationError("Give the cluster with -f: a file, or - for standard input.") }
    if filenames.count(where: { $0 == "-" }) > 1 { throw ValidationError("-f -: standard input can be read once.") }
  }

  /// The cluster, read.
  ///
  /// - Parameter schedulers: The names under which pods go to the scheduler that decides here.
  func load(schedulers: Set<String>) throws -> ClusterSnapshot {
    var documents: [DocumentValue] = []
    for filename in try InputPaths.files(of: filenames, recursive: recursive) {
      let (bytes, name) = try InputFile.read(filename)
      documents += try DocumentReader.read(bytes: bytes, file: name)
    }
    let reader = KubernetesReader(validation: validation.validate?.validation)
    return ClusterSnapshot(try reader.read(documents), schedulers: schedulers)
  }

  /// Tells the warnings on standard error.
  static func warn(_ warnings: [ClusterWarning]) {
    for warning in warnings { Terminal.writeError("warning: \(warning)\n") }
  }
}

/// What becomes of fields that Kubernetes does not know.
struct ValidationOptions: ParsableArguments {
  /// kubectl's words.
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case strict, warn, ignore
    case yes = "true"
    case no = "false"

    var validation: FieldValidation {
      switch self {
      case .strict, .yes: .strict
      case .warn: .warn
      case .ignore, .no: .ignore
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "What becomes of fields that Kubernetes does not know: an error, a warning, or nothing. Unless given, an error in what people wrote, and nothing in what a cluster printed.",
      valueName: "strict|warn|ignore"))
  var validate: Choice?
}
