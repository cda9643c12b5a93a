import CZlib

/// The CRC-32 of gzip and zip (ISO 3309), worked out piece by piece as bytes go by.
package struct CRC32: Hashable, Sendable {
  private var sum = crc32(0, nil, 0)

  /// The sum of no bytes.
  package init() {}

  /// Takes `bytes` into account, which follow those that were taken before.
  package mutating func update(_ bytes: some Collection<UInt8>) {
    let sum = sum
    let next = bytes.withContiguousStorageIfAvailable { crc32(sum, $0.baseAddress, UInt32($0.count)) }
    self.sum = next ?? Array(bytes).withUnsafeBufferPointer { crc32(sum, $0.baseAddress, UInt32($0.count)) }
  }

  /// The sum as eight hexadecimal digits.
  package var text: String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
