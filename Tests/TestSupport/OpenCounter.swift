#if canImport(Glibc)
  import Glibc

  /// Counts how often a file is opened, by whomever and however: the system tells (inotify).
  public final class OpenCounter {
    private let descriptor: Int32

    /// Counts from here on the openings of the file at `path`; `nil` where the system does not tell them.
    public init?(_ path: String) {
      descriptor = inotify_init1(Int32(truncatingIfNeeded: IN_NONBLOCK) | Int32(truncatingIfNeeded: IN_CLOEXEC))
      // Readings are watched as well, because the system makes one of equal events that follow each other.
      guard descriptor >= 0, inotify_add_watch(descriptor, path, UInt32(IN_OPEN | IN_ACCESS | IN_CLOSE_NOWRITE)) >= 0
      else {
        return nil
      }
    }

    deinit { close(descriptor) }

    /// How often the file was opened since this was asked for the last time.
    public func openings() -> Int {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var openings = 0
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count <= 0 { return openings }
        var position = 0
        while position < count {
          let event = buffer.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
          }
          if event.mask & UInt32(IN_OPEN) != 0 { openings += 1 }
          position += MemoryLayout<inotify_event>.size + Int(event.len)
        }
      }
    }
  }
#else
  /// Counts nothing here: the system has another way to tell.
  public final class OpenCounter {
    /// Always `nil`.
    public init?(_ path: String) { nil }

    /// None.
    public func openings() -> Int { 0 }
  }
#endif
