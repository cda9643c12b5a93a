import StowageCluster
import StowageModel

extension Cluster {
  /// The cluster as it is now, with `node` in the place of the one of its name; `nil` where no cluster can have such a node.
  func copy(with node: Node) -> Cluster? {
    let copy = Cluster(copying: self)
    return (try? copy.update(node)) == nil ? nil : copy
  }
}
