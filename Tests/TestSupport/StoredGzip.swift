/// Packs bytes as gzip without compressing them (RFC 1951, section 3.2.4: stored blocks).
public func storedGzip(_ bytes: [UInt8]) -> [UInt8] {
  var packed: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  var start = 0
  repeat {
    let count = min(65_535, bytes.count - start)
    let isLast = start + count == bytes.count
    packed += [isLast ? 1 : 0] + littleEndian(UInt64(count), 2) + littleEndian(UInt64(~UInt16(count)), 2)
    packed += bytes[start..<(start + count)]
    start += count
  } while start < bytes.count
  return packed + littleEndian(UInt64(crc32(bytes)), 4) + littleEndian(UInt64(bytes.count), 4)
}

/// The CRC-32 of gzip, bit by bit as the standard defines it.
public func crc32(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = .max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
  }
  return ~sum
}

private func littleEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
}
