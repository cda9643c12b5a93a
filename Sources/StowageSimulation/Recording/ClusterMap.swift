public import StowageCluster
public import StowageKernel

/// How full every node was at a few times, evenly spaced over a run of any length.
public struct ClusterMap: Sendable {
  /// How full every node was at one time.
  public struct Snapshot: Sendable {
    /// When.
    public let time: Instant
    /// By resource, in the order of ``ClusterMap/resources``, and by node: the used share, 0 ... 255.
    public let used: [[UInt8]]
    /// By node: the number of pods, at most 65,535.
    public let pods: [UInt16]
  }

  /// The resources that are shown.
  public static let resources: [ResourceColumn] = [.cpu, .memory, .gpuMilli]

  /// The snapshots, in the order of time.
  public private(set) var snapshots: [Snapshot] = []
  private var interval: Milliseconds
  private var due: Instant
  private let capacity: Int

  /// A map that begins at `start` and keeps at most `capacity` snapshots.
  init(start: Instant, interval: Milliseconds = Milliseconds(1_000), capacity: Int = 32) {
    self.interval = interval
    self.capacity = capacity
    due = start + interval
  }

  /// The cluster has been as it is now until `time`: takes the snapshots that fall due before.
  mutating func advance(to time: Instant, cluster: ClusterView) {
    guard due < time else { return }
    let snapshot = Self.snapshot(cluster)
    while due < time {
      snapshots.append(Snapshot(time: due, used: snapshot.used, pods: snapshot.pods))
      if snapshots.count == capacity { thin() }
      due = due + interval
    }
  }

  /// Every other snapshot goes; from now on they come half as often.
  private mutating func thin() {
    snapshots = snapshots.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    interval = Milliseconds(interval.count * 2)
  }

  private static func snapshot(_ cluster: ClusterView) -> (used: [[UInt8]], pods: [UInt16]) {
    let used = resources.map { column in
      zip(cluster.allocatable(column), cluster.free(column)).map { allocatable, free -> UInt8 in
        if allocatable <= 0 { return 0 }
        let taken = min(max(0, allocatable - free), allocatable)
        return UInt8((Double(taken) / Double(allocatable) * 255).rounded())
      }
    }
    let pods = (0..<cluster.nodeSlots).map { UInt16(clamping: cluster.pods(on: cluster.nodeID(at: $0)).count) }
    return (used, pods)
  }
}
