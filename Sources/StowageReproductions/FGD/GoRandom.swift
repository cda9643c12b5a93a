/// The pseudo-random numbers of Go's package math/rand, from a seed: an additive lagged Fibonacci generator,
/// x(n) = x(n - 607) + x(n - 273) mod 2^64.
///
/// Published experiments that were run by Go programs can only be repeated with their numbers. Nothing else here draws
/// from it.
struct GoRandom {
  private var state: [UInt64]
  private var tap = 0
  private var feed = GoRandom.length - GoRandom.lag

  private static let length = 607
  private static let lag = 273
  private static let modulus: Int64 = (1 << 31) - 1

  /// The generator of `seed`.
  init(seed: Int64) {
    var start = seed % Self.modulus
    if start < 0 { start += Self.modulus }
    if start == 0 { start = 89_482_311 }
    var multiplicative = UInt64(start)
    func step() -> UInt64 {
      multiplicative = multiplicative * 48_271 % UInt64(Self.modulus)
      return multiplicative
    }
    for _ in 0..<20 { _ = step() }
    state = GoRandomTable.words.map { word in
      let (high, middle, low) = (step(), step(), step())
      return high << 40 ^ middle << 20 ^ low ^ UInt64(bitPattern: word)
    }
  }

  /// The next 64 bits.
  private mutating func next() -> UInt64 {
    tap = tap == 0 ? Self.length - 1 : tap - 1
    feed = feed == 0 ? Self.length - 1 : feed - 1
    state[feed] &+= state[tap]
    return state[feed]
  }

  /// The next 63 bits: a whole number of 0 or more.
  mutating func next63() -> UInt64 { next() & (1 << 63 - 1) }

  /// A number from 0 up to, but not including, `bound`, as Go's `Intn` draws it for bounds below 2^31: 31 bits,
  /// refused where they would favour some remainders.
  ///
  /// - Precondition: `bound` is in `1 ..< 2^31`.
  mutating func next(below bound: Int) -> Int {
    let bound = UInt64(bound)
    if bound & (bound - 1) == 0 { return Int(next63() >> 32 & (bound - 1)) }
    let highest: UInt64 = (1 << 31) - 1 - (1 << 31) % bound
    var value = next63() >> 32
    while value > highest { value = next63() >> 32 }
    return Int(value % bound)
  }

  /// Shuffles as Go's `Shuffle`: from the end, each with one at or before it, drawn by Lemire's multiplication.
  mutating func shuffle<Element>(_ items: inout [Element]) {
    for last in items.indices.dropFirst().reversed() { items.swapAt(last, multiplied(below: UInt64(last + 1))) }
  }

  private mutating func multiplied(below bound: UInt64) -> Int {
    var product = (next63() >> 31) * bound
    var low = product & 0xffff_ffff
    if low < bound {
      let threshold = ((1 << 32) - bound) % bound
      while low < threshold {
        product = (next63() >> 31) * bound
        low = product & 0xffff_ffff
      }
    }
    return Int(product >> 32)
  }

  /// A random order of `count` places as Go's `Perm` makes it: entry *i* is what stands at place *i*.
  mutating func permutation(_ count: Int) -> [Int] {
    var order = [Int](repeating: 0, count: count)
    for index in 0..<count {
      let other = next(below: index + 1)
      order[index] = order[other]
      order[other] = index
    }
    return order
  }
}
