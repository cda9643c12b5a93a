public import StowageManifests

extension DecisionDiff {
  /// The text: `pods`, and each pod that moves with its cause.
  public func text(as notation: KubernetesWriter.Notation) -> String {
    var fields = ManifestFields()
    fields.add("pods", .integer(Int64(podCount)))
    fields.add("moved", .list(moved.map(\.document)))
    var text = ""
    switch notation {
    case .json:
      fields.node.write(json: &text)
      text += "\n"
    case .yaml: fields.node.write(yaml: &text, indent: 0)
    }
    return text
  }
}

extension MovedPod {
  fileprivate var document: ManifestNode {
    var fields = ManifestFields()
    fields.add("pod", .text(pod))
    fields.add("from", from.document)
    fields.add("to", to.document)
    fields.add("cause", cause.document)
    return fields.node
  }
}

extension MovedPod.Outcome {
  fileprivate var document: ManifestNode {
    var fields = ManifestFields()
    switch self {
    case .node(let name): fields.add("node", .text(name))
    case .preempting(let name, let victims):
      fields.add("node", .text(name))
      fields.add("victims", .texts(victims))
    case .nowhere: break
    }
    return fields.node
  }
}

extension MovedPod.Cause {
  fileprivate var document: ManifestNode {
    var fields = ManifestFields()
    switch self {
    case .earlierMoves: fields.add("kind", .text("earlierMoves"))
    case .preemption: fields.add("kind", .text("preemption"))
    case .sampling: fields.add("kind", .text("sampling"))
    case .filter(let plugin, let node, let reasons, let ofSecond):
      fields.add("kind", .text("filter"))
      fields.add("plugin", .text(plugin))
      fields.add("node", .text(node))
      fields.add("reasons", .texts(reasons))
      fields.add("refusedBy", .text(ofSecond ? "to" : "from"))
    case .scores(let shift):
      fields.add("kind", .text("scores"))
      fields.add("nodes", .texts([shift.before.node, shift.before.other]))
      fields.add("totalsFrom", .list([.integer(shift.before.total), .integer(shift.before.otherTotal)]))
      fields.add("totalsTo", .list([.integer(shift.after.total), .integer(shift.after.otherTotal)]))
      fields.add("plugins", .list(shift.plugins.map(\.document)))
    }
    return fields.node
  }
}

extension ScoreShift.PluginShift {
  fileprivate var document: ManifestNode {
    var fields = ManifestFields()
    fields.add("plugin", .text(plugin))
    fields.add("leadFrom", .integer(leadBefore))
    fields.add("leadTo", .integer(leadAfter))
    return fields.node
  }
}
