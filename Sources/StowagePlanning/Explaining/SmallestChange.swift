public import StowageModel

/// The least that would have to change for a pod to fit on a node, found by trying: with these steps the pod fits there.
public struct SmallestChange: Hashable, Sendable {
  /// The node that the pod fits on then.
  public let node: String
  /// What has to change, all of it together.
  public let steps: [Step]
  /// Whether as much more on the node helps as well, in place of asking for less.
  public let growingNodeHelps: Bool

  /// One thing to change.
  public enum Step: Hashable, Sendable {
    /// The pod asks for this much less of a resource, or the node has as much more.
    case ask(less: Int64, resource: ResourceName)
    /// The node has this much more of a resource of which the pod would have to give up all that it asks for.
    case grow(by: Int64, resource: ResourceName)
    /// The node takes one pod more.
    case oneMorePod
    /// The pod tolerates the taint.
    case tolerate(Taint)
    /// The node is uncordoned.
    case uncordon
    /// The node gets this label.
    case label(key: String, value: String)
    /// The node loses this label.
    case removeLabel(key: String)
    /// The pod does without an entry of its node selector: the label tells what a node is, and none can be given it.
    case dropNodeSelector(key: String, value: String)
    /// The pod does without its required node affinity.
    case dropNodeAffinity
    /// The pod does without a port of the node that is taken.
    case freePort(HostPort)
    /// The pod's spread over a topology does not count nodes whose taints it does not tolerate.
    case honorTaints(topologyKey: String)
    /// The pod's spread over a topology may be this uneven.
    case raiseMaxSkew(topologyKey: String, from: Int32, to: Int32)
    /// The pod does without its required affinity to other pods.
    case dropPodAffinity
    /// The pod does without its required anti-affinity to other pods.
    case dropPodAntiAffinity
  }

  /// The change in one sentence, without a full stop.
  public var description: String {
    let asks = steps.compactMap { step -> (ResourceName, Int64)? in
      if case .ask(let less, let resource) = step { (resource, less) } else { nil }
    }
    var parts: [String] = []
    if !asks.isEmpty {
      let less = asks.map { "\($0.text(of: $1)) \($0.rawValue) less" }.joined(separator: " and ")
      let more = asks.map { "\($0.text(of: $1)) \($0.rawValue) more" }.joined(separator: " and ")
      parts.append("ask for \(less)" + (growingNodeHelps ? " (or have \(more) on \(node))" : ""))
    }
    parts += steps.compactMap { text($0) }
    return parts.joined(separator: ", and ") + "; then it fits on \(node)"
  }

  private func text(_ step: Step) -> String? {
    switch step {
    case .ask: nil
    case .grow(let more, let resource): "have \(resource.text(of: more)) \(resource.rawValue) more on \(node)"
    case .oneMorePod: "let \(node) take one pod more"
    case .tolerate(let taint):
      "tolerate the taint \(taint.key)\(taint.value.isEmpty ? "" : "=\(taint.value)"):\(taint.effect.rawValue)"
    case .uncordon: "uncordon \(node)"
    case .label(let key, let value): "label \(node) with \(key)=\(value)"
    case .removeLabel(let key): "take the label \(key) off \(node)"
    case .dropNodeSelector(let key, let value): "drop the node selector \(key)=\(value)"
    case .dropNodeAffinity: "drop the required node affinity"
    case .freePort(let port): "do without port \(port.port)/\(port.protocol.rawValue) of the node"
    case .honorTaints(let key): "set nodeTaintsPolicy: Honor for the spread over \(key)"
    case .raiseMaxSkew(let key, let from, let to): "raise maxSkew over \(key) from \(from) to \(to)"
    case .dropPodAffinity: "drop the required pod affinity"
    case .dropPodAntiAffinity: "drop the required pod anti-affinity"
    }
  }
}
