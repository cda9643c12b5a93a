/// Why the experiment can't be repeated as asked.
public enum FGDError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no policy of that name.
  case unknownPolicy(name: String, nearest: String?, known: [String])
  /// The nodes have no GPUs, or the list no pods that ask for them: there is no load to be reached.
  case noLoad(workload: String, gpus: Int)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .unknownPolicy(let name, let nearest, let known):
      "found no policy \"\(name)\", expected one of \(known.joined(separator: ", "))"
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .noLoad(let workload, let gpus):
      "\(workload): found \(gpus) GPUs on the nodes and no pod that asks for one, expected some of both"
    }
  }
}
