public import StowageKernel
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
  public var shapeCount: Int { shapes.count }
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

  private var shapes: Set<PodShape> = []
  private var durations = DurationHistogram()
  private var ends = EventQueue<PodShape>()

  /// Reads all of `arrivals`; it holds one small entry for each pod that would run at one time.
  public init(_ arrivals: any ArrivalStream) throws {
    var arrivals = arrivals
    while let pod = try arrivals.next() { add(pod) }
    while let (time, shape) = ends.next() { change(shape, by: -1, at: time) }
    for demand in [\PodSummary.cpu, \.memory, \.gpu, \.pods] { self[keyPath: demand].finish(at: end) }
  }

  /// The duration that a `share` of the pods do not exceed, to within 1.6 %, among those that end; `nil` if none does.
  public func durationQuantile(_ share: Double) -> Milliseconds? { durations.quantile(share) }

  private mutating func add(_ pod: PodArrival) {
    while let next = ends.nextTime, next <= pod.time, let (time, shape) = ends.next() {
      change(shape, by: -1, at: time)
    }
    count += 1
    if firstArrival == nil { firstArrival = pod.time }
    lastArrival = pod.time
    end = max(end, pod.time)
    shapes.insert(pod.shape)
    totalRequests.add(pod.shape.requests)
    if let request = pod.shape.gpu {
      gpuMilliTotal += request.totalMilli
      if request.milliPerDevice == GPUDevice.wholeMilli { wholeGPUCount += 1 } else { sharedGPUCount += 1 }
    }
    change(pod.shape, by: 1, at: pod.time)
    if pod.duration == .infinite {
      endlessCount += 1
    } else {
      durations.add(pod.duration)
      ends.schedule(pod.shape, at: pod.time + pod.duration)
      end = max(end, pod.time + pod.duration)
    }
  }

  private mutating func change(_ shape: PodShape, by sign: Int64, at time: Instant) {
    cpu.change(by: sign * shape.requests[.cpu], at: time)
    memory.change(by: sign * shape.requests[.memory], at: time)
    gpu.change(by: sign * (shape.gpu?.totalMilli ?? 0), at: time)
    pods.change(by: sign, at: time)
  }
}

/// How much of something is in use over time.
public struct ConcurrentDemand: Hashable, Sendable {
  /// The most at one time.
  public private(set) var peak: Int64 = 0
  /// When that was first.
  public private(set) var peakTime = Instant.origin
  /// The mean over the time from the first change to the end.
  public private(set) var mean = 0.0

  private var current: Int64 = 0
  private var start: Instant?
  private var last = Instant.origin
  // Bytes times milliseconds leave 64 bits.
  private var integral: Int128 = 0

  /// Nothing yet.
  init() {}

  mutating func change(by amount: Int64, at time: Instant) {
    settle(at: time)
    if start == nil { start = time }
    current += amount
  }

  mutating func finish(at time: Instant) {
    settle(at: time)
    // What never ends has lasted for no time yet when the last one of it comes, but is there.
    if current > peak {
      peak = current
      peakTime = time
    }
    guard let start, time > start else { return }
    mean = Double(integral) / Double((time - start).count)
  }

  /// Only a level that lasts counts as a peak: changes of one instant are one change.
  private mutating func settle(at time: Instant) {
    guard time > last || start == nil else { return }
    if current > peak {
      peak = current
      peakTime = last
    }
    integral += Int128(current) * Int128((time - last).count)
    last = time
  }
}
