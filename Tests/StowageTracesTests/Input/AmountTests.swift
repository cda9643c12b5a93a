import StowageModel
import Testing

@testable import StowageTraces

struct AmountTests {
  private func amount(_ text: String, _ resource: ResourceName) -> Int64? {
    parseAmount(Array(text.utf8)[...], of: resource)
  }

  @Test(
    "quantities are exact in the resource's unit, and round up below it",
    arguments: [
      ("1500m", ResourceName.cpu, Int64(1_500)), ("2", .cpu, 2_000), ("0.5", .cpu, 500), (".5", .cpu, 500),
      ("0.0001", .cpu, 1), ("1k", .cpu, 1_000_000), ("0", .cpu, 0), ("512Mi", .memory, 512 << 20),
      ("1.5Gi", .memory, 3 << 29), ("2G", .memory, 2_000_000_000), ("1048576", .memory, 1 << 20),
      ("1Ki", .memory, 1_024),
      ("7k", .memory, 7_000), ("3M", .memory, 3_000_000), ("1Ti", .memory, 1 << 40), ("1T", .memory, 1_000_000_000_000),
      ("100m", .memory, 1), ("3", "example.com/fpga", 3), ("2e3", .memory, 2_000), ("15E-1", .cpu, 1_500),
      ("+1", .memory, 1), ("1e3", .memory, 1_000), ("1E3", .cpu, 1_000_000), ("+4", .cpu, 4_000), ("1u", .cpu, 1),
      ("1n", .cpu, 1), ("1e9", .memory, 1_000_000_000), ("1u", .memory, 1),
      ("999999999999999", .cpu, 999_999_999_999_999_000),
      ("1000000000000001", .memory, 1_000_000_000_000_001),
    ])
  func read(text: String, resource: ResourceName, expected: Int64) { #expect(amount(text, resource) == expected) }

  // Every number of digits and every suffix, the usual ones among them, against the quantity of the same text.
  @Test(
    "an amount is that of Kubernetes' quantity, whatever its suffix",
    arguments: ["", "m", "Ki", "Mi", "Gi", "Ti", "k", "M", "G", "K", "i", "mi", "Kim", "Ki ", "gi"],
    [ResourceName.cpu, .memory, "example.com/fpga"])
  func suffixes(suffix: String, resource: ResourceName) {
    for digits in [
      "", "0", "7", "007", "1234", "99999999999", "999999999999999", "1000000000000000", "0000000000000001",
    ] {
      let text = digits + suffix
      let quantity = try? Quantity(text)
      #expect(amount(text, resource) == quantity.flatMap { try? resource.amount(of: $0) }, "\(text)")
    }
  }

  @Test(
    "what is no quantity is refused",
    arguments: [
      "", ".", "-1", "-1m", "+", "1.2.3", "1 Gi", "Gi", "1gi", "1mi", "abc", "1e3x", "0x10", "99999999999999999999",
      "9Ei9",
      "99Ei", "1e99", "\u{FF11}",
    ])
  func refused(text: String) { #expect(amount(text, .memory) == nil) }
}
