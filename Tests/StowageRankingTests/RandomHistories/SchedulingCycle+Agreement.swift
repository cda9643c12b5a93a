import StowageCluster
import StowageScheduling

extension SchedulingCycle.Outcome {
  /// Whether the account comes to the same as a decision, devices aside.
  func agrees(with decision: Decision) -> Bool {
    switch (self, decision) {
    case (.scheduled(let node), .place(let placement)): node == placement.node
    case (.preempting(let one), .preempt(let other)): one == other
    case (.unschedulable, .unschedulable): true
    default: false
    }
  }
}
