import StowageManifests
import StowagePlanning

extension ReplayedCase {
  /// The case as a recording of its own, on one line: the same cluster, and what was decided here.
  ///
  /// - Parameter recording: The recording that was replayed.
  public func line(of recording: Recording) -> String {
    var fields = ManifestFields()
    fields.add("name", .text(name))
    fields.add("cluster", recording.clusterDocument.manifest)
    fields.add("decisions", .list(decisions.map(\.document)))
    var text = ""
    fields.node.write(json: &text)
    return text + "\n"
  }
}
