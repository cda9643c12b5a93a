/// What becomes of fields that Kubernetes does not know, as `kubectl --validate` has it.
public enum FieldValidation: String, Hashable, Sendable, CaseIterable {
  /// They are errors.
  case strict
  /// They are warned of, and passed over.
  case warn
  /// They are passed over.
  case ignore
}

extension ObjectCursor {
  /// Whether an API server has had the object in its hands: what it says of itself nobody writes by hand.
  ///
  /// Nodes, and pods on nodes, are written by hand with a status that has a few fields; what only the kubelet and the
  /// controllers write tells a dump whose metadata has been tidied up.
  var isMachineWritten: Bool {
    let value = entries
    func fields(of key: String) -> [DocumentValue.Entry] {
      guard case .mapping(let inner)? = value.first(where: { $0.key == key })?.value.content else { return [] }
      return inner
    }
    let marks: Set<String> = ["uid", "resourceVersion", "managedFields", "selfLink"]
    if fields(of: "metadata").contains(where: { marks.contains($0.key) && !$0.value.isNull }) { return true }
    let kubelet: Set<String> = [
      "nodeInfo", "daemonEndpoints", "addresses", "conditions", "containerStatuses", "hostIP", "podIP", "podIPs",
      "observedGeneration",
    ]
    return fields(of: "status").contains { kubelet.contains($0.key) && !$0.value.isNull }
  }
}
