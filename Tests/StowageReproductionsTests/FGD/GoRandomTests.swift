import Testing

@testable import StowageReproductions

struct GoRandomTests {
  @Test("seed 1 gives the numbers that Go documents for it")
  func documented() {
    // rand.New(rand.NewSource(1)).Intn(100), ten times: the numbers of the Go tour and of countless posts.
    var random = GoRandom(seed: 1)
    #expect((0..<10).map { _ in random.next(below: 100) } == [81, 87, 47, 59, 81, 18, 25, 40, 56, 0])
  }

  @Test("seed 0 and the modulus are the same, and negative seeds count from it")
  func seeds() {
    var zero = GoRandom(seed: 0)
    var modulus = GoRandom(seed: (1 << 31) - 1)
    var minusOne = GoRandom(seed: -1)
    var largest = GoRandom(seed: (1 << 31) - 2)
    #expect(zero.next63() == modulus.next63())
    #expect(minusOne.next63() == largest.next63())
  }

  @Test("a permutation has every place once, a shuffle every item")
  func permutations() {
    var random = GoRandom(seed: 7)
    #expect(random.permutation(100).sorted() == Array(0..<100))
    var items = Array(0..<100)
    random.shuffle(&items)
    #expect(items != Array(0..<100) && items.sorted() == Array(0..<100))
  }
}
