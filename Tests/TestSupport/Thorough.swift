import Foundation
public import Testing

/// How much of a long test of one property is run: a part by `swift test`, all of it by `.ci/run`, which sets
/// `STOWAGE_THOROUGH`.
public enum Thorough {
  /// Whether all of it is run.
  public static let isOn = ProcessInfo.processInfo.environment["STOWAGE_THOROUGH"] != nil

  /// The numbers of the first `few` of `all` blocks, or of all.
  public static func blocks(_ few: Int, of all: Int) -> Range<Int> { 0..<(isOn ? all : few) }
}

extension Tag {
  /// What `.ci/run` does more of.
  @Tag public static var thorough: Self
}
