/// Why the experiment can't be repeated as asked.
public enum FGDError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no policy of that name.
  case unknownPolicy(name: String, nearest: String?, known: [String])
  /// The folder has no pod list of that name.
  case unknownWorkload(name: String, folder: String, nearest: String?, known: [String])
  /// A workload or a policy is meant twice, maybe by different names: its runs would count twice.
  case namedTwice(name: String)
  /// The nodes have no GPUs, or the list no pods that ask for them: there is no load to be reached.
  case noLoad(workload: String, gpus: Int)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .unknownPolicy(let name, let nearest, let known):
      "found no policy \"\(name)\", expected one of \(known.joined(separator: ", "))"
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .unknownWorkload(let name, let folder, let nearest, let known):
      "\(folder): found no pod list \"\(name)\", expected one of \(known.joined(separator: ", "))"
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .namedTwice(let name):
      "found \"\(name)\" after the same by that or another name, expected each once"
    case .noLoad(let workload, let gpus):
      "\(workload): found \(gpus) GPUs on the nodes and no pod that asks for one, expected some of both"
    }
  }
}
