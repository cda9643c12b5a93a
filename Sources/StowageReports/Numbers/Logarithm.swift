#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// The decadic logarithm, for logarithmic axes.
func decimalLogarithm(_ value: Double) -> Double { log10(value) }
