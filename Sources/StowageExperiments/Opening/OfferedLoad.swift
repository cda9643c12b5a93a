public import StowageKernel
import StowageMeasurement
import StowageModel
import StowageSimulation

/// What a workload asks for against what the nodes have: what would be in use if every pod ran from its arrival on, however
/// full the cluster is.
///
/// It covers the time from the first arrival to the last, as means over time do, and the nodes that are there at the start.
public struct OfferedLoad: Sendable, Hashable {
  /// The resources that nodes have.
  public let resources: [Resource]
  /// The share of the time in which more of a resource was asked for than there is, in percent.
  public let overloadedPercent: Double
  /// When that was first; `nil` where it never was.
  public let overloadedFrom: Instant?

  /// What is asked for of a resource.
  public struct Resource: Sendable, Hashable {
    /// "CPU", "memory" or "GPUs".
    public let name: String
    /// The mean over time, in percent of what the nodes have.
    public let mean: Double
    /// The most at one time, in percent of what the nodes have.
    public let peak: Double
  }
}

/// Follows the offered load, arrival by arrival.
struct OfferedLoadMeter {
  private struct Demand {
    var cpu: Int64
    var memory: Int64
    var gpuMilli: Int64

    init(_ shape: PodShape) {
      cpu = shape.requests[.cpu]
      memory = shape.requests[.memory]
      gpuMilli = shape.gpu?.totalMilli ?? 0
    }
  }

  private struct Followed {
    let name: String
    let capacity: Double
    var level = 0.0
    var peak = 0.0
    var area = 0.0
  }

  private var followed: [Followed]
  private var endings = EventQueue<Demand>()
  private var start: Instant?
  private var now = Instant.origin
  private var overloaded = 0.0
  private var overloadedFrom: Instant?

  init(on nodes: [Node], running: [RunningPod]) {
    func total(_ name: ResourceName) -> Double { nodes.reduce(0) { $0 + Double($1.allocatable[name]) } }
    followed = [
      Followed(name: "GPUs", capacity: nodes.reduce(0) { $0 + Double($1.devices.count) } * 1_000),
      Followed(name: "CPU", capacity: total(.cpu)), Followed(name: "memory", capacity: total(.memory)),
    ]
    for pod in running { begin(Demand(pod.shape), for: pod.remaining, at: .origin) }
  }

  /// A pod arrives; times do not fall.
  mutating func add(_ pod: PodArrival) {
    advance(to: pod.time)
    if start == nil { start = pod.time }
    begin(Demand(pod.shape), for: pod.duration, at: pod.time)
  }

  private mutating func begin(_ demand: Demand, for duration: Milliseconds, at time: Instant) {
    change(by: demand, 1)
    if duration < .infinite { endings.schedule(demand, at: time + duration) }
  }

  private mutating func change(by demand: Demand, _ sign: Double) {
    followed[0].level += sign * Double(demand.gpuMilli)
    followed[1].level += sign * Double(demand.cpu)
    followed[2].level += sign * Double(demand.memory)
  }

  private mutating func advance(to time: Instant) {
    while let next = endings.nextTime, next <= time, let (_, demand) = endings.next() {
      hold(until: next)
      change(by: demand, -1)
    }
    hold(until: time)
  }

  private mutating func hold(until time: Instant) {
    defer { now = max(now, time) }
    guard start != nil else { return }
    let length = Double(max(0, (time - now).count))
    var isOver = false
    for index in followed.indices {
      followed[index].peak = max(followed[index].peak, followed[index].level)
      followed[index].area += followed[index].level * length
      // Tiny sums of rounding are no overload.
      if followed[index].level > followed[index].capacity * (1 + 1e-9) { isOver = true }
    }
    if isOver && length > 0 {
      overloaded += length
      if overloadedFrom == nil { overloadedFrom = now }
    }
  }

  /// The load up to the last arrival; `nil` where no pod arrived.
  var load: OfferedLoad? {
    guard let start else { return nil }
    var last = self
    last.hold(until: now)
    let length = Double((now - start).count)
    let resources = last.followed.filter { $0.capacity > 0 }.map {
      OfferedLoad.Resource(
        name: $0.name, mean: (length > 0 ? $0.area / length : $0.level) * 100 / $0.capacity,
        peak: $0.peak * 100 / $0.capacity)
    }
    return OfferedLoad(
      resources: resources, overloadedPercent: length > 0 ? overloaded * 100 / length : 0,
      overloadedFrom: overloadedFrom)
  }
}
