public import StowageManifests
import StowageScheduling

/// How many copies fit, with what becomes of it when a node or a zone is lost, to be written.
public struct FitReport: Hashable, Sendable {
  /// The names of the mix's pods; none where only losses are asked about.
  public let pods: [String]
  /// The cluster as it is.
  public let sample: FitSample
  /// Without a zone, without a node.
  public let losses: [FitLoss]
  /// Whether some pod of the mix must be spread: then the loss of a full domain can let more copies in.
  public let isSpread: Bool
  /// The answer on the cluster as it is that is in the middle.
  public var fit: Fit { sample.median }
  /// How many seeds each answer is worked out under.
  public var seeds: Int { sample.fits.count }

  /// A report of answers; `pods` are the names of the mix's pods, in its order.
  public init(pods: [String], sample: FitSample, losses: [FitLoss] = [], isSpread: Bool = false) {
    self.pods = pods
    self.sample = sample
    self.losses = losses
    self.isSpread = isSpread
  }

  /// The report as one YAML or JSON object, ended by a line break.
  public func text(as notation: KubernetesWriter.Notation) -> String {
    var fields = self.fields(of: sample)
    fields.add("seeds", .integer(Int64(seeds)))
    fields.add(
      "losses",
      .list(
        losses.map { loss in
          var entry = ManifestFields()
          entry.add("lost", .text(loss.lost.kind))
          entry.add("name", .text(loss.lost.name))
          for field in self.fields(of: loss.sample).fields where field.key != "nodes" {
            entry.add(field.key, field.value)
          }
          return entry.node
        }))
    var text = ""
    switch notation {
    case .json:
      fields.node.write(json: &text)
      text += "\n"
    case .yaml: fields.node.write(yaml: &text, indent: 0)
    }
    return text
  }

  private func fields(of sample: FitSample) -> ManifestFields {
    let fit = sample.median
    var fields = ManifestFields()
    fields.add("fit", .integer(Int64(fit.total)))
    var range = ManifestFields()
    range.add("least", .integer(Int64(sample.range.lowerBound)))
    range.add("most", .integer(Int64(sample.range.upperBound)))
    fields.add("fitRange", range.node)
    fields.add("pods", .list(copies(fit.placed, of: "pod")))
    fields.add(
      "nodes",
      .list(
        fit.nodes.map { node in
          var entry = ManifestFields()
          entry.add("node", .text(node.node))
          entry.add("pods", .list(copies(node.copies, of: "pod")))
          return entry.node
        }))
    if let stop = fit.stop {
      var entry = ManifestFields()
      entry.add("pod", .text(pods[stop.part]))
      entry.add(
        "reasons",
        .list(
          stop.reasons.map { reason in
            var counted = ManifestFields()
            counted.add("reason", .text(reason.reason))
            counted.add("nodes", .integer(Int64(reason.nodes)))
            return counted.node
          }))
      entry.add("message", .text(stop.message))
      fields.add("stoppedBy", entry.node)
    }
    fields.add("pending", .integer(Int64(fit.pending)))
    fields.add("displaced", .integer(Int64(fit.displaced)))
    fields.add("unplaced", .texts(fit.unplaced))
    return fields
  }

  private func copies(_ counts: [Int], of key: String) -> [ManifestNode] {
    zip(pods, counts).map { pod, count in
      var entry = ManifestFields()
      entry.add(key, .text(pod))
      entry.add("copies", .integer(Int64(count)))
      return entry.node
    }
  }
}
