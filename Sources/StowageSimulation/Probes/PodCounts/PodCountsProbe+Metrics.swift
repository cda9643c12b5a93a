import StowageMeasurement

extension PodCountsProbe {
  static let neverPlaced = Metric(
    key: "neverPlacedPods", label: "never placed", unit: .pods, better: .lower, concern: .unplaced,
    prominence: .principal, explanation: "Pods that had no node when the run ended, those given up included.")
  static let arrived = Metric(
    key: "arrivedPods", label: "arrived", unit: .pods,
    explanation:
      "Pods that arrived, those running from the start and those that took the place of evicted ones included.")
  static let placed = Metric(
    key: "placedPods", label: "placed", unit: .pods, better: .higher, concern: .unplaced,
    explanation: "Pods that got a node, those running from the start included.")
  static let done = Metric(
    key: "donePods", label: "done", unit: .pods, better: .higher, concern: .unplaced,
    explanation: "Pods that ran to their end.")
  static let failed = Metric(
    key: "failedPods", label: "failed", unit: .pods, better: .lower, concern: .unplaced,
    explanation: "Pods given up because they had waited for the pending timeout.")
  static let evicted = Metric(
    key: "evictedPods", label: "evicted", unit: .pods, better: .lower,
    caution: Metric.Caution(
      statement: "Pods are evicted and begin their work anew, a run",
      consequence: "Their allocations count work that is done twice."),
    explanation:
      "Pods that left their nodes before their time: for pods of higher priority, or because the node was lost.")
  static let makespan = Metric(
    key: "makespan", label: "makespan", unit: .seconds, better: .lower,
    explanation: "Time from the first arrival to the end of the last pod that ended.")

  var metrics: [Metric] {
    [Self.neverPlaced, Self.arrived, Self.placed, Self.done, Self.failed, Self.evicted, Self.makespan]
  }
}
