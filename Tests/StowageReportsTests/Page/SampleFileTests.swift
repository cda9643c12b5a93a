import Foundation
import Testing

@testable import StowageReports

/// Set `STOWAGE_REPORT_SAMPLE` to a path to look at the sample in a browser.
@Suite("The sample report as a file")
struct SampleFileTests {
  private static let path = ProcessInfo.processInfo.environment["STOWAGE_REPORT_SAMPLE"]

  @Test("the sample is written where STOWAGE_REPORT_SAMPLE says", .enabled(if: Self.path != nil))
  func write() throws {
    let path = try #require(Self.path)
    try HTMLReport(SampleReport().report).html.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
