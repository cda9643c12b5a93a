public import StowageKernel
import StowageMeasurement
public import StowageModel

/// What a workload amounts to, read in one pass.
public struct PodSummary: Sendable {
  /// How many pods there are.
  public private(set) var count = 0
  /// How many ask for a share of one GPU.
  public private(set) var sharedGPUCount = 0
  /// How many ask for whole GPUs.
  public private(set) var wholeGPUCount = 0
  /// How many shapes they have.
  public var shapeCount: Int { demands.count }
  /// When the first arrives; `nil` if there is none.
  public private(set) var firstArrival: Instant?
  /// When the last arrives.
  public private(set) var lastArrival: Instant?
  /// When the last one ends or arrives, if each is placed at once.
  public private(set) var end = Instant.origin
  /// How many never end.
  public private(set) var endlessCount = 0

  /// All requests together, by resource; of GPUs see ``gpuMilliTotal``.
  public private(set) var totalRequests = ResourceList()
  /// All GPU requests together, in thousandths of a GPU.
  public private(set) var gpuMilliTotal: Int64 = 0
  /// What would be in use if each pod were placed at once: processors, in milli-CPU.
  public private(set) var cpu = ConcurrentDemand()
  /// The same for memory, in bytes.
  public private(set) var memory = ConcurrentDemand()
  /// The same for GPUs, in thousandths.
  public private(set) var gpu = ConcurrentDemand()
  /// The same for the number of pods.
  public private(set) var pods = ConcurrentDemand()

  private var indices: [PodShape: Int32] = [:]
  private var demands: [Demand] = []
  private var durations = LogHistogram()
  private var ends = EventQueue<Int32>()

  /// What one pod of a shape takes, and how many there were.
  private struct Demand {
    let requests: ResourceList
    let cpu: Int64
    let memory: Int64
    let gpu: Int64
    let sharesGPU: Bool
    var count: Int64 = 0
  }

  /// Reads all of `arrivals`; it holds one small entry for each pod that would run at one time.
  ///
  /// - Complexity: O(*n*) in the number of arrivals, in memory bounded by the number of different shapes.
  public init(_ arrivals: any ArrivalStream) throws {
    var arrivals = arrivals
    while let pod = try arrivals.next() { add(pod) }
    if let last = lastArrival { release(until: last) }
    for demand in demands { sum(demand) }
    for demand in [\PodSummary.cpu, \.memory, \.gpu, \.pods] {
      self[keyPath: demand].finish(at: lastArrival ?? .origin)
    }
  }

  /// The duration that a `share` of the pods do not exceed, among those that end: at most 1.6 % too long, and for 1
  /// exactly the longest. `nil` if no pod ends.
  public func durationQuantile(_ share: Double) -> Milliseconds? {
    durations.count == 0 ? nil : Milliseconds(durations.quantile(share))
  }

  private mutating func add(_ pod: PodArrival) {
    release(until: pod.time)
    let index = index(of: pod.shape)
    demands[Int(index)].count += 1
    count += 1
    if firstArrival == nil { firstArrival = pod.time }
    lastArrival = pod.time
    end = max(end, pod.time)
    change(demands[Int(index)], by: 1, at: pod.time)
    if pod.duration == .infinite {
      endlessCount += 1
    } else {
      durations.add(pod.duration.count)
      ends.schedule(index, at: pod.time + pod.duration)
      end = max(end, pod.time + pod.duration)
    }
  }

  /// Lets go what ends by `time`: a pod that ends as another comes is gone before.
  private mutating func release(until time: Instant) {
    while let next = ends.nextTime, next <= time, let (end, index) = ends.next() {
      change(demands[Int(index)], by: -1, at: end)
    }
  }

  private mutating func index(of shape: PodShape) -> Int32 {
    if let index = indices[shape] { return index }
    let index = Int32(clamping: demands.count)
    indices[shape] = index
    demands.append(
      Demand(
        requests: shape.requests, cpu: shape.requests[.cpu], memory: shape.requests[.memory],
        gpu: shape.gpu?.totalMilli ?? 0, sharesGPU: (shape.gpu?.milliPerDevice ?? 0) < GPUDevice.wholeMilli))
    return index
  }

  private mutating func change(_ demand: Demand, by sign: Int64, at time: Instant) {
    cpu.change(by: sign * demand.cpu, at: time)
    memory.change(by: sign * demand.memory, at: time)
    gpu.change(by: sign * demand.gpu, at: time)
    pods.change(by: sign, at: time)
  }

  private mutating func sum(_ demand: Demand) {
    var requests = ResourceList()
    for (name, amount) in demand.requests.sorted {
      let (product, overflowed) = amount.multipliedReportingOverflow(by: demand.count)
      requests[name] = overflowed ? .max : product
    }
    totalRequests.add(requests)
    gpuMilliTotal += demand.gpu * demand.count
    if demand.gpu == 0 { return }
    if demand.sharesGPU { sharedGPUCount += Int(demand.count) } else { wholeGPUCount += Int(demand.count) }
  }
}

/// How much of something is in use over time.
public struct ConcurrentDemand: Hashable, Sendable {
  /// The most at one time.
  public private(set) var peak: Int64 = 0
  /// When that was first.
  public private(set) var peakTime = Instant.origin
  /// The mean over the time from the first arrival to the last.
  public private(set) var mean = 0.0

  // Many pods of very much memory leave 64 bits, and bytes times milliseconds do sooner.
  private var current: Int128 = 0
  private var start: Instant?
  private var last = Instant.origin
  private var integral: Int128 = 0

  /// Nothing yet.
  init() {}

  mutating func change(by amount: Int64, at time: Instant) {
    settle(at: time)
    if start == nil { start = time }
    current += Int128(amount)
  }

  mutating func finish(at time: Instant) {
    settle(at: time)
    // What comes last has lasted for no time yet, but is there.
    if current > Int128(peak) {
      peak = Int64(clamping: current)
      peakTime = time
    }
    guard let start, time > start else { return }
    mean = Double(integral) / Double((time - start).count)
  }

  /// Only a level that lasts counts as a peak: changes of one instant are one change.
  private mutating func settle(at time: Instant) {
    guard time > last || start == nil else { return }
    if current > Int128(peak) {
      peak = Int64(clamping: current)
      peakTime = last
    }
    integral += current * Int128((time - last).count)
    last = time
  }
}
