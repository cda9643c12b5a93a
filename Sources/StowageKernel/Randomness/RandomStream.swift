/// A stream of pseudo-random numbers: xoshiro256** (Blackman and Vigna, 2018), seeded through SplitMix64.
///
/// Every number that chance decides in a simulation comes from such a stream, so that a run
/// repeats exactly, on every machine and with every version of the standard library.
@frozen
public struct RandomStream: RandomNumberGenerator, Sendable, Equatable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream of `seed`, without a purpose: equal seeds give equal numbers.
  @inlinable
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The stream of `seed` for one `purpose`, such as `"arrivals"` or `"tieBreaks"`.
  ///
  /// Streams of different purposes are independent: drawing more from one never shifts another.
  ///
  /// - Complexity: O(length of `purpose`).
  public init(seed: UInt64, purpose: String) {
    // FNV-1a over the name: stable across processes, unlike Swift's own hashing.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    var mixer = SplitMix64(state: seed)
    self.init(seed: mixer.next() ^ hash)
  }

  /// Whether both streams will give the same numbers.
  @inlinable
  public static func == (left: RandomStream, right: RandomStream) -> Bool { left.state == right.state }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let scrambled = Self.rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, by: 45)
    return scrambled
  }

  /// A uniform whole number from 0 up to, but not including, `bound`, without bias (Lemire, 2019).
  ///
  /// - Precondition: `bound > 0`.
  /// - Complexity: O(1) expected; a draw is repeated with a probability below `bound` / 2^64.
  @inlinable
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "a random number below \(bound) does not exist")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A uniform number in `0 ..< 1` with 53 random bits.
  @inlinable
  public mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  @inlinable
  static func rotate(_ word: UInt64, by bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 - bits)) }
}

/// The seeding generator of the xoshiro family (Steele, Lea and Flood, 2014).
@usableFromInline
struct SplitMix64 {
  @usableFromInline var state: UInt64

  @inlinable
  init(state: UInt64) { self.state = state }

  @inlinable
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
