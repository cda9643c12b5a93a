import StowageCluster
import StowageScheduling

extension SchedulingSession {
  /// Decides the next pod, carries the decision out, and tells why it was made; `nil` after the last.
  ///
  /// For a pod that fits nowhere, changes are tried on the cluster as it was then.
  ///
  /// - Complexity: O(nodes × plugins); for a pod that fits nowhere also the changes that are tried on eight nodes.
  public mutating func decideNextExplained() throws -> Explanation? {
    let scheduler = scheduler
    var explanation: Explanation?
    let decision = try decideNext { pod, decision, view in
      var explained = Explanation(decision)
      if decision.outcome != .scheduled {
        let filters = scheduler.filters(for: pod)
        explained.obstacles = ObstacleSearch(pod, after: decision, in: view, filters: filters).obstacles()
        explained.change = ChangeSearch(pod, in: view.copy(), filters: filters).smallest(after: decision)
      }
      explanation = explained
    }
    return decision == nil ? nil : explanation
  }

  /// Decides the next pod, carries the decision out, and names what stands in the way of a pod that fits nowhere; `nil` after
  /// the last.
  ///
  /// - Complexity: O(nodes × plugins).
  public mutating func decideNextNamingObstacles() throws -> PodDecision? {
    let scheduler = scheduler
    var obstacles: [Obstacle] = []
    var decision = try decideNext { pod, decision, view in
      let filters = scheduler.filters(for: pod)
      obstacles = ObstacleSearch(pod, after: decision, in: view, filters: filters).obstacles()
    }
    decision?.obstacles = obstacles
    return decision
  }
}
