import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Units and labels in running text")
struct UnitTextTests {
  @Test(
    "one of a unit is singular, symbols stay as they are",
    arguments: [
      ("1", "pods", "1 pod"), ("−1", "points", "−1 point"), ("12", "pods", "12 pods"), ("1.0", "nodes", "1.0 nodes"),
      ("1", "s", "1 s"), ("1", "%", "1 %"), ("1", "", "1"),
    ])
  func joined(number: String, unit: String, expected: String) {
    #expect(UnitText.joined(number, unit) == expected)
  }

  @Test(
    "a label is plural if it names what its unit counts",
    arguments: [
      ("nodes in use", "nodes", true), ("Pending pods", "pods", true), ("nodes in use, peak", "nodes", false),
      ("never placed", "pods", false), ("mean wait", "s", false), ("GPU allocation", "%", false), ("", "pods", false),
    ])
  func plural(label: String, unit: String, expected: Bool) {
    #expect(UnitText.isPlural(label, countedIn: unit) == expected)
  }

  @Test("only the first letter becomes a capital")
  func capital() {
    #expect(UnitText.capitalized("nodes in use") == "Nodes in use")
    #expect(UnitText.capitalized("GPU allocation") == "GPU allocation")
    #expect(UnitText.capitalized("") == "")
  }

  @Test("means that look the same in the decimals shown share the mark of the best")
  func best() {
    func best(_ means: [Double]) -> [String] {
      ComparisonReport.MetricResult(
        key: "m", label: "m", unit: "%", better: .higher, decimals: 2,
        estimates: means.enumerated().map { .init(policy: "p\($0)", mean: $1) }
      ).bestPolicies
    }
    #expect(best([58.381, 58.379, 58.2]) == ["p0", "p1"])
    #expect(best([58.381, 58.379]).isEmpty)
  }
}
