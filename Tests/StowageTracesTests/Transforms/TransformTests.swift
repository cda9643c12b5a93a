import StowageKernel
import StowageModel
import Testing

@testable import StowageTraces

struct TransformTests {
  private static let uneven = SyntheticWorkload(
    WorkloadDescription(
      podCount: 2_000, arrivals: .poisson(perSecond: 0.5),
      classes: [
        PodClass(cpuMilli: .oneOf(100, 200), memoryBytes: .fixed(1 << 30), lifetimeSeconds: .exponential(mean: 60))
      ]))

  @Test("every transform gives sorted arrivals, and the same for the same seed", arguments: 1...10)
  func sortedAndRepeatable(seed: UInt64) throws {
    let base = Self.uneven
    let transforms: [any Workload] = [
      WindowedWorkload(base, from: .seconds(300), to: .seconds(900), carryingIn: true),
      CompressedWorkload(base, factor: ExactFactor(5, over: 2)),
      ResampledWorkload(base, factor: ExactFactor(13, over: 10), spread: .seconds(600)),
      ShakenWorkload(base, magnitude: .seconds(120)),
      LimitedWorkload(
        ShakenWorkload(ResampledWorkload(base, factor: ExactFactor(3)), magnitude: .seconds(60)), count: 500),
    ]
    for workload in transforms {
      let pods = try workload.pods(seed: seed)
      #expect(!pods.isEmpty && pods.isSorted && pods.allSatisfy { $0.time >= .origin })
      #expect(try pods == workload.pods(seed: seed))
      #expect(try pods != workload.pods(seed: seed + 1_000))
    }
  }

  // One pod a second, each for 10 s, window from 5 s to 8 s: the pods of 5, 6 and 7 s, moved to 0, 1 and 2 s.
  @Test("a window keeps what arrives inside and starts at 0")
  func window() throws {
    let pods = try WindowedWorkload(evenWorkload(count: 100), from: .seconds(5), to: .seconds(8)).pods()
    #expect(pods.map(\.name) == ["pod-5", "pod-6", "pod-7"])
    #expect(pods.map(\.time) == [.seconds(0), .seconds(1), .seconds(2)])
    #expect(pods.allSatisfy { $0.duration == .seconds(10) })
  }

  // At 50 s the pods of 41 to 49 s still run, for 1 to 9 s more; that of 40 s ends at the very start.
  @Test("a window carries in what still runs at its start, for the time that is left")
  func carryingIn() throws {
    let pods = try WindowedWorkload(
      evenWorkload(count: 100), from: .seconds(50), to: .seconds(51), carryingIn: true
    ).pods()
    #expect(pods.map(\.name) == (41...50).map { "pod-\($0)" })
    #expect(pods.map(\.duration) == (1...10).map { .seconds($0) })
    #expect(pods.allSatisfy { $0.time == .origin })
    let forever = FixedWorkload([
      PodArrival(time: .origin, name: "a", shape: PodShape(cpuMilli: 1, memoryBytes: 1), duration: .infinite)
    ])
    #expect(try WindowedWorkload(forever, from: .seconds(9), carryingIn: true).pods().map(\.duration) == [.infinite])
  }

  // Gaps of 1,000 ms over 2.5 are 400 ms; over 3 they are 333.3, and the times round down: 0, 333, 666, 1000.
  @Test("compression divides arrival times exactly and keeps durations")
  func compression() throws {
    let half = try CompressedWorkload(evenWorkload(count: 4), factor: ExactFactor(5, over: 2)).pods()
    #expect(half.map(\.time.milliseconds) == [0, 400, 800, 1_200])
    let third = try CompressedWorkload(evenWorkload(count: 4), factor: ExactFactor(3)).pods()
    #expect(third.map(\.time.milliseconds) == [0, 333, 666, 1_000])
    #expect(third.allSatisfy { $0.duration == .seconds(10) })
    let slower = try CompressedWorkload(evenWorkload(count: 3), factor: ExactFactor(1, over: 2)).pods()
    #expect(slower.map(\.time.milliseconds) == [0, 2_000, 4_000])
  }

  @Test("factors are read as exact fractions")
  func factors() {
    #expect(ExactFactor("2.5") == ExactFactor(5, over: 2))
    #expect(ExactFactor("5/2") == ExactFactor(5, over: 2))
    #expect(ExactFactor("0.1") == ExactFactor(1, over: 10))
    #expect(ExactFactor("3") == ExactFactor(3))
    #expect(ExactFactor("1e6") == ExactFactor(1_000_000))
    #expect(ExactFactor("1E-3") == ExactFactor(1, over: 1_000))
    #expect(ExactFactor("2.50e+1") == ExactFactor(25))
    #expect(ExactFactor("1e9") == ExactFactor(1_000_000_000) && ExactFactor("1e-9") != nil)
    // 20,000,000,000/10 is 2,000,000,000, which is too much even in lowest terms; 0.0000000001 is 1 over 10^10.
    for text in [
      "", "0", "-1", "1.", "1/0", "a", "1.0000000001", "99999999999", "1.5/2", "+1", "1 ", "1e10", "1e-10", "1e", "e3",
      "1e99", "0e3", "1e3/2", ".5", "1e+-3", "20000000000/10",
    ] {
      #expect(ExactFactor(text) == nil, "\(text)")
    }
    #expect(
      ExactFactor(1_000_000_000, over: 999_999_999).divide(.max) == .max / 1_000_000_000 * 999_999_999 + 854_775_806)
    #expect(ExactFactor(1, over: 1_000_000_000).divide(.max) == .max)
  }

  // A whole factor needs no chance: 3 copies of each of 200 pods are 600, the first at the old time.
  @Test("a whole factor copies every pod and jitters all copies but the first", arguments: 1...10)
  func wholeFactor(seed: UInt64) throws {
    let pods = try ResampledWorkload(evenWorkload(count: 200), factor: ExactFactor(3), spread: .seconds(30)).pods(
      seed: seed)
    #expect(pods.count == 600 && pods.isSorted && Set(pods.map(\.name)).count == 600)
    for pod in pods {
      let parts = pod.name.split(separator: "-")
      let original = Int64(parts[1]) ?? 0
      let delay = (pod.time - .seconds(original)).count
      #expect(parts.count == 2 ? delay == 0 : (0...30_000).contains(delay))
    }
    #expect(pods.contains { $0.name == "pod-7-copy2" } && pods.contains { $0.name == "pod-7-copy3" })
  }

  // 10,000 pods at 1.3 are 13,000 expected, with a standard deviation of sqrt(10,000 * 0.3 * 0.7) = 46; at 0.3 they are
  // 3,000 with the same. Five deviations are 230.
  @Test("a fractional factor scales the number of pods as expected", arguments: 1...10)
  func fractionalFactor(seed: UInt64) throws {
    let base = evenWorkload(count: 10_000)
    let more = try ResampledWorkload(base, factor: ExactFactor(13, over: 10)).pods(seed: seed)
    #expect(abs(more.count - 13_000) < 230)
    let fewer = try ResampledWorkload(base, factor: ExactFactor(3, over: 10)).pods(seed: seed)
    #expect(abs(fewer.count - 3_000) < 230)
    #expect(fewer.allSatisfy { !$0.name.contains("copy") })
  }

  @Test("shaking moves every arrival within the magnitude, never before 0, and loses none", arguments: 1...10)
  func shaking(seed: UInt64) throws {
    let pods = try ShakenWorkload(evenWorkload(count: 1_000), magnitude: .seconds(20)).pods(seed: seed)
    #expect(pods.count == 1_000 && pods.isSorted && Set(pods.map(\.name)).count == 1_000)
    var offsets: [Int64] = []
    for pod in pods {
      let original = Int64(pod.name.dropFirst(4)) ?? 0
      offsets.append((pod.time - .seconds(original)).count)
    }
    #expect(offsets.allSatisfy { (-20_000...20_000).contains($0) })
    #expect((offsets.min() ?? 0) < -18_000 && (offsets.max() ?? 0) > 18_000)
  }

  // Were both offsets of a pod the same, their sum would be even for every pod. The gap of 1 s keeps the order.
  @Test("two shakes on top of each other draw offsets of their own", arguments: 1...5)
  func twoShakes(seed: UInt64) throws {
    let once = LimitedWorkload(ShakenWorkload(evenWorkload(count: 100), magnitude: Milliseconds(200)), count: 100)
    let pods = try ShakenWorkload(once, magnitude: Milliseconds(200)).pods(seed: seed)
    #expect(pods.dropFirst().contains { $0.time.milliseconds % 2 == 1 })
  }

  @Test("shaking by nothing changes nothing")
  func noShaking() throws {
    let base = evenWorkload(count: 100)
    #expect(try ShakenWorkload(base, magnitude: .zero).pods() == base.pods())
    #expect(try ResampledWorkload(base, factor: ExactFactor(1)).pods() == base.pods())
    #expect(try CompressedWorkload(base, factor: ExactFactor(1)).pods() == base.pods())
    #expect(try WindowedWorkload(base, from: .origin).pods() == base.pods())
    #expect(try LimitedWorkload(base, count: 1_000).pods() == base.pods())
  }

  @Test("a limit keeps the first arrivals", arguments: [0, 1, 7])
  func limit(count: Int) throws {
    #expect(
      try LimitedWorkload(evenWorkload(count: 50), count: count).pods().map(\.name) == (0..<count).map { "pod-\($0)" })
  }

  // The limits are 2^50 ms: the largest offsets are drawn from 2^51 + 1 numbers, and no sum leaves 64 bits.
  @Test("the largest shake and spread are taken")
  func largest() throws {
    let base = evenWorkload(count: 20)
    let shaken = try ShakenWorkload(base, magnitude: ShakenWorkload.largestMagnitude).pods()
    #expect(shaken.count == 20 && shaken.isSorted)
    let copied = try ResampledWorkload(base, factor: ExactFactor(2), spread: ResampledWorkload.largestSpread).pods()
    #expect(copied.count == 40 && copied.isSorted)
  }

  private struct Short: Workload {
    let seedVaries: String? = nil
    func arrivals(seed: UInt64) -> any ArrivalStream { Stream() }

    struct Stream: ArrivalStream {
      var given = 0
      mutating func next() throws -> PodArrival? {
        if given == 3 { throw TraceError(file: "short", found: "a fourth pod that is asked for", expected: "three") }
        given += 1
        return PodArrival(
          time: .origin, name: "\(given)", shape: PodShape(cpuMilli: 1, memoryBytes: 1), duration: .infinite)
      }
    }
  }

  @Test("a limit reads no more of what it limits than it gives")
  func limitStops() throws {
    #expect(try LimitedWorkload(Short(), count: 3).pods().count == 3)
    #expect(throws: TraceError.self) { try LimitedWorkload(Short(), count: 4).pods() }
  }

  @Test("what the seed varies is told, over all layers")
  func seedText() {
    let base = evenWorkload(count: 1)
    #expect(WindowedWorkload(base, from: .origin).seedVaries == nil)
    #expect(
      ShakenWorkload(ResampledWorkload(base, factor: ExactFactor(2)), magnitude: .seconds(60)).seedVaries
        == "which pods are copied or left out, arrival times by up to 1m")
  }
}
