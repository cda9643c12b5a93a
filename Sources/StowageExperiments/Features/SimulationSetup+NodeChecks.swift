public import StowageManifests
import StowageModel
public import StowageSimulation

extension SimulationSetup {
  /// Checks that the nodes that a key of the experiment names are there.
  ///
  /// - Parameters:
  ///   - names: The names, of which the first that is wrong is told.
  ///   - key: The key of `spec`, for names without a place.
  ///   - places: Where names stand in the file; those that were made in code stand nowhere.
  /// - Throws: `ManifestError` at the place of a name, ``ExperimentError/unknownNode(name:key:suggestion:)`` without one.
  /// - Complexity: O(*n* + *m*) in the numbers of nodes and names.
  public func requireNodes(
    named names: some Sequence<String>, key: String, places: [String: DocumentPlace] = [:]
  ) throws {
    let known = Set(nodes.map(\.name))
    guard let name = names.first(where: { !known.contains($0) }) else { return }
    let suggestion = Suggestions.nearest(to: name, in: nodes.map(\.name))
    if let place = places[name] { throw place.error(found: "no node called \"\(name)\"", suggestion: suggestion) }
    throw ExperimentError.unknownNode(name: name, key: key, suggestion: suggestion)
  }

  /// Checks that there is a node with all of `labels`; there always is one with none.
  ///
  /// - Parameters:
  ///   - labels: What a `nodeSelector` asks for.
  ///   - key: The key of `spec`, for labels without a place.
  ///   - place: Where the labels stand in the file.
  /// - Throws: `ManifestError` at `place`, ``ExperimentError/noNodeWithLabels(labels:key:expected:suggestion:)`` without
  ///   one. Both tell which labels the nodes have instead.
  /// - Complexity: O(*n* × *m*) in the numbers of nodes and labels.
  public func requireNode(labels: [String: String], key: String, place: DocumentPlace? = nil) throws {
    if labels.isEmpty || nodes.contains(where: { $0.hasLabels(labels) }) { return }
    let mismatch = LabelMismatch(of: labels, among: nodes)
    if let place {
      throw place.error(
        found: "no node with \(mismatch.found)", expected: mismatch.expected, suggestion: mismatch.suggestion)
    }
    throw ExperimentError.noNodeWithLabels(
      labels: mismatch.found, key: key, expected: mismatch.expected, suggestion: mismatch.suggestion)
  }
}

/// What keeps every node from having some labels, and what nodes have instead.
private struct LabelMismatch {
  var found: String
  var expected: String
  var suggestion: String?

  init(of labels: [String: String], among nodes: [Node]) {
    let sorted = labels.sorted { $0.key < $1.key }
    for (key, value) in sorted {
      let values = Set(nodes.compactMap { $0.metadata.labels[key] }).sorted()
      if values.contains(value) { continue }
      if values.isEmpty {
        let keys = Set(nodes.flatMap(\.metadata.labels.keys)).sorted()
        found = "the label \"\(key)\""
        expected = keys.isEmpty ? "no labels, as nodes have none" : "a label of the nodes: \(Self.list(keys))"
        suggestion = Suggestions.nearest(to: key, in: keys)
      } else {
        found = "\(key): \(value)"
        expected = "a value that nodes have: \(Self.list(values))"
        suggestion = Suggestions.nearest(to: value, in: values)
      }
      return
    }
    found = "all of " + sorted.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    expected = "labels that one node has together"
  }

  /// The first of many, and how many more there are.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
