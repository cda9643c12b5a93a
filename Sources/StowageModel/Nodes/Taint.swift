/// Something about a node that keeps pods off unless they tolerate it.
public struct Taint: Hashable, Sendable {
  /// The key that tolerations name, as in `node.kubernetes.io/not-ready`.
  public var key: String
  /// Its value; may be empty.
  public var value: String
  /// What it does to pods that do not tolerate it.
  public var effect: Effect

  /// A taint; the value is empty unless given.
  public init(key: String, value: String = "", effect: Effect) {
    self.key = key
    self.value = value
    self.effect = effect
  }

  /// What a taint does.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// New pods are kept off.
    case noSchedule = "NoSchedule"
    /// New pods are kept off where there is another choice.
    case preferNoSchedule = "PreferNoSchedule"
    /// New pods are kept off and running ones are evicted.
    case noExecute = "NoExecute"
  }
}

/// What a pod puts up with.
public struct Toleration: Hashable, Sendable {
  /// The taint's key; empty with `Exists` tolerates every key.
  public var key: String
  /// How the value is compared.
  public var `operator`: Operator
  /// The value that `Equal` asks for.
  public var value: String
  /// The effect that is tolerated; `nil` tolerates all.
  public var effect: Taint.Effect?
  /// How long a `NoExecute` taint is tolerated; `nil` for ever.
  public var tolerationSeconds: Int64?

  /// A toleration; unless given, the value must be equal, every effect is tolerated, and for ever.
  public init(
    key: String = "", operator: Operator = .equal, value: String = "", effect: Taint.Effect? = nil,
    tolerationSeconds: Int64? = nil
  ) {
    self.key = key
    self.operator = `operator`
    self.value = value
    self.effect = effect
    self.tolerationSeconds = tolerationSeconds
  }

  /// Whether `taint` is tolerated (Kubernetes 1.34, `Toleration.ToleratesTaint`).
  public func tolerates(_ taint: Taint) -> Bool {
    if let effect, effect != taint.effect { return false }
    if !key.isEmpty && key != taint.key { return false }
    switch `operator` {
    case .equal: return value == taint.value
    case .exists: return true
    }
  }

  /// The comparisons that a toleration knows.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    /// The taint's value is the one given.
    case equal = "Equal"
    /// The taint is there, whatever its value.
    case exists = "Exists"
  }
}
