import Foundation
import StowageKit
import TestSupport
import Testing

struct ReadmeTests {
  @Test("the policy in README is the one that is compiled here")
  func shownPolicy() throws {
    let readme = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
    let source = try String(contentsOf: Repository.file("Tests/StowageKitTests/SparingGPUs.swift"), encoding: .utf8)
    #expect(readme.contains("```swift\n\(source)```"))
  }

  @Test("the experiment file in README is that of the quickstart")
  func shownExperiment() throws {
    let readme = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
    let file = try String(contentsOf: Repository.file("Traces/quickstart/experiment.yaml"), encoding: .utf8)
    let body = file.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("#") }
    #expect(readme.contains("```yaml\n\(body.joined(separator: "\n"))```"))
  }

  @Test("the policy in README runs beside the others and does what it says")
  func runsPolicy() async throws {
    let result = try await compareWithSparingGPUs(
      Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false))
    let names = result.experiment.schedulers.map(\.name)
    #expect(names.last == "sparingGPUs")
    let stranded = try names.indices.map { try #require(result.sample("strandedGPU", ofScheduler: $0)?.mean) }
    let kubernetes = try #require(names.firstIndex(of: "kubernetes-1.36"))
    #expect(try #require(stranded.last) < stranded[kubernetes])
  }
}

struct DocumentationTests {
  @Test(
    "the package of the page on extending is the one that is compiled and run beside the tests",
    arguments: [
      "Package.swift", "Sources/mystowage/main.swift", "Sources/mystowage/LineFormat.swift",
      "Sources/mystowage/SpotReclaims.swift",
    ])
  func shownPackage(file: String) throws {
    let page = try String(
      contentsOf: Repository.file("Sources/StowageKit/StowageKit.docc/ExtendingStowage.md"), encoding: .utf8)
    let source = try String(contentsOf: Repository.file("Examples/mystowage/\(file)"), encoding: .utf8)
    #expect(page.contains("`\(file)`:\n\n```swift\n\(source)```"))
  }

  @Test("the plugins and policies of the page on writing one are those that are compiled here")
  func shownPolicies() throws {
    let page = try String(
      contentsOf: Repository.file("Sources/StowageKit/StowageKit.docc/WritingAPolicy.md"), encoding: .utf8)
    let source = try String(contentsOf: Repository.file("Tests/StowageKitTests/ShownPolicies.swift"), encoding: .utf8)
    for declaration in source.components(separatedBy: "\n}\n").dropLast() {
      let shown = declaration.components(separatedBy: "import StowageKit\n").joined()
        .trimmingCharacters(in: .newlines)
      #expect(page.contains(shown))
    }
  }

  @Test("the probe of the page on measuring is the one that is compiled here")
  func shownProbe() throws {
    let page = try String(
      contentsOf: Repository.file("Sources/StowageKit/StowageKit.docc/MeasuringYourOwn.md"), encoding: .utf8)
    let source = try String(contentsOf: Repository.file("Tests/StowageKitTests/ShownProbe.swift"), encoding: .utf8)
    for declaration in source.components(separatedBy: "\n}\n").dropLast() {
      let shown = declaration.components(separatedBy: "import StowageKit\n").joined()
        .trimmingCharacters(in: .newlines)
      #expect(page.contains(shown))
    }
  }

  @Test("the tests of the page on testing are those that are compiled and run here")
  func shownTests() throws {
    let page = try String(
      contentsOf: Repository.file("Sources/StowageKit/StowageKit.docc/TestingYourOwn.md"), encoding: .utf8)
    let source = try String(contentsOf: Repository.file("Tests/StowageKitTests/ShownTests.swift"), encoding: .utf8)
    let declarations = source.components(separatedBy: "\n}\n").dropLast()
    #expect(declarations.count == 3)
    for declaration in declarations { #expect(page.contains(declaration.trimmingCharacters(in: .newlines))) }
  }

  @Test(
    "the metric of the page on measuring is in table, JSON and conclusions, its chart and its section in the report")
  func runsProbe() async throws {
    let path = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)
    var experiment = try ExperimentReader.read(bytes: FileContents.read(path), file: path)
    experiment.seeds = [1, 2]
    experiment.workload.limit = 400
    let result = try await compareWithPower(experiment)
    let report = result.report(version: "test", command: "test")
    #expect(ComparisonTable(report).text.contains("power [W]"))
    #expect(try result.json().contains("\"power\" : \"W\""))
    let sentences = Conclusions(of: report).sentences
    #expect(sentences.contains { $0.hasPrefix("Power is lowest with ") }, "\(sentences)")
    let html = HTMLReport(report).html
    #expect(
      html.contains("<section id=\"power\" aria-labelledby=\"power-title\"><h2 id=\"power-title\">What the nodes draw"))
    #expect(html.contains("Seed 1, the first of 2. 100 W a node in use, up to 300 W by its CPU."))
    #expect(report.charts.contains { $0.metric.key == "power" })
  }

  @Test("the metrics' page has every metric of the catalogue, with its unit and explanation, and no other")
  func metrics() throws {
    let page = try String(
      contentsOf: Repository.file("Sources/StowageKit/StowageKit.docc/Metrics.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    #expect(
      rows
        == MetricCatalog.builtIn.metrics.map {
          let better = $0.better == .neither ? "-" : $0.better.rawValue
          return "| `\($0.key)` | \($0.unit.rawValue) | \(better) | \($0.explanation) |"
        })
  }

  @Test("the page of the experiment file has every key of the catalog's features")
  func featureKeys() throws {
    let page = try String(
      contentsOf: Repository.file("Sources/StowageKit/StowageKit.docc/ExperimentFile.md"), encoding: .utf8)
    for feature in Catalog.builtIn.features { #expect(page.contains("| `spec.\(feature.key)` |")) }
  }

  @Test("README lists every policy")
  func policies() throws {
    let readme = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
    for name in PolicyCatalog.names { #expect(readme.contains("`\(name)`")) }
  }
}
