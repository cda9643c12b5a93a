import StowageKernel
import StowageModel
import Testing

@testable import StowageManifests

struct TimestampTests {
  // 2000-03-01 is 11,017 days after 1970-01-01; 2024-02-29 is 19,782; 1969-12-31T23:59:59 is one second before.
  @Test(
    "RFC 3339 times are read in milliseconds since 1970",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1_000), ("2000-03-01T00:00:00Z", 951_868_800_000),
      ("2024-02-29T12:00:00Z", 1_709_208_000_000), ("2024-02-29T12:00:00.5Z", 1_709_208_000_500),
      ("2024-02-29T12:00:00.123999Z", 1_709_208_000_123), ("2024-02-29T14:30:00+02:30", 1_709_208_000_000),
      ("2024-02-29T11:00:00-01:00", 1_709_208_000_000), ("2024-02-29t12:00:00z", 1_709_208_000_000),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
    ] as [(String, Int64)])
  func reads(text: String, milliseconds: Int64) {
    #expect(Timestamp.instant(text)?.milliseconds == milliseconds)
  }

  @Test(
    "other texts are no times",
    arguments: [
      "", "2024", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-13-01T00:00:00Z",
      "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z", "2024-04-31T00:00:00Z", "2024-01-01T24:00:00Z",
      "2024-01-01T00:60:00Z", "2024-01-01T00:00:60Z", "2024-01-01T00:00:00", "2024-01-01T00:00:00.Z",
      "2024-01-01T00:00:00Zx", "2024-01-01T00:00:00+1:00", "2024-01-01", "20240101T000000Z", "-024-01-01T00:00:00Z",
    ])
  func refuses(text: String) {
    #expect(Timestamp.instant(text) == nil)
  }

  @Test("what is written is read back", arguments: 0..<10 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<200 {
      let instant = Instant(milliseconds: Int64(random.next(below: 253_402_300_799_000)) - 62_167_219_200_000 / 2)
      let text = try #require(Timestamp.text(instant))
      #expect(Timestamp.instant(text) == instant, "seed \(seed): \(text)")
    }
    #expect(Timestamp.text(.never) == nil)
    #expect(Timestamp.text(Instant(milliseconds: .min)) == nil)
  }
}
