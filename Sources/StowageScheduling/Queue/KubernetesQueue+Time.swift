import HeapModule
public import StowageCluster
public import StowageKernel

extension KubernetesQueue {
  /// Kubernetes' back-off queue is looked at every second, on the second.
  private static let second: Int64 = 1_000
  /// How often the pool is looked at for pods that have waited long.
  static let flushInterval: Int64 = 30_000
  /// How long a pod stays in the pool when nothing helps it: longer than this.
  static let longestStay: Int64 = 300_000

  /// Time has come to `now`: moves what is due. To be called before anything else is told of that instant, and at each
  /// ``nextWakeUp``.
  public mutating func advance(to now: Instant) {
    while let next = backoff.min, !isBackingOff(until: next.end, at: now) {
      backoff.removeMin()
      if isCurrent(next.turn, .backoff) { activate(next.turn.pod) }
    }
    dropStaleBackoffs()
    let lastFlush = now.milliseconds - now.milliseconds % Self.flushInterval
    for pod in pool.take(refusedBefore: Instant(milliseconds: lastFlush - Self.longestStay)) { requeue(pod, at: now) }
  }

  /// The next instant at which a pod moves by itself; `nil` where none ever does.
  public var nextWakeUp: Instant? {
    let endOfBackoff = backoff.min.map { Self.firstMultiple(of: Self.second, after: $0.end) }
    let flush = pool.oldest.map(Self.flush(ofRefusedAt:))
    return [endOfBackoff, flush].compactMap { $0 }.min()
  }

  /// When the pool lets go of a pod that was refused at `time`.
  static func flush(ofRefusedAt time: Instant) -> Instant {
    firstMultiple(of: flushInterval, after: time + Milliseconds(longestStay))
  }

  private static func firstMultiple(of step: Int64, after time: Instant) -> Instant {
    let whole = time.milliseconds - time.milliseconds % step
    return Instant(milliseconds: whole) + Milliseconds(step)
  }

  // MARK: Back-off

  /// When the back-off of `pod` ends; `nil` where it has none.
  public func backoffEnd(of pod: PodID) -> Instant? {
    guard state(of: pod) != .absent else { return nil }
    let entry = entries[pod.index]
    if entry.refusals == 0 || settings.maxBackoff == .zero { return nil }
    let end = entry.timestamp + backoff(afterRefusals: entry.refusals)
    return popsEarly ? Self.truncated(end) : end
  }

  /// The back-off after so many refusals: the initial one, doubled with each, at most the largest.
  func backoff(afterRefusals count: Int) -> Milliseconds {
    let shift = count - 1
    if shift >= 62 || settings.initialBackoff.count > settings.maxBackoff.count >> Int64(shift) {
      return settings.maxBackoff
    }
    return Milliseconds(settings.initialBackoff.count << Int64(shift))
  }

  /// Within the second in which it ends a back-off still lasts.
  func isBackingOff(until end: Instant, at now: Instant) -> Bool {
    end >= (popsEarly ? Self.truncated(now) : now)
  }

  private static func truncated(_ time: Instant) -> Instant {
    Instant(milliseconds: time.milliseconds - time.milliseconds % second)
  }
}
