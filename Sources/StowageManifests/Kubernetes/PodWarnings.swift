/// Collects what is odd about pods, one warning for all pods of which the same is to be said.
struct PodWarnings {
  /// What can be odd about a pod.
  enum Oddity: Hashable {
    /// It is bound to a node that is not in the input.
    case missingNode(String)
    /// It names a priority class that is not in the input.
    case missingPriorityClass(String)
  }

  private var entries: [(oddity: Oddity, pod: String, position: DocumentPosition, others: Int)] = []
  private var indexes: [Oddity: Int] = [:]

  /// Notes `oddity` of the pod called `pod`.
  mutating func note(_ oddity: Oddity, of pod: String, at position: DocumentPosition) {
    if let index = indexes[oddity] {
      entries[index].others += 1
    } else {
      indexes[oddity] = entries.count
      entries.append((oddity, pod, position, 0))
    }
  }

  /// The warnings, in the order in which their first pods were noted.
  var warnings: [KubernetesObjects.Warning] {
    entries.map { entry in
      let isOne = entry.others == 0
      let pods = isOne ? "pod \(entry.pod)" : "pod \(entry.pod) and \(entry.others) more"
      let message =
        switch entry.oddity {
        case .missingNode(let name): "\(pods) \(isOne ? "is" : "are") bound to node \"\(name)\", which is not there"
        case .missingPriorityClass(let name):
          "\(pods) \(isOne ? "names" : "name") the priority class \"\(name)\", which is not there"
        }
      return KubernetesObjects.Warning(file: entry.position.file, line: entry.position.line, message: message)
    }
  }
}
