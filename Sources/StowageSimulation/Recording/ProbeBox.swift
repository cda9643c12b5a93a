import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageScheduling

/// A probe behind what it is asked for, found out once.
///
/// It is an object so that a probe changes in its place; it holds the probe of one run.
class ProbeBox {
  /// What it holds is looked at between instants too.
  var holdsIntervals: Bool { false }
  /// It is told of pods that were refused.
  var hearsRefusals: Bool { false }

  func begin(_ start: ProbeStart) {}
  func observe(_ moment: ProbeMoment) {}
  func hold(until time: Instant, in cluster: ClusterView) {}
  func refuse(_ shape: ShapeID, in cluster: ClusterView) -> Bool { false }
  func explain(_ pod: PodInfo, by reasons: [ReasonCount]) {}
  /// What the probe found; it can be asked again.
  func finish(_ end: ProbeEnd, waiting: [PodID], reasons: (PodInfo) -> [ReasonCount]) -> Findings { Findings() }

  /// The box for a probe.
  static func make(_ probe: any Probe) -> ProbeBox {
    if let probe = probe as? any RefusalProbe {
      precondition(!(probe is any IntervalProbe), "a probe is an IntervalProbe or a RefusalProbe, not both")
      return refusal(probe)
    }
    if let probe = probe as? any IntervalProbe { return interval(probe) }
    return plain(probe)
  }

  private static func plain(_ probe: some Probe) -> ProbeBox { PlainBox(probe) }
  private static func interval(_ probe: some IntervalProbe) -> ProbeBox { IntervalBox(probe) }
  private static func refusal(_ probe: some RefusalProbe) -> ProbeBox { RefusalBox(probe) }
}

private class PlainBox<Content: Probe>: ProbeBox {
  // No overlap: a probe knows no box.
  @exclusivity(unchecked) fileprivate final var probe: Content

  init(_ probe: Content) { self.probe = probe }

  override final func begin(_ start: ProbeStart) { probe.begin(start) }
  override final func observe(_ moment: ProbeMoment) { probe.observe(moment) }

  override func finish(_ end: ProbeEnd, waiting: [PodID], reasons: (PodInfo) -> [ReasonCount]) -> Findings {
    var finished = probe
    return finished.finish(end)
  }
}

private final class IntervalBox<Content: IntervalProbe>: PlainBox<Content> {
  override var holdsIntervals: Bool { true }
  override func hold(until time: Instant, in cluster: ClusterView) { probe.hold(until: time, in: cluster) }
}

private final class RefusalBox<Content: RefusalProbe>: PlainBox<Content> {
  override var hearsRefusals: Bool { true }
  override func refuse(_ shape: ShapeID, in cluster: ClusterView) -> Bool { probe.refuse(shape, in: cluster) }
  override func explain(_ pod: PodInfo, by reasons: [ReasonCount]) { probe.explain(pod, by: reasons) }

  override func finish(_ end: ProbeEnd, waiting: [PodID], reasons: (PodInfo) -> [ReasonCount]) -> Findings {
    var finished = probe
    finished.leave(waiting, at: end, reasons: reasons)
    return finished.finish(end)
  }
}
