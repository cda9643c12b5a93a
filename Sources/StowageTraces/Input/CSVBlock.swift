/// 64 bytes of a CSV file, and where in them some byte stands, a bit for each.
///
/// Bytes are compared 16 at a time. The standard library's vectors have no way from lanes to bits, so every byte of a
/// comparison keeps one bit of its own, the four parts are laid over one another, and the bits are put in order.
struct CSVBlock {
  typealias Part = SIMD16<UInt8>

  fileprivate let parts: (Part, Part, Part, Part)

  /// The block at `position`.
  // The loads are called unsafe because they take bytes for vectors, which any bytes are; they check their bounds.
  @inline(__always)
  init(_ bytes: RawSpan, at position: Int) {
    parts = (
      bytes.unsafeLoadUnaligned(fromByteOffset: position, as: Part.self),
      bytes.unsafeLoadUnaligned(fromByteOffset: position &+ 16, as: Part.self),
      bytes.unsafeLoadUnaligned(fromByteOffset: position &+ 32, as: Part.self),
      bytes.unsafeLoadUnaligned(fromByteOffset: position &+ 48, as: Part.self)
    )
  }

  /// Where `byte` stands, in an order of bits that ``inOrder(_:)`` mends: bit 8 *i* + *j* stands for byte 8 *j* + *i*.
  @inline(__always)
  func unordered(_ byte: UInt8) -> UInt64 {
    let wanted = Part(repeating: byte)
    let all =
      Self.matches(parts.0, wanted) & Self.weights(0) | Self.matches(parts.1, wanted) & Self.weights(2)
      | Self.matches(parts.2, wanted) & Self.weights(4) | Self.matches(parts.3, wanted) & Self.weights(6)
    let halves = unsafeBitCast(all, to: SIMD2<UInt64>.self)
    return (halves[0] | halves[1]).littleEndian
  }

  /// Where `byte` stands; the lowest bit is the first byte.
  @inline(__always)
  func bits(_ byte: UInt8) -> UInt64 { Self.inOrder(unordered(byte)) }

  /// Puts the bits of bytes in the order of the bytes, which are a matrix of eight by eight with rows for columns
  /// (Warren, "Hacker's Delight", 2003, 7-3).
  @inline(__always)
  static func inOrder(_ bits: UInt64) -> UInt64 {
    var bits = bits
    var change = (bits ^ (bits &>> 7)) & 0x00aa_00aa_00aa_00aa
    bits ^= change ^ (change &<< 7)
    change = (bits ^ (bits &>> 14)) & 0x0000_cccc_0000_cccc
    bits ^= change ^ (change &<< 14)
    change = (bits ^ (bits &>> 28)) & 0x0000_0000_f0f0_f0f0
    return bits ^ change ^ (change &<< 28)
  }

  /// All ones for each byte that equals that of `wanted`, else zeros.
  @inline(__always)
  fileprivate static func matches(_ part: Part, _ wanted: Part) -> Part {
    unsafeBitCast(part .== wanted, to: Part.self)
  }

  /// The bit `first` in the first eight bytes, and the next one in the others.
  @inline(__always)
  private static func weights(_ first: UInt64) -> Part {
    let low = 0x0101_0101_0101_0101 as UInt64 &<< first
    return unsafeBitCast(SIMD2<UInt64>(low, low &<< 1), to: Part.self)
  }
}

extension CSVBlock {
  /// What occurs in some blocks, wherever it stands.
  struct Occurrences {
    private var quotes = Part()
    private var zeros = Part()
    private var union = Part()

    /// Takes note of what is in `block`.
    @inline(__always)
    mutating func add(_ block: CSVBlock) {
      let (first, second, third, fourth) = block.parts
      union |= first | second | third | fourth
      let quote = Part(repeating: UInt8(ascii: "\""))
      quotes |=
        CSVBlock.matches(first, quote) | CSVBlock.matches(second, quote) | CSVBlock.matches(third, quote)
        | CSVBlock.matches(fourth, quote)
      let zero = Part()
      zeros |=
        CSVBlock.matches(first, zero) | CSVBlock.matches(second, zero) | CSVBlock.matches(third, zero)
        | CSVBlock.matches(fourth, zero)
    }

    /// Whether there is a quote.
    var haveQuotes: Bool { quotes != Part() }
    /// Whether there is a byte beyond ASCII, or a NUL.
    var haveOddBytes: Bool { zeros != Part() || union & Part(repeating: 0x80) != Part() }
  }
}
