import StowageKernel
import StowageModel
import Testing

struct QuantityTests {
  // Billionths, worked out by hand: the number times its suffix times 10^9.
  @Test(
    "a quantity is read exactly",
    arguments: [
      ("0", 0), ("-0", 0), ("1500m", 1_500_000_000), ("100n", 100), ("5u", 5_000), ("2", 2_000_000_000),
      ("0.1", 100_000_000), (".5", 500_000_000), ("1.", 1_000_000_000), ("+3", 3_000_000_000),
      ("-1", -1_000_000_000), ("007", 7_000_000_000),
      // 2 * 10^3 and 10^-2 of one
      ("2e3", 2_000_000_000_000), ("2E3", 2_000_000_000_000), ("2e+3", 2_000_000_000_000), ("1e-2", 10_000_000),
      ("2k", 2_000_000_000_000), ("3M", 3_000_000_000_000_000), ("1G", 1_000_000_000_000_000_000),
      // 2^10 = 1024; a tenth of it is 102.4; 1.5 * 2^20 = 1572864
      ("1Ki", 1_024_000_000_000), ("0.1Ki", 102_400_000_000), ("1.5Mi", 1_572_864_000_000_000),
      // finer than a billionth: up, away from zero
      ("0.0000000001", 1), ("-0.0000000001", -1), ("1.0000000001n", 2), ("1e-30", 1), ("-1e-30", -1),
      ("0.1n", 1), ("0e-30", 0), ("0e99", 0), ("0.0e999999999999999999999", 0),
      // 2^-10 Ki is one; ten further digits of that make 1.0000000000000...: 0.0009765625 = 1/1024
      ("0.0009765625Ki", 1_000_000_000),
      // 1024 * 0.00000000000001 = 0.00000000001024 of one: below a billionth
      ("0.00000000000001Ki", 1),
    ] as [(String, Int128)])
  func reads(text: String, nanos: Int128) throws {
    #expect(try Quantity(text).nanos == nanos)
  }

  // 10^21 and 2^60 times 10^9.
  @Test("the largest suffixes are read exactly", arguments: ["1E", "1Ei", "1T", "1Ti", "1P", "1Pi", "1Gi"])
  func largeSuffixes(text: String) throws {
    let powers: [String: Int128] = [
      "1E": 1_000_000_000_000_000_000, "1Ei": 1 << 60, "1T": 1_000_000_000_000, "1Ti": 1 << 40,
      "1P": 1_000_000_000_000_000, "1Pi": 1 << 50, "1Gi": 1 << 30,
    ]
    #expect(try Quantity(text).nanos == powers[text, default: 0] * 1_000_000_000)
  }

  @Test(
    "what Kubernetes does not take is refused",
    arguments: [
      "", " ", "1 Gi", " 1", "1 ", "1KiB", "1.5.2", "0x10", "1e", "1E+", "1e3.5", "1e3m", ".", "-", "+", "--1", "+-1",
      "1K", "1ki", "1mi", "Gi", "m", "1i", "1eE", "\u{661}", "1\u{301}", "1,5", "1_000", "NaN", "inf", "1\n", "1\u{0}",
      "1Gi\u{0}", "1Gii",
    ])
  func refused(text: String) {
    let error = #expect(throws: QuantityError.self) { try Quantity(text) }
    #expect(error?.found == text)
    #expect(error?.expected == "a quantity such as 500m, 2 or 1.5Gi")
  }

  // 2^127 / 10^9 = 1.7e29.
  @Test(
    "amounts beyond the range are refused by name",
    arguments: [
      "1e30", "1e99999999999999999999", "1000000000000E", "340282366920938463463374607431768211456", "1e21Gi",
    ])
  func outOfRange(text: String) {
    #expect(throws: QuantityError.self) { try Quantity(text) }
  }

  @Test("very long texts are read or refused in linear time")
  func longTexts() throws {
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(try Quantity(zeros + "1").nanos == 1_000_000_000)
    #expect(try Quantity("0." + zeros + "1").nanos == 1)
    #expect(try Quantity("1." + zeros + "1Ki").nanos == 1_024_000_000_001)
    #expect(try Quantity("1" + "." + zeros).nanos == 1_000_000_000)
    #expect(throws: QuantityError.self) { try Quantity("1" + zeros) }
    let error = #expect(throws: QuantityError.self) { try Quantity(zeros + "x") }
    #expect(error?.found.utf8.count == 43)
  }

  // 1500u of a CPU is 1.5 thousandths, so 2; a half byte is one byte; both away from zero when negative.
  @Test("whole numbers are rounded up, away from zero")
  func rounding() throws {
    #expect(try Quantity("1500u").milliValue() == 2)
    #expect(try Quantity("-1500u").milliValue() == -2)
    #expect(try Quantity("0.5").value() == 1)
    #expect(try Quantity("-0.5").value() == -1)
    #expect(try Quantity("1n").milliValue() == 1)
    #expect(try Quantity("1.5Gi").value() == 1_610_612_736)
    #expect(try Quantity("100").milliValue() == 100_000)
  }

  // 2^63 - 1 = 9223372036854775807 is the last that fits; 8Ei = 2^63 is the first that does not.
  @Test("what does not fit 64 bits is an error, not a wrong number")
  func overflow() throws {
    #expect(try Quantity("9223372036854775807").value() == .max)
    #expect(try Quantity("-9223372036854775808").value() == .min)
    let error = #expect(throws: QuantityError.self) { try Quantity("8Ei").value() }
    #expect(error?.description == "expected an amount that fits 64 bits, found \"9223372036854775808\"")
    #expect(throws: QuantityError.self) { try Quantity("9223372036854775807").milliValue() }
  }

  @Test(
    "quantities are written with the largest suffix that is exact",
    arguments: [
      ("1.5", "1500m", "1500m"), ("2", "2", "2"), ("2000", "2k", "2000"), ("0", "0", "0"), ("-1.5", "-1500m", "-1500m"),
      ("1Gi", "1073741824", "1Gi"), ("1.5Gi", "1610612736", "1536Mi"), ("1023", "1023", "1023"),
      ("1025", "1025", "1025"), ("-2Ki", "-2048", "-2Ki"), ("100n", "100n", "100n"),
      // 3 * 10^18 = 3 * 5^18 * 2^18: whole in Ki (2^10), not in Mi (2^20)
      ("3E", "3E", "2929687500000000Ki"),
    ])
  func formatting(text: String, decimal: String, binary: String) throws {
    let quantity = try Quantity(text)
    #expect(quantity.description == decimal)
    #expect(quantity.binaryDescription == binary)
  }

  @Test("what is written is read back as the same amount", arguments: 0..<20 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<200 {
      let nanos =
        Int128(Int64(bitPattern: random.next()) >> Int64(random.next(below: 63)))
        * (random.next(below: 2) == 0 ? 1 : 1_000_000)
      let quantity = Quantity(nanos: nanos)
      #expect(try Quantity(quantity.description) == quantity, "seed \(seed)")
      #expect(try Quantity(quantity.binaryDescription) == quantity, "seed \(seed)")
    }
  }

  @Test("a resource list counts milli-CPU for cpu and units for everything else")
  func amounts() throws {
    #expect(try ResourceName.cpu.amount(of: Quantity("1.5")) == 1_500)
    #expect(try ResourceName.memory.amount(of: Quantity("1Ki")) == 1_024)
    #expect(ResourceName.cpu.text(of: 1_500) == "1500m")
    #expect(ResourceName.memory.text(of: 1 << 30) == "1Gi")
    #expect(ResourceName.pods.text(of: 110) == "110")
  }
}
