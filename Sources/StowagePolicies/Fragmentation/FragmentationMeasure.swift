import StowageCluster
import StowageModel
import StowageScheduling

/// How much of what is idle on a node's GPUs the typical pods can't use.
///
/// For a typical pod that can't be on the node for its CPU or its GPUs, that is all of it, and all of it as well for a
/// pod without GPUs; for one that can, what is idle on the devices with too little idle for it. The node's fragmentation
/// is the mean over the typical pods by their frequency (Weng et al., "Beware of Fragmentation", USENIX ATC 2023).
/// Memory, labels and taints are left aside, as there.
struct FragmentationMeasure {
  /// What typical pods ask for in GPUs, each once.
  private struct Request: Hashable {
    let milli: Int32
    let count: Int
    let accepted: UInt64

    init(_ gpu: GPURequest, in cluster: ClusterView) {
      milli = Int32(truncatingIfNeeded: gpu.milliPerDevice)
      count = gpu.count
      accepted = cluster.acceptedModels(gpu)
    }
  }

  private struct Kind {
    let cpu: Int64
    /// The index among the requests; -1 for pods without GPUs.
    let request: Int
    /// The share of the typical pods that are of this kind.
    let share: Double
    let count: Int64
  }

  /// What a node is for a request.
  private enum Use {
    case noAccess
    case short
    case enough(small: Int32)
  }

  private let requests: [Request]
  private let kinds: [Kind]
  /// All typical pods: what amounts in ``weighted(cpu:devices:)`` are to be divided by.
  let totalCount: Int64
  private var uses: [Use]

  init(_ typical: TypicalPods, in cluster: ClusterView) {
    let requests = Set(typical.demands.compactMap { $0.gpu.map { Request($0, in: cluster) } }).sorted {
      ($0.milli, $0.count, $0.accepted) < ($1.milli, $1.count, $1.accepted)
    }
    let covered = typical.demands.reduce(0) { $0 + $1.count }
    // Divided twice, as published: the last bit can differ from that of one division.
    let all = Double(typical.podCount)
    let coveredShare = Double(covered) / all
    var kinds: [Kind] = []
    for demand in typical.demands {
      let requestIndex = demand.gpu.flatMap { requests.firstIndex(of: Request($0, in: cluster)) } ?? -1
      kinds.append(
        Kind(
          cpu: demand.cpuMilli, request: requestIndex, share: Double(demand.count) / all / coveredShare,
          count: Int64(demand.count)))
    }
    self.requests = requests
    self.kinds = kinds
    totalCount = Int64(covered)
    uses = Array(repeating: .noAccess, count: requests.count)
  }

  /// Whether there are typical pods at all.
  var isEmpty: Bool { kinds.isEmpty }

  private mutating func findUses(_ devices: FreeDeviceCapacity) {
    // Requests are sorted by their share, and many are for the same.
    var known: (milli: Int32, count: Int, small: Int32) = (-1, 0, 0)
    let isMixed = devices.hasSeveralModels
    for (index, request) in requests.enumerated() {
      if devices.models & request.accepted == 0 {
        uses[index] = .noAccess
        continue
      }
      if known.milli != request.milli || isMixed {
        let (count, small) = devices.use(milli: request.milli, accepted: request.accepted)
        known = (request.milli, count, small)
      }
      uses[index] = known.count < request.count ? .short : .enough(small: known.small)
    }
  }

  /// The node's fragmentation in thousandths of GPUs, exactly: times ``totalCount``.
  mutating func weighted(cpu: Int64, devices: FreeDeviceCapacity) -> Int64 {
    findUses(devices)
    let idle = Int64(devices.total)
    var sum: Int64 = 0
    for kind in kinds {
      if kind.request >= 0, kind.cpu <= cpu, case .enough(let small) = uses[kind.request] {
        sum += kind.count * Int64(small)
      } else {
        sum += kind.count * idle
      }
    }
    return sum
  }

  /// The node's fragmentation in thousandths of GPUs: the mean over the typical pods; 0 where there are none.
  mutating func mean(cpu: Int64, devices: FreeDeviceCapacity) -> Double {
    totalCount > 0 ? Double(weighted(cpu: cpu, devices: devices)) / Double(totalCount) : 0
  }

  /// The node's fragmentation in thousandths of GPUs, with the rounding of the published program.
  ///
  /// It adds up by what is wrong, in the order of the typical pods, and then over what is wrong. The order of additions
  /// decides the last bits, and these decide, where nothing changes, between scores of 49 and 50.
  mutating func published(cpu: Int64, devices: FreeDeviceCapacity) -> Double {
    findUses(devices)
    let idle = Double(devices.total)
    var bothShort = 0.0
    var gpuShort = 0.0
    var cpuShort = 0.0
    var plainFits = 0.0
    var plainShort = 0.0
    var noAccess = 0.0
    for kind in kinds {
      let enoughCPU = kind.cpu <= cpu
      if kind.request < 0 {
        if enoughCPU { plainFits += kind.share * idle } else { plainShort += kind.share * idle }
        continue
      }
      switch uses[kind.request] {
      case .noAccess: noAccess += kind.share * idle
      case .short: if enoughCPU { gpuShort += kind.share * idle } else { bothShort += kind.share * idle }
      case .enough(let small):
        if enoughCPU { gpuShort += kind.share * Double(small) } else { cpuShort += kind.share * idle }
      }
    }
    return bothShort + gpuShort + cpuShort + plainFits + plainShort + noAccess
  }
}
