/// The largest values that are taken for real: what lies beyond is a wrong unit or a wrong column.
enum TraceLimits {
  /// A million CPUs.
  static let cpuMilli: ClosedRange<Int64> = 0...1_000_000_000
  /// One exbibyte.
  static let memoryBytes: ClosedRange<Int64> = 0...(1 << 60)
  /// One exbibyte, in mebibytes.
  static let memoryMiB: ClosedRange<Int64> = 0...(1 << 40)
  /// GPUs of one node or one pod.
  static let gpus: ClosedRange<Int64> = 0...64
  /// Thousandths of one GPU.
  static let gpuMilli: ClosedRange<Int64> = 0...1_000
  /// Seconds: about 30,000 years, so that sums of milliseconds stay far from the end of the range.
  static let seconds: ClosedRange<Int64> = 0...1_000_000_000_000
}
