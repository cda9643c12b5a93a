import StowageCluster
public import StowageKernel

extension KubernetesQueue {
  /// A pod that the flushes let go, and how often.
  private struct Flushed {
    let pod: PodID
    let last: Instant
    let times: Int
    let rejectors: RejectorSet
    let policy: Int
    let turn: QueueTurn
  }

  /// Does at once what the flushes of the pool do before `time` if nothing changes: each pod that has waited long is
  /// asked for and refused again, as often as it comes to that. Nothing happens unless ``isSettled``.
  ///
  /// Flushes move pods behind others of their priority, and so can't simply be left out.
  ///
  /// - Complexity: O(*n* log *n*) in the number of pods that are due.
  public mutating func skipFlushes(before time: Instant) {
    // Without early pops a back-off longer than the stay would hold pods up on the way.
    guard isSettled, popsEarly || settings.maxBackoff.count < Self.longestStay else { return }
    var flushed: [Flushed] = []
    // Once on the beat, a pod is flushed every five minutes and a half: it must have waited *longer* than five.
    let period = Self.longestStay + Self.flushInterval
    while let oldest = pool.oldest {
      let first = Self.flush(ofRefusedAt: oldest)
      guard first < time, let taken = pool.takeOldest() else { break }
      let further = (time.milliseconds - 1 - first.milliseconds) / period
      let last = Instant(milliseconds: first.milliseconds + further * period)
      flushed.append(
        Flushed(
          pod: taken.pod, last: last, times: Int(further) + 1, rejectors: taken.rejectors, policy: taken.policy,
          turn: turn(of: taken.pod)))
    }
    flushed.sort { $0.last == $1.last ? $0.turn < $1.turn : $0.last < $1.last }
    triedCount -= flushed.count
    for entry in flushed {
      entries[entry.pod.index].refusals += entry.times
      settle(entry.pod, rejectors: entry.rejectors, policy: entry.policy, at: entry.last)
    }
  }
}
