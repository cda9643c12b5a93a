import Foundation
import StowageManifests

/// The pod lists in the experiment's folder, which are known by the part of their names that differs.
struct FGDLists {
  let folder: String

  private static let prefix = "openb_pod_list_"
  private static let suffix = ".csv"

  /// The file with the nodes.
  var nodesPath: String { "\(folder)/openb_node_list_gpu_node.csv" }

  /// The file of a list.
  func podsPath(_ name: String) -> String { "\(folder)/\(name)\(Self.suffix)" }

  /// The names in full of the lists called `workloads`, as in `default`, `openb_pod_list_default` or
  /// `openb_pod_list_default.csv`.
  func names(_ workloads: [String]) throws(FGDError) -> [String] {
    var names: [String] = []
    for workload in workloads {
      var name = workload.hasSuffix(Self.suffix) ? String(workload.dropLast(Self.suffix.count)) : workload
      if !name.hasPrefix(Self.prefix) { name = Self.prefix + name }
      if names.contains(name) { throw .namedTwice(name: workload) }
      // Whether the folder is there at all is told by the reader of the nodes.
      let known = short
      if !known.isEmpty, !FileManager.default.fileExists(atPath: podsPath(name)) {
        let wanted = String(name.dropFirst(Self.prefix.count))
        throw .unknownWorkload(
          name: workload, folder: folder, nearest: Suggestions.nearest(to: wanted, in: known), known: known)
      }
      names.append(name)
    }
    return names
  }

  /// The lists that there are, by their short names.
  private var short: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }
      .map { String($0.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)) }.sorted()
  }
}
