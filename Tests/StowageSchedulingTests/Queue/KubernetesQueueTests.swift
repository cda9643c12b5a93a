import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

struct KubernetesQueueTests {
  private let pods: QueuedPods

  init() throws { pods = try QueuedPods() }

  @Test("larger priority goes first, and of one priority the pod that came first")
  func order() throws {
    var queue = KubernetesQueue()
    let some = [try pods.pod(0), try pods.pod(5), try pods.pod(0), try pods.pod(5)]
    for pod in some { queue.add(pod, at: .seconds(1)) }
    #expect(queue.placeAll(at: .seconds(1)) == [some[1], some[3], some[0], some[2]].map(\.id))
    #expect(queue.count == 0 && queue.nextWakeUp == nil && queue.isSettled)
  }

  @Test("a pod that was refused goes behind one of its priority that came later but before the refusal")
  func refusedGoesBehind() throws {
    var queue = KubernetesQueue()
    let (first, second) = (try pods.pod(), try pods.pod())
    queue.add(first, at: .seconds(1))
    queue.add(second, at: .seconds(2))
    #expect(queue.refuseNext(at: .seconds(3)) == first.id)
    queue.wakeAll(at: .seconds(60))
    #expect(queue.placeAll(at: .seconds(60)) == [second.id, first.id])
  }

  @Test("back-off doubles from one second to ten")
  func backoffSequence() throws {
    var queue = KubernetesQueue(popsEarly: false)
    let pod = try pods.pod()
    queue.add(pod, at: .origin)
    var now = Instant.origin
    // 1, 2, 4, 8, 16 -> 10, 10 seconds after each refusal.
    for backoff: Int64 in [1, 2, 4, 8, 10, 10] {
      #expect(queue.refuseNext(at: now) == pod.id)
      #expect(queue.backoffEnd(of: pod.id) == now + .seconds(backoff))
      queue.wakeAll(at: now)
      #expect(queue.pop(at: now) == nil)
      // It lasts through the instant at which it ends, and is looked at on the second: one second more.
      let wakeUp = now + .seconds(backoff + 1)
      #expect(queue.nextWakeUp == wakeUp)
      queue.advance(to: now + .seconds(backoff))
      #expect(queue.pop(at: now + .seconds(backoff)) == nil)
      queue.advance(to: wakeUp)
      now = wakeUp
    }
    #expect(queue.pop(at: now) == pod.id)
  }

  @Test("other settings give other back-offs; a largest of zero gives none")
  func settings() throws {
    let pod = try pods.pod()
    var short = KubernetesQueue(QueueSettings(initialBackoff: Milliseconds(500), maxBackoff: .seconds(3)))
    short.add(pod, at: .origin)
    // 0.5, 1, 2, 4 -> 3 seconds; whole seconds are left of the first.
    for end: Int64 in [0, 1, 2, 3] {
      #expect(short.refuseNext(at: .origin) == pod.id)
      #expect(short.backoffEnd(of: pod.id) == .seconds(end))
      short.wakeAll(at: .origin)
    }
    var none = KubernetesQueue(QueueSettings(maxBackoff: .zero), popsEarly: false)
    none.add(pod, at: .origin)
    #expect(none.refuseNext(at: .origin) == pod.id)
    none.wakeAll(at: .origin)
    #expect(none.pop(at: .origin) == pod.id)
  }

  @Test("the end of a back-off is truncated to whole seconds, and lasts through that second")
  func truncation() throws {
    var queue = KubernetesQueue()
    let (pod, other) = (try pods.pod(), try pods.pod())
    queue.add(pod, at: .ms(400))
    #expect(queue.refuseNext(at: .ms(400)) == pod.id)
    // 400 ms + 1 s = 1.4 s, of which 1 s is left; at 1.9 s, in the same second, it lasts; from 2 s on it is over.
    #expect(queue.backoffEnd(of: pod.id) == .seconds(1))
    queue.wakeAll(at: .ms(1_900))
    #expect(queue.nextWakeUp == .seconds(2))
    queue.add(other, at: .ms(1_950))
    queue.advance(to: .ms(1_999))
    // Backing off, it comes behind the active pod though it is older.
    var copy = queue
    #expect(copy.placeAll(at: .ms(1_999)) == [other.id, pod.id])
    queue.advance(to: .seconds(2))
    #expect(queue.placeAll(at: .seconds(2)) == [pod.id, other.id])
  }

  @Test("of back-offs that end in one second the larger priority goes first")
  func orderWithinASecond() throws {
    var queue = KubernetesQueue()
    let (low, high) = (try pods.pod(0), try pods.pod(9))
    queue.add(low, at: .ms(100))
    #expect(queue.refuseNext(at: .ms(100)) == low.id)
    queue.add(high, at: .ms(900))
    #expect(queue.refuseNext(at: .ms(900)) == high.id)
    // Both end at 1 s: 1.1 and 1.9 seconds truncated.
    queue.wakeAll(at: .ms(950))
    #expect(queue.placeAll(at: .ms(950)) == [high.id, low.id])
  }

  @Test("an empty active queue takes pods whose back-off lasts, one that is not empty does not")
  func earlyPop() throws {
    var queue = KubernetesQueue()
    let (urgent, plain) = (try pods.pod(9), try pods.pod(0))
    queue.add(urgent, at: .seconds(5))
    #expect(queue.refuseNext(at: .seconds(5)) == urgent.id)
    queue.add(plain, at: .seconds(5))
    queue.wakeAll(at: .seconds(5))
    #expect(queue.pop(at: .seconds(5)) == plain.id)
    queue.placed(plain.id)
    #expect(queue.pop(at: .seconds(5)) == urgent.id)
  }

  @Test(
    "a pod that nothing helps is asked for again at the first half minute more than five minutes later",
    arguments: [(0, 330), (10_000, 330), (29_999, 330), (30_000, 360), (31_000, 360)])
  func flush(refused: Int64, asked: Int64) throws {
    var queue = KubernetesQueue()
    let pod = try pods.pod()
    queue.add(pod, at: .ms(refused))
    #expect(queue.refuseNext(at: .ms(refused)) == pod.id)
    #expect(queue.nextWakeUp == .seconds(asked))
    queue.advance(to: .ms(asked * 1_000 - 1))
    #expect(queue.pop(at: .ms(asked * 1_000 - 1)) == nil)
    queue.advance(to: .seconds(asked))
    #expect(queue.pop(at: .seconds(asked)) == pod.id)
  }

  @Test("a pod with gates is kept out until they are gone, whatever happens, and then goes by its arrival")
  func gates() throws {
    var queue = KubernetesQueue()
    let gated = try pods.pod(gates: ["wait"])
    queue.add(gated, at: .origin)
    queue.wakeAll(at: .seconds(1))
    queue.advance(to: .seconds(9_999))
    #expect(queue.pop(at: .seconds(9_999)) == nil && queue.isGated(gated.id) && queue.count == 1)
    #expect(queue.nextWakeUp == nil && queue.isSettled)
    let other = try pods.pod()
    queue.add(other, at: .seconds(10_000))
    queue.ungate(gated.id)
    #expect(queue.placeAll(at: .seconds(10_000)) == [gated.id, other.id])
  }

  @Test("an event wakes those whose refusing filters care and say that it helps, kind by kind")
  func events() throws {
    var queue = KubernetesQueue()
    let (one, two, three) = (try pods.pod(kind: 1), try pods.pod(kind: 2), try pods.pod(kind: 2))
    for (pod, place) in [(one, 0), (two, 0), (three, 1)] {
      queue.add(pod, at: .origin)
      #expect(queue.refuseNext(at: .origin, by: place) == pod.id)
    }
    var asked: [PodID] = []
    queue.wake(
      at: .seconds(60), registered: { $1.contains(0) },
      where: { pod, _ in
        asked.append(pod)
        return pod == two.id
      })
    #expect(Set(asked) == [one.id, two.id])
    #expect(queue.placeAll(at: .seconds(60)) == [two.id])
    queue.wake(at: .seconds(60), registered: { _, _ in true }, where: { _, _ in true })
    #expect(queue.placeAll(at: .seconds(60)) == [one.id, three.id])
  }

  @Test("a pod that is given up leaves, wherever it waits")
  func removal() throws {
    var queue = KubernetesQueue()
    let some = try (0..<4).map { _ in try pods.pod() }
    let gated = try pods.pod(gates: ["wait"])
    for pod in some + [gated] { queue.add(pod, at: .origin) }
    #expect(queue.refuseNext(at: .origin, by: 0) == some[0].id)
    #expect(queue.refuseNext(at: .origin, by: 1) == some[1].id)
    queue.wake(at: .origin, registered: { $1.contains(0) }, where: { _, _ in true })
    // The first backs off, the second lies in the pool, the third and the fourth are active.
    for pod in [some[0], some[1], some[2], gated] {
      let hasWaited = queue.remove(pod.id)
      #expect(hasWaited)
    }
    let waitsStill = queue.remove(gated.id)
    #expect(!waitsStill)
    #expect(queue.nextWakeUp == nil)
    #expect(queue.placeAll(at: .seconds(1)) == [some[3].id])
    #expect(queue.count == 0)
  }

  @Test("asking again is pointless once all were refused since the last change")
  func settling() throws {
    var queue = KubernetesQueue()
    let (one, two) = (try pods.pod(), try pods.pod())
    queue.add(one, at: .origin)
    #expect(!queue.isSettled)
    #expect(queue.refuseNext(at: .origin) == one.id)
    #expect(queue.isSettled)
    queue.add(two, at: .seconds(1))
    #expect(queue.pop(at: .seconds(1)) == two.id)
    queue.placed(two.id)
    queue.noteChange()
    // The second took room, which the first was not told: it is to be asked for once more, at 330 s.
    #expect(!queue.isSettled)
    queue.advance(to: .seconds(330))
    #expect(queue.refuseNext(at: .seconds(330)) == one.id)
    #expect(queue.isSettled)
  }
}
