import ArgumentParser
import StowageKernel
import StowageManifests
import StowageTraces

/// A length of time as an argument, as in `90s` or `1h30m`.
struct DurationArgument {
  let milliseconds: Milliseconds

  @Sendable
  static func parse(_ text: String) throws -> DurationArgument {
    guard let milliseconds = Milliseconds(durationText: text), milliseconds >= .zero else {
      throw ValidationError("expected a duration such as 90s, 1h30m or 2d.")
    }
    if milliseconds > WorkloadLimits.longest {
      throw ValidationError("expected \(WorkloadLimits.longestText).")
    }
    return DurationArgument(milliseconds: milliseconds)
  }
}

/// A factor above 0 as an argument, as in `2` or `1.5`.
struct FactorArgument {
  let factor: ExactFactor

  @Sendable
  static func parse(_ text: String) throws -> FactorArgument {
    guard let factor = ExactFactor(text) else {
      throw ValidationError("expected \(ExactFactor.expectation).")
    }
    return FactorArgument(factor: factor)
  }
}
