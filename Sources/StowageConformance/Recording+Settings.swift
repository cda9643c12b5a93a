import StowageManifests
import StowagePlanning
public import StowageScheduling

extension Recording {
  /// How many nodes the scheduler that was recorded looked at: all, unless some decision looked at fewer.
  public var sampling: NodeSampling {
    decisions.contains { $0.nodes.count < cluster.nodes.count } ? .adaptive : .all
  }
}

extension KubernetesVersion {
  /// The version that a path names in a folder or file, as in `kube-scheduler-1.36/taints.jsonl`: the last one that is
  /// named; `nil` where none is.
  public init?(namedIn path: String) {
    for part in path.split(separator: "/").reversed() {
      if let version = Self.allCases.first(where: { part.contains($0.rawValue) }) {
        self = version
        return
      }
    }
    return nil
  }
}
