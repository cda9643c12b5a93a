public import StowageModel

/// Reads kube-scheduler's configuration files: `KubeSchedulerConfiguration`, `kubescheduler.config.k8s.io/v1`.
///
/// As kube-scheduler does, it refuses every field that it does not know, and whatever breaks Kubernetes' rules. It refuses
/// by name what nothing here stands for, such as extenders: no part of a file is passed over in silence, but for those
/// that have no bearing on decisions (``KubeSchedulerConfiguration``).
public struct SchedulerConfigurationReader: Sendable {
  /// Makes a reader; it has no settings.
  public init() {}

  /// The configuration of a file, which must hold nothing else; a ConfigMap with one configuration in it will do.
  ///
  /// - Throws: ``ManifestError`` for the first thing that is wrong.
  public func read(bytes: [UInt8], file: String) throws(ManifestError) -> SchedulerConfigurationFile {
    let documents = try DocumentReader.read(bytes: bytes, file: file)
    if documents.count > 1 {
      throw ManifestError(
        at: documents[1].position, found: "a second document", expected: "one KubeSchedulerConfiguration alone")
    }
    guard let document = documents.first else {
      throw ManifestError(file: file, line: 1, found: "an empty file", expected: "a KubeSchedulerConfiguration")
    }
    return try read(Self.unwrapped(document, file: file))
  }

  /// The configuration that a ConfigMap carries, as clusters hand it to kube-scheduler; any other document as it is. Places
  /// in it are told by the lines of the value.
  private static func unwrapped(_ document: DocumentValue, file: String) throws(ManifestError) -> DocumentValue {
    guard case .scalar(.string, "ConfigMap")? = document["kind"]?.content else { return document }
    var found: [DocumentValue] = []
    if case .mapping(let values)? = document["data"]?.content {
      for entry in values {
        guard case .scalar(.string, let text) = entry.value.content, text.contains("KubeSchedulerConfiguration") else {
          continue
        }
        found += try DocumentReader.read(bytes: Array(text.utf8), file: "\(file), data[\"\(entry.key)\"]")
      }
    }
    guard let only = found.first, found.count == 1 else {
      throw ManifestError(
        at: document.position, path: "data", found: "\(found.count) of them in a ConfigMap",
        expected: "one KubeSchedulerConfiguration")
    }
    return only
  }

  /// The configuration that a document holds.
  ///
  /// - Throws: ``ManifestError`` for the first thing that is wrong.
  public func read(_ document: DocumentValue) throws(ManifestError) -> SchedulerConfigurationFile {
    var object = try ObjectCursor(document)
    try object.checkType(kind: "KubeSchedulerConfiguration", isRequired: true)
    let configuration = try KubeSchedulerConfiguration(reading: object)
    let file = SchedulerConfigurationFile(configuration: configuration, document: document)
    do { try configuration.validate() } catch { throw file.located(error) }
    return file
  }
}

/// A configuration, and where in its file each part stands.
public struct SchedulerConfigurationFile: Sendable {
  /// What the file says, with Kubernetes' defaults filled in.
  public let configuration: KubeSchedulerConfiguration
  private let document: DocumentValue

  init(configuration: KubeSchedulerConfiguration, document: DocumentValue) {
    self.configuration = configuration
    self.document = document
  }

  /// `error`, which something found in the configuration, with its place in the file: as near to the fault as the file goes.
  public func located(_ error: SchedulerConfigurationError) -> ManifestError {
    ManifestError(error, in: ValueCursor(document))
  }
}

extension ManifestError {
  /// `error` at its place in `value`, as far as that goes.
  init(_ error: SchedulerConfigurationError, in value: ValueCursor) {
    var path = value.path
    var current = value.value
    var isKnown = true
    for step in error.path {
      var next: DocumentValue?
      switch step {
      case .field(let name):
        path = .field(path, name)
        next = current[name]
      case .element(let index):
        path = .element(path, index)
        if case .sequence(let elements) = current.content, elements.indices.contains(index) { next = elements[index] }
      }
      if let next, isKnown { current = next } else { isKnown = false }
    }
    self.init(
      at: current.position, path: path.description, found: error.found, expected: error.expected,
      suggestion: error.unknownName.flatMap { Suggestions.nearest(to: $0.name, in: $0.known) })
  }
}

extension ObjectCursor {
  /// Checks `kind` and `apiVersion`, which arguments of plugins need not have.
  mutating func checkType(kind expected: String, isRequired: Bool) throws(ManifestError) {
    let kind = try optionalString("kind")
    if kind != expected && (isRequired || kind != nil) {
      throw error(at: "kind", found: kind.map { "\"\($0)\"" } ?? "an object without a kind", expected: expected)
    }
    let version = try optionalString("apiVersion")
    if version != Self.version && (isRequired || version != nil) {
      throw error(
        at: "apiVersion", found: version.map { "\"\($0)\"" } ?? "an object without apiVersion", expected: Self.version)
    }
  }

  private static let version = "kubescheduler.config.k8s.io/v1"

  /// Refuses every field that is none of `names`.
  func checkFields(_ names: [String]) throws(ManifestError) {
    var copy = self
    for name in names { _ = copy.optional(name) }
    try copy.finish()
  }
}
