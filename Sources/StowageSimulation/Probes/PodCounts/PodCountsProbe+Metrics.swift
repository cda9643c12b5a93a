import StowageMeasurement

extension PodCountsProbe {
  static let neverPlaced = Metric(
    key: "neverPlacedPods", label: "never placed", unit: .pods, better: .lower, concern: .unplaced,
    prominence: .principal, merit: Metric.Merit("leaves", "leave", "the fewest pods without a node"),
    explanation:
      "Pods that had no node when the run ended, those given up included; an evicted pod that waits again is one of them."
  )
  static let arrived = Metric(
    key: "arrivedPods", label: "arrived", unit: .pods,
    explanation:
      "Pods that arrived, those running from the start and those that took the place of evicted ones included.")
  static let placed = Metric(
    key: "placedPods", label: "placed", unit: .pods, concern: .unplaced,
    explanation:
      "Pods that got a node, those running from the start included; one that takes the place of an evicted pod counts "
      + "again.")
  static let done = Metric(
    key: "donePods", label: "done", unit: .pods, better: .higher, concern: .unplaced,
    merit: Metric.Merit("brings", "bring", "the most pods to their end"), explanation: "Pods that ran to their end.")
  static let failed = Metric(
    key: "failedPods", label: "failed", unit: .pods, better: .lower, concern: .unplaced,
    merit: Metric.Merit("gives up", "give up", "the fewest pods"),
    explanation: "Pods given up because they had waited for the pending timeout.")
  static let evicted = Metric(
    key: "evictedPods", label: "evicted", unit: .pods, better: .lower,
    merit: Metric.Merit("evicts", "evict", "the fewest pods"),
    caution: Metric.Caution(
      statement: "Pods are evicted and begin their work anew, a run",
      consequence:
        "Pods that come back are placed again and begin their wait anew, so that placements and waits are of more pods "
        + "than the workload has; allocations and nodes in use count work that was lost and done again, and allocations "
        + "are compared only between policies that evict as many. Completion times and goodput are of work that was "
        + "finished.",
      distorted: [.allocation]),
    explanation:
      "Pods that left their nodes before their time: for pods of higher priority, or because the node was lost.")
  static let makespan = Metric(
    key: "makespan", label: "makespan", unit: .seconds, better: .lower, merit: Metric.Merit("the shortest makespan"),
    explanation: "Time from the first arrival to the end of the last pod that ended.")

  var metrics: [Metric] {
    [Self.neverPlaced, Self.arrived, Self.placed, Self.done, Self.failed, Self.evicted, Self.makespan]
  }
}
