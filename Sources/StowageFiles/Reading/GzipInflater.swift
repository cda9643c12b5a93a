import CZlib

/// Unpacks gzip (RFC 1952) step by step with the system's zlib.
///
/// zlib remembers the address of its state, so the state lives outside Swift's values, behind this one door.
final class GzipInflater {
  /// How one step ended.
  enum Outcome {
    /// There may be more of this member.
    case underway
    /// The member is complete and its checksum right.
    case memberEnded
    /// The data is not what gzip would write.
    case corrupt(reason: String)
  }

  private let stream: UnsafeMutablePointer<z_stream>

  /// A fresh inflater; `nil` where zlib has no memory left.
  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits is the largest window; 16 more asks for the gzip wrapping.
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Gets ready for the next member of the file.
  func startMember() { inflateReset(stream) }

  /// Unpacks what it can of `input[range]` into `output` at `outputRange`.
  func step(
    _ input: inout [UInt8], in range: Range<Int>, into output: inout [UInt8], at outputRange: Range<Int>
  ) -> (outcome: Outcome, consumed: Int, produced: Int) {
    let status = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = source.baseAddress.map { $0 + range.lowerBound }
        stream.pointee.avail_in = UInt32(clamping: range.count)
        stream.pointee.next_out = target.baseAddress.map { $0 + outputRange.lowerBound }
        stream.pointee.avail_out = UInt32(clamping: outputRange.count)
        return inflate(stream, Z_NO_FLUSH)
      }
    }
    let consumed = range.count - Int(stream.pointee.avail_in)
    let produced = outputRange.count - Int(stream.pointee.avail_out)
    switch status {
    case Z_OK, Z_BUF_ERROR: return (.underway, consumed, produced)
    case Z_STREAM_END: return (.memberEnded, consumed, produced)
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
      return (.corrupt(reason: reason), consumed, produced)
    }
  }
}
