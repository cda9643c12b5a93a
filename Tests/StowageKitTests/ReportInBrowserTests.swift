import Foundation
import StowageKit
import TestSupport
import Testing

/// The report in a real browser: its script runs without a complaint and does what it is there for.
struct ReportInBrowserTests {
  private static let browser = ["chromium", "chromium-browser", "google-chrome"]
    .flatMap { name in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The page as it stands in the browser once `probe`, a script, has run at its end; and what the console said.
  private func open(_ html: String, probe: String) throws -> (page: String, console: [String]) {
    let folder = try Repository.temporaryFolder()
    let page = folder.appending(path: "report.html")
    let probed = html.replacingOccurrences(of: "</body>", with: "<script>\(probe)</script></body>")
    try Data(probed.utf8).write(to: page)
    let (output, errors) = (folder.appending(path: "dom.html"), folder.appending(path: "errors.txt"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.browser))
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=3000",
      "--user-data-dir=\(folder.path(percentEncoded: false))/profile", "--dump-dom", page.absoluteString,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let messages = try String(contentsOf: errors, encoding: .utf8).split(separator: "\n").map(String.init)
    return (
      try String(contentsOf: output, encoding: .utf8), messages.filter { $0.contains("CONSOLE") }
    )
  }

  @Test(
    "the script runs without a complaint, and isolating a policy and switching the theme work",
    .enabled(if: browser != nil, "needs Chromium"))
  func interaction() async throws {
    let html = try await quickstart()
    let probe = """
      const legend=[...document.querySelectorAll("button[aria-pressed]")].find(b=>b.textContent.includes("bestFit"));
      const before=legend.getAttribute("aria-pressed");
      legend.click();
      const after=legend.getAttribute("aria-pressed");
      document.getElementById("theme").click();
      document.title=[before,after,document.documentElement.dataset.theme].join(" ");
      """
    let (page, console) = try open(html, probe: probe)
    #expect(console.isEmpty, "\(console)")
    #expect(page.contains("class=\"scripted isolating\""))
    #expect(page.contains("<title>false true dark</title>"), "\(page.prefix(300))")
  }

  @Test("curves are read and a map is gone through by keyboard", .enabled(if: browser != nil, "needs Chromium"))
  func keyboard() async throws {
    let probe = """
      const press=(node,key)=>node.dispatchEvent(new KeyboardEvent("keydown",{key,bubbles:true}));
      const curves=document.querySelector(".curve-plot"),map=document.querySelector(".map");
      curves.dispatchEvent(new Event("focus"));
      press(curves,"End");
      const reading=curves.closest("figure").querySelector(".reading").textContent;
      const radio=map.querySelectorAll('input[type="radio"]')[1];
      radio.checked=true;
      radio.dispatchEvent(new Event("change"));
      const slider=map.querySelector(".map-time");
      slider.value="0";
      slider.dispatchEvent(new Event("input"));
      press(map.querySelector("canvas"),"ArrowRight");
      document.title=[reading,map.querySelector(".map-clock").textContent,
        map.querySelector(".map-reading").textContent].join(" | ");
      """
    let (page, console) = try open(try await quickstart(), probe: probe)
    #expect(console.isEmpty, "\(console)")
    let title = page.split(separator: "<title>").dropFirst().first?.prefix { $0 != "<" } ?? ""
    let parts = title.split(separator: " | ")
    #expect(parts.count == 3, "\(title)")
    #expect(parts.first?.hasPrefix("within ") == true && parts.first?.contains("firstFit 100.00") == true, "\(title)")
    #expect(parts.last?.contains("CPU") == true && parts.last?.contains("free") == true, "\(title)")
  }

  private func quickstart() async throws -> String {
    let path = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)
    var experiment = try ExperimentReader.read(bytes: FileContents.read(path), file: path)
    experiment.seeds = [1, 2]
    experiment.workload.limit = 1_200
    let result = try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment)).run(threads: 2)
    return HTMLReport(result.report(version: "test", command: "test")).html
  }
}
