import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel

/// Which part of the work that was done was finished: what pods held while they ran to their end, of that and of what pods
/// held that were evicted and have to begin anew.
///
/// It is the goodput of HTCondor, told for a resource. Pods that still run when the run is over are neither.
struct GoodputProbe: Probe {
  private static let gpu = Metric(
    key: "gpuGoodput", label: "GPU goodput", unit: .percent, better: .higher, prominence: .secondary,
    explanation:
      "Share of the GPU time held that was held by pods that ran to their end; the rest was lost as pods were evicted.")
  private static let cpu = Metric(
    key: "cpuGoodput", label: "CPU goodput", unit: .percent, better: .higher, prominence: .secondary,
    explanation:
      "Share of the CPU time requested that was requested by pods that ran to their end; the rest was lost as pods were "
      + "evicted.")

  /// Work on one resource, in its unit times milliseconds.
  private struct Work {
    var level: Int64 = 0
    var held: Int128 = 0
    var finished: Int128 = 0

    /// The finished share of what is settled, in percent; `nil` where nothing was done.
    func goodput(unsettled: Int128) -> Double? {
      let settled = held - unsettled
      return settled > 0 && finished <= settled ? Double(finished) * 100 / Double(settled) : nil
    }
  }

  private var work = (gpu: Work(), cpu: Work())
  private var since = Instant.origin

  var metrics: [Metric] { [Self.gpu, Self.cpu] }

  mutating func begin(_ start: ProbeStart) { take(start.cluster) }

  mutating func observe(_ moment: ProbeMoment) {
    let length = Int128(max(0, (moment.time - since).count))
    work.gpu.held += Int128(work.gpu.level) * length
    work.cpu.held += Int128(work.cpu.level) * length
    since = moment.time
    take(moment.cluster)
    for index in moment.pods.indices where moment.pods[index].kind == .completed {
      let ran = Int128(moment.pods[index].ran.count)
      guard ran > 0, let shape = moment.pods[index].shape else { continue }
      work.cpu.finished += Int128(shape.requests[.cpu]) * ran
      work.gpu.finished += Int128(shape.gpu?.totalMilli ?? 0) * ran
    }
  }

  private mutating func take(_ cluster: ClusterView) {
    work.gpu.level = cluster.used(.gpuMilli)
    work.cpu.level = cluster.used(.cpu)
  }

  func finish(_ end: ProbeEnd) -> Findings {
    var unsettled = (gpu: Int128(0), cpu: Int128(0))
    for pod in end.cluster.runningPods {
      guard let shape = end.cluster.shape(end.cluster.shape(of: pod)) else { continue }
      let ran = Int128(max(0, (since - (end.cluster.startTime(of: pod) ?? .origin)).count))
      unsettled.cpu += Int128(shape.requests[.cpu]) * ran
      unsettled.gpu += Int128(shape.gpu?.totalMilli ?? 0) * ran
    }
    var findings = Findings()
    findings.values[Self.gpu.key] = work.gpu.goodput(unsettled: unsettled.gpu)
    findings.values[Self.cpu.key] = work.cpu.goodput(unsettled: unsettled.cpu)
    return findings
  }
}
