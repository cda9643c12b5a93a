import Foundation
import TestSupport
import Testing

/// What the pages show of the example cluster, against what the program prints.
struct ShownExampleTests {
  /// The text of the blocks of `page` that are marked as `language`.
  private func blocks(_ language: String, of page: String) -> [String] {
    page.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test(
    "every excerpt of a page is printed by one of the page's commands",
    arguments: ["README.md", "Sources/StowageKit/StowageKit.docc/AskingAboutACluster.md"])
  func excerpts(page: String) throws {
    let text = try String(contentsOf: Repository.file(page), encoding: .utf8)
    let commands = blocks("sh", of: text).flatMap { $0.split(separator: "\n") }
      .filter { $0.hasPrefix("stowage ") && $0.contains("Traces/cluster") }
      .map { $0.prefix { $0 != "#" }.split(separator: " ").dropFirst() }
    let folder = try Repository.temporaryFolder()
    let outputs = try commands.map { arguments in
      let run = try Program.run(
        arguments.map {
          $0.hasPrefix("Traces/") ? Repository.file(String($0)).path(percentEncoded: false) : String($0)
        }, in: folder)
      // Where pods move, diff says so by its exit code.
      #expect(run.exitCode == (arguments.first == "diff" ? 1 : 0))
      #expect(run.errors.isEmpty)
      return run.output
    }
    let excerpts = blocks("text", of: text)
    #expect(!excerpts.isEmpty)
    for excerpt in excerpts {
      #expect(outputs.contains { $0.contains(excerpt) }, "no command of \(page) prints:\n\(excerpt)")
    }
  }
}
