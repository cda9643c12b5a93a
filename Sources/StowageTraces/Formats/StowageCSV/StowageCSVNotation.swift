import StowageModel

/// How labels, taints and tolerations stand in one field: parts with `;` between them.
enum StowageCSVNotation {
  /// `k=v;k2=v2`; `nil` where a part has no key or no `=`, or a key comes twice.
  static func labels(_ text: String) -> [String: String]? {
    var labels: [String: String] = [:]
    for part in parts(text) {
      guard let (key, value) = split(part, at: "="), !key.isEmpty else { return nil }
      if labels.updateValue(value, forKey: key) != nil { return nil }
    }
    return labels
  }

  /// The field of `labels`, sorted by key.
  static func text(labels: [String: String]) -> String {
    labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
  }

  /// `key=value:NoSchedule;key2:NoExecute`; `nil` where a part has no key or no known effect.
  static func taints(_ text: String) -> [Taint]? {
    var taints: [Taint] = []
    for part in parts(text) {
      guard let (subject, effectName) = split(part, at: ":"), let effect = Taint.Effect(rawValue: effectName) else {
        return nil
      }
      let (key, value) = split(subject, at: "=") ?? (subject, "")
      if key.isEmpty { return nil }
      taints.append(Taint(key: key, value: value, effect: effect))
    }
    return taints
  }

  /// The field of `taints`, in their order.
  static func text(taints: [Taint]) -> String {
    taints.map { taint in
      "\(taint.key)\(taint.value.isEmpty ? "" : "=\(taint.value)"):\(taint.effect.rawValue)"
    }.joined(separator: ";")
  }

  /// `key=value:NoSchedule` asks for the value, `key:NoSchedule` for the key alone, `*` for any key; without `:EFFECT`
  /// every effect is tolerated, and `@300` behind it says for how many seconds. `nil` where a part is none of these.
  static func tolerations(_ text: String) -> [Toleration]? {
    var tolerations: [Toleration] = []
    for part in parts(text) {
      var rest = part
      var toleration = Toleration(operator: .exists)
      if let (before, seconds) = split(part, at: "@") {
        guard let seconds = Int64(seconds) else { return nil }
        toleration.tolerationSeconds = seconds
        rest = before
      }
      if let (before, effectName) = split(rest, at: ":") {
        guard let effect = Taint.Effect(rawValue: effectName) else { return nil }
        toleration.effect = effect
        rest = before
      }
      if let (key, value) = split(rest, at: "=") {
        toleration.operator = .equal
        toleration.value = value
        rest = key
      }
      if rest.isEmpty || (rest == "*" && toleration.operator == .equal) { return nil }
      toleration.key = rest == "*" ? "" : rest
      tolerations.append(toleration)
    }
    return tolerations
  }

  /// The field of `tolerations`, in their order.
  static func text(tolerations: [Toleration]) -> String {
    tolerations.map { toleration in
      var text = toleration.key.isEmpty ? "*" : toleration.key
      if toleration.operator == .equal { text += "=\(toleration.value)" }
      if let effect = toleration.effect { text += ":\(effect.rawValue)" }
      if let seconds = toleration.tolerationSeconds { text += "@\(seconds)" }
      return text
    }.joined(separator: ";")
  }

  /// Whether the node's labels and taints survive being written and read: a `;` in a value would not.
  static func canHold(_ node: Node) -> Bool {
    labels(text(labels: node.metadata.labels)) == node.metadata.labels
      && taints(text(taints: node.taints)) == node.taints
  }

  /// Whether the pod's labels, selector, tolerations and models survive being written and read.
  static func canHold(_ shape: PodShape) -> Bool {
    labels(text(labels: shape.labels)) == shape.labels
      && labels(text(labels: shape.spec.nodeSelector)) == shape.spec.nodeSelector
      && tolerations(text(tolerations: shape.spec.tolerations)) == shape.spec.tolerations
      && (shape.gpu?.models ?? []).allSatisfy { !$0.isEmpty && !$0.contains("|") }
  }

  private static func parts(_ text: String) -> [String] {
    text.split(separator: ";").map(String.init)
  }

  private static func split(_ text: String, at mark: Character) -> (String, String)? {
    guard let position = text.firstIndex(of: mark) else { return nil }
    return (String(text[..<position]), String(text[text.index(after: position)...]))
  }
}

/// A column that is read by one of the notations, and may be missing.
struct NotationColumn<Value> {
  let column: CSVHeader.Column?
  let expectation: String
  let missing: Value
  let parse: (String) -> Value?

  /// The value in the reader's current row.
  func value(in reader: CSVReader) throws(TraceError) -> Value {
    guard let column, !reader.isEmpty(column.index) else { return missing }
    guard let value = parse(reader.text(column.index)) else { throw reader.error(column, expected: expectation) }
    return value
  }
}

extension NotationColumn where Value == [String: String] {
  static func labels(_ name: String, of header: CSVHeader) throws(TraceError) -> Self {
    NotationColumn(
      column: try header.optionalColumn(name), expectation: "labels such as app=web;tier=front", missing: [:],
      parse: StowageCSVNotation.labels)
  }
}

extension NotationColumn where Value == [Taint] {
  static func taints(_ name: String, of header: CSVHeader) throws(TraceError) -> Self {
    NotationColumn(
      column: try header.optionalColumn(name),
      expectation: "taints such as gpu=yes:NoSchedule (or PreferNoSchedule, NoExecute)", missing: [],
      parse: StowageCSVNotation.taints)
  }
}

extension NotationColumn where Value == [Toleration] {
  static func tolerations(_ name: String, of header: CSVHeader) throws(TraceError) -> Self {
    NotationColumn(
      column: try header.optionalColumn(name), expectation: "tolerations such as gpu=yes:NoSchedule, gpu or *",
      missing: [], parse: StowageCSVNotation.tolerations)
  }
}
