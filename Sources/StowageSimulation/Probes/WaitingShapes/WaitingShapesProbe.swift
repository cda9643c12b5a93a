import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageScheduling

/// What waited longest or was never placed, and why.
struct WaitingShapesProbe: RefusalProbe {
  private var shapes = WaitingShapes()
  private var isRecording = false
  private var waited = 0

  var metrics: [Metric] { [] }

  mutating func begin(_ start: ProbeStart) { isRecording = start.recordsDetail }

  mutating func observe(_ moment: ProbeMoment) {
    guard isRecording else { return }
    for index in moment.pods.indices where moment.pods[index].waited.count > 0 || moment.pods[index].kind == .dropped {
      let event = moment.pods[index]
      guard let shape = event.shape else { continue }
      let isPlaced = event.kind == .placed
      if isPlaced { waited += 1 }
      shapes.update(shape) {
        if isPlaced { $0.waited += 1 } else { $0.neverPlaced += 1 }
        $0.longest = max($0.longest, event.waited)
      }
    }
  }

  /// Reasons are wanted at the 1st, 2nd, 4th, 8th, ... refusal of a shape.
  mutating func refuse(_ shape: ShapeID, in cluster: ClusterView) -> Bool {
    guard isRecording else { return false }
    var isWanted = false
    shapes.update(shape, in: cluster) {
      $0.refusals += 1
      isWanted = $0.refusals & ($0.refusals - 1) == 0
    }
    return isWanted
  }

  mutating func explain(_ pod: PodInfo, by reasons: [ReasonCount]) {
    shapes.update(pod.shape) { $0.reasons = reasons }
  }

  mutating func leave(_ pods: [PodID], at end: ProbeEnd, reasons: (PodInfo) -> [ReasonCount]) {
    guard isRecording else { return }
    var previous: ShapeID?
    for pod in pods {
      guard let info = PodInfo(pod, in: end.cluster) else { continue }
      let isNew = info.shapeID != previous
      previous = info.shapeID
      shapes.update(info.shape) {
        $0.neverPlaced += 1
        $0.longest = max($0.longest, end.time - end.cluster.arrival(of: pod))
        if isNew { $0.reasons = reasons(info) }
      }
    }
  }

  func finish(_ end: ProbeEnd) -> Findings {
    let worst = shapes.worst(Self.rowLimit)
    guard !worst.isEmpty else { return Findings() }
    let counts = end.cluster.counts
    return Findings(blocks: [
      block(worst, neverPlaced: counts.pending + counts.dropped, waited: waited)
    ])
  }
}
