import StowageKernel
import Synchronization
import Testing

struct BoundedTasksTests {
  @Test("results come in the order of the pieces, whatever the limit", arguments: [-1, 1, 3, 100])
  func order(limit: Int) async throws {
    let results = try await BoundedTasks.results(count: 40, limit: limit) { $0 * $0 }
    #expect(results == (0..<40).map { $0 * $0 })
    #expect(try await BoundedTasks.results(count: 0, limit: limit) { $0 }.isEmpty)
  }

  @Test("no more pieces than the limit go on at one time, and each end is told once")
  func bound() async throws {
    let running = Mutex((now: 0, most: 0))
    var ended: Set<Int> = []
    _ = try await BoundedTasks.results(count: 50, limit: 2) { index in
      running.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      defer { running.withLock { $0.now -= 1 } }
      return (0..<10_000).reduce(index, &+)
    } finished: { index, _ in
      #expect(ended.insert(index).inserted)
    }
    #expect(ended.count == 50 && running.withLock { (1...2).contains($0.most) })
  }

  @Test("the first error ends the work, and pieces that have not begun are left out")
  func failure() async {
    struct Broken: Error, Equatable { let index: Int }
    let begun = Mutex(0)
    await #expect(throws: Broken(index: 3)) {
      try await BoundedTasks.results(count: 1_000, limit: 1) { index in
        begun.withLock { $0 += 1 }
        if index == 3 { throw Broken(index: index) }
      }
    }
    #expect(begun.withLock { $0 } == 4)
  }
}
