/// Collects what is odd about objects, one warning for all objects of which the same is to be said.
struct ReadingWarnings {
  /// What can be odd about an object.
  enum Oddity: Hashable {
    /// A pod is bound to a node that is not in the input.
    case missingNode(String)
    /// A pod names a priority class that is not in the input.
    case missingPriorityClass(String)
    /// An object of the same kind and name came before, and said something else.
    case repeated
    /// An object that an API server has taken can't be read; the reason.
    case unreadable(String)
    /// A field that Kubernetes does not know, with its path.
    case unknownField(String)
    /// A pod has claims on devices (dynamic resource allocation).
    case resourceClaims
    /// A pod asks for a resource that is handed out through a device class of this name.
    case extendedResource(String, deviceClass: String)
    /// A pod of a workload can't be made, as one of its name is there.
    case nameTaken
    /// Something that stands by itself.
    case remark(String)
  }

  private var entries: [(oddity: Oddity, subject: String, position: DocumentPosition, others: Int)] = []
  private var indexes: [Oddity: Int] = [:]

  /// Notes `oddity` of `subject`, as in `pod team/web`.
  mutating func note(_ oddity: Oddity, of subject: String, at position: DocumentPosition) {
    if let index = indexes[oddity] {
      entries[index].others += 1
    } else {
      indexes[oddity] = entries.count
      entries.append((oddity, subject, position, 0))
    }
  }

  /// The warnings, in the order in which the first of each were noted.
  var warnings: [KubernetesObjects.Warning] {
    entries.map { entry in
      KubernetesObjects.Warning(
        file: entry.position.file, line: entry.position.line,
        message: Self.message(entry.oddity, entry.subject, others: entry.others))
    }
  }

  private static func message(_ oddity: Oddity, _ first: String, others: Int) -> String {
    let isOne = others == 0
    let subject = isOne ? first : "\(first) and \(others) more"
    return switch oddity {
    case .missingNode(let name): "\(subject) \(isOne ? "is" : "are") bound to node \"\(name)\", which is not there"
    case .missingPriorityClass(let name):
      "\(subject) \(isOne ? "names" : "name") the priority class \"\(name)\", which is not there"
    case .repeated:
      "\(subject) \(isOne ? "is" : "are") there twice and not the same: the later one counts"
    case .unreadable(let reason): "\(subject) \(isOne ? "is" : "are") left out, as it can't be read: \(reason)"
    case .unknownField(let reason): "\(subject): \(reason)"
    case .resourceClaims:
      "\(subject) \(isOne ? "has" : "have") resource claims, which are not looked at: "
        + "\(isOne ? "it may fit" : "they may fit") fewer nodes"
    case .extendedResource(let name, let deviceClass):
      "\(subject) \(isOne ? "asks" : "ask") for \(name), which DeviceClass \"\(deviceClass)\" stands for: "
        + "devices are not looked at, only what nodes tell they have"
    case .nameTaken: "\(subject) \(isOne ? "is" : "are") not made for the workload: a pod of that name is there"
    case .remark(let text): text
    }
  }
}
