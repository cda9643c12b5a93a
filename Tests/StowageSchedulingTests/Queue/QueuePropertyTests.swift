import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

struct QueuePropertyTests {
  /// The queue and its plain form, to which the same happens.
  private struct Pair {
    let pods: QueuedPods
    var queue = KubernetesQueue()
    var plain = PlainQueue()
    var now: Int64 = 0
    var random: RandomStream

    init(seed: Int) throws {
      pods = try QueuedPods()
      random = RandomStream(seed: UInt64(seed), purpose: "queue test")
    }

    mutating func step() throws {
      switch random.next(below: 10) {
      case 0, 1, 2: try add()
      case 3, 4, 5: try popOne()
      case 6: wake()
      case 7: advance(by: [1, 300, 999, 2_500][random.next(below: 4)])
      case 8: advance(by: Int64(random.next(below: 400_000)))
      default: removeOrUngate()
      }
      #expect(queue.count == plain.waiting.count)
      #expect(Set(queue.waiting) == Set(plain.waiting.map(\.pod)))
      #expect(queue.waiting.count == plain.waiting.count)
    }

    mutating func add() throws {
      let kind = Int64(random.next(below: 3))
      let priority = Int32(random.next(below: 3))
      let isGated = random.next(below: 8) == 0
      let pod = try pods.pod(priority, kind: kind, gates: isGated ? ["gate"] : [])
      queue.add(pod, at: .ms(now))
      plain.add(pod.id, kind: kind, priority: priority, isGated: isGated)
    }

    mutating func popOne() throws {
      let pod = queue.pop(at: .ms(now))
      let expected = plain.pop()
      try #require(pod == expected?.pod)
      guard let pod, let expected else { return }
      if random.next(below: 4) == 0 {
        queue.placed(pod)
        pods.cluster.drop(pod)
      } else {
        let rejectors = RejectorSet(bits: UInt64(1 + random.next(below: 7)))
        queue.refused(pod, by: rejectors, at: .ms(now))
        plain.refused(expected, by: rejectors)
      }
    }

    mutating func wake() {
      let place = random.next(below: 3)
      let kind = Int64(random.next(below: 3))
      let view = pods.cluster.view
      queue.noteChange()
      queue.wake(at: .ms(now), registered: { $1.contains(place) }) { pod, _ in
        view.shape(view.shape(of: pod))?.requests[.cpu] == 100 + kind
      }
      plain.wake { $0.rejectors.contains(place) && $0.kind == kind }
    }

    mutating func advance(by length: Int64) {
      let end = now + length
      while let wakeUp = queue.nextWakeUp, wakeUp <= .ms(end) {
        #expect(wakeUp > .ms(now))
        queue.advance(to: wakeUp)
        now = wakeUp.milliseconds
      }
      queue.advance(to: .ms(end))
      plain.advance(to: end)
      now = end
    }

    mutating func removeOrUngate() {
      guard !plain.waiting.isEmpty else { return }
      let one = plain.waiting[random.next(below: plain.waiting.count)]
      if one.place == .gated {
        queue.ungate(one.pod)
        plain.ungate(one.pod)
      } else {
        let hasWaited = queue.remove(one.pod)
        #expect(hasWaited)
        plain.waiting.removeAll { $0.pod == one.pod }
        pods.cluster.drop(one.pod)
      }
    }
  }

  @Test("whatever happens, no pod is lost or doubled, and pods come in the order of the plain rule", arguments: 1...12)
  func plainRule(seed: Int) throws {
    var pair = try Pair(seed: seed)
    for _ in 0..<300 { try pair.step() }
    while !pair.plain.waiting.allSatisfy({ $0.place == .pool || $0.place == .gated }) { try pair.popOne() }
  }

  @Test("flushes that are skipped leave the queue as if each pod had been refused each time", arguments: 1...16)
  func skipping(seed: Int) throws {
    let pods = try QueuedPods()
    var random = RandomStream(seed: UInt64(seed), purpose: "queue test")
    var queue = KubernetesQueue()
    var now: Int64 = 0
    for _ in 0..<30 {
      now += Int64(random.next(below: 15_000))
      queue.add(try pods.pod(Int32(random.next(below: 2)), kind: Int64(random.next(below: 2))), at: .ms(now))
      #expect(queue.refuseNext(at: .ms(now), by: random.next(below: 3)) != nil)
    }
    let end = Instant.ms(now + 1 + Int64(random.next(below: 2_000_000)))
    var skipped = queue
    skipped.skipFlushes(before: end)
    while let wakeUp = queue.nextWakeUp, wakeUp < end {
      queue.advance(to: wakeUp)
      while queue.refuseNext(at: wakeUp) != nil {}
    }
    #expect(queue.nextWakeUp == skipped.nextWakeUp && queue.isSettled && skipped.isSettled)
    for pod in queue.waiting { #expect(queue.backoffEnd(of: pod) == skipped.backoffEnd(of: pod)) }
    queue.advance(to: end)
    skipped.advance(to: end)
    queue.wakeAll(at: end)
    skipped.wakeAll(at: end)
    let order = queue.placeAll(at: end)
    #expect(order.count == 30)
    #expect(order == skipped.placeAll(at: end))
  }
}
