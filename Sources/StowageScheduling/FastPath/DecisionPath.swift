/// How decisions are worked out. Both ways give the same decisions, drawing the same from the seed.
public enum DecisionPath: String, Hashable, Sendable, CaseIterable {
  /// Word for word as the rules have it: every filter and score anew for every pod.
  case plain
  /// From what is kept of shapes and nodes, where the plugins allow it.
  case fast
}
