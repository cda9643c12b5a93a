import ArgumentParser
import StowageKernel
import StowageManifests
import StowageTraces

/// A length of time as an argument, as in `90s` or `1h30m`.
struct DurationArgument: ExpressibleByArgument {
  let milliseconds: Milliseconds

  init?(argument: String) {
    guard let milliseconds = Milliseconds(durationText: argument), milliseconds >= .zero else { return nil }
    self.milliseconds = milliseconds
  }
}

/// A factor above 0 as an argument, as in `2` or `1.5`.
struct FactorArgument: ExpressibleByArgument {
  let factor: ExactFactor

  init?(argument: String) {
    guard let factor = ExactFactor(argument) else { return nil }
    self.factor = factor
  }
}
