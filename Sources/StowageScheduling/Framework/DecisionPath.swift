/// How decisions are worked out. Both ways give the same decisions, drawing the same from the seed.
public enum DecisionPath: String, Hashable, Sendable, CaseIterable {
  /// Every filter and score anew for every pod; only what filters make of the nodes' objects alone is cached.
  case plain
  /// From what is cached of shapes and nodes, where the plugins allow it.
  case fast
}
