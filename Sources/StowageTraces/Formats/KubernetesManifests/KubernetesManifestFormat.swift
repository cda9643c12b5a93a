import StowageManifests
public import StowageModel

/// Kubernetes manifests as a trace: the nodes, and the pods that wait or arrive.
///
/// Bound pods and warnings are no part of a pod list: ``KubernetesManifests`` tells them.
public struct KubernetesManifestFormat: TraceFormat {
  /// Makes the format; it has no settings.
  public init() {}

  /// The name in files and flags: `kubernetes`.
  public var name: String { "kubernetes" }

  /// One line for `--help`.
  public var summary: String { "Kubernetes manifests, YAML or JSON: nodes and pods" }

  /// JSON objects, and YAML whose first lines name an API version or kind.
  public func recognise(_ beginning: [UInt8]) -> TraceContent {
    let both: TraceContent = [.nodes, .pods]
    let text = String(decoding: beginning, as: UTF8.self)
    if let first = text.drop(while: \.isWhitespace).first, "{[".contains(first) { return both }
    let keys = ["apiVersion:", "kind:", "items:", "metadata:"]
    return text.split(whereSeparator: \.isNewline).contains { line in keys.contains { line.hasPrefix($0) } } ? both : []
  }

  /// The nodes.
  public func nodes(in input: TraceInput) throws(TraceError) -> [Node] { try manifests(in: input).nodes }

  /// The pods that are not bound.
  public func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods {
    .held(try manifests(in: input, options).arrivals)
  }

  private func manifests(
    in input: TraceInput, _ options: TraceOptions = TraceOptions()
  ) throws(TraceError) -> KubernetesManifests {
    do {
      return try KubernetesManifests.read([input], options: options)
    } catch let error as TraceError {
      throw error
    } catch let error as ManifestError {
      throw TraceError(
        file: error.file, line: error.line, column: error.path.isEmpty ? nil : error.path, found: error.found,
        expected: error.expected ?? "a valid manifest", hint: error.suggestion.map { "did you mean \"\($0)\"?" })
    } catch {
      throw TraceError(file: input.path, found: "\(error)", expected: "a manifest")
    }
  }
}
