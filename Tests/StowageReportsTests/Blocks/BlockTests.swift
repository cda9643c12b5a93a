import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Blocks that features bring")
struct BlockTests {
  private func html(_ blocks: [(policy: String, block: Block)], policies: [String] = ["a", "b"]) -> String {
    let report = ComparisonReport(
      title: "t", policies: policies, blocks: blocks.map { .init(policy: $0.policy, $0.block) })
    let html = HTMLReport(report).html
    #expect(TagBalance(html).problems.isEmpty)
    return html
  }

  /// The sections' identifiers and headings, in the order of the page.
  private func sections(_ html: String) -> [String] {
    html.split(separator: "<section id=\"").dropFirst().map { section in
      let id = section.prefix { $0 != "\"" }
      let title = section.split(separator: "-title\">").dropFirst(2).first?.prefix { $0 != "<" } ?? ""
      return "\(id): \(title)"
    }
  }

  @Test("a table has a row a thing, alarming numbers stand out, spans of time read as such")
  func table() {
    let table = Block.Table(
      columns: [
        .init("pool"), .init("cost", unit: "EUR", decimals: 2), .init("failed", isAlarming: true),
        .init("longest", unit: .seconds), .init("why"),
      ],
      rows: [
        [.text("small"), .number(1_234.5), .number(3), .number(7_200), .counts([.init("no quota", 1_200)])],
        [.text("large"), .number(0), .number(0), .empty],
      ])
    let block = Block(
      key: "cost", title: "What it costs", explanation: "By pool.",
      facts: [.init("in all", 1_234.5, unit: "EUR", decimals: 1), .init("failures", 3)], content: .table(table))
    let page = html([("b", block)])
    #expect(page.contains("<section id=\"cost\"") && page.contains("<h2 id=\"cost-title\">What it costs</h2>"))
    #expect(page.contains("By pool."))
    #expect(page.contains("<strong>b</strong><span class=\"unit\">in all 1,234.5 EUR · 3 failures</span>"))
    #expect(page.contains("<th scope=\"row\">small</th><td class=\"number\">1,234.50</td>"))
    #expect(page.contains("<td class=\"number pain\">3</td><td class=\"number\">2 h</td>"))
    #expect(page.contains("<span class=\"times\">1,200 ×</span> no quota"))
    #expect(page.contains("<td class=\"number\">0</td><td class=\"number\"></td><td class=\"text\"></td>"))
    #expect(page.contains("cost<span class=\"unit\">EUR</span>"))
    // The same for terminals: units in the headings, seconds as they are.
    #expect(
      TextTable(table).text == """
        pool   cost [EUR]  failed  longest [s]  why
        -----  ----------  ------  -----------  ---------------
        small    1,234.50       3        7,200  no quota (1200)
        large        0.00       0

        """)
  }

  @Test("a line a policy is one chart; several lines are a chart for each policy")
  func charts() {
    func block(_ lines: [Block.Chart.Line]) -> Block {
      Block(
        key: "c", title: "Curves",
        content: .chart(
          .init(x: .init("load", unit: .percent), y: .init("power", unit: "kW", decimals: 1), lines: lines)))
    }
    let line = Block.Chart.Line("power", points: [.init(0, 1), .init(50, 4)])
    let one = html([("a", block([line])), ("b", block([line]))])
    #expect(one.ranges(of: "plot curve-plot\"").count == 1 && one.ranges(of: ">Power</span>").count == 1)
    // Both names stand at the ends of their lines, and isolating a policy finds each.
    #expect(one.contains(">a</text>") && one.contains(">b</text>"))
    #expect(one.ranges(of: "<g class=\"series p0\" data-policy=\"0\"><path class=\"line\"").count == 1)
    #expect(one.contains("load [%]") && one.contains("<span class=\"unit\">kW</span>"))
    // The vertical axis has zero on it.
    #expect(one.contains("<line class=\"zero\""))

    let other = Block.Chart.Line("heat", points: [.init(0, 0), .init(50, 2)])
    let several = html([("a", block([line, other])), ("b", block([line]))])
    #expect(several.ranges(of: "plot curve-plot\"").count == 2)
    #expect(several.contains("<strong>a</strong>") && several.contains("<strong>b</strong>"))
    #expect(several.contains(">power</text>") && several.contains(">heat</text>"))
    #expect(several.contains("\"name\":\"heat\""))
    #expect(several.contains("A chart for each policy, all with the same axes.") && !one.contains("same axes"))
  }

  @Test("the charts of several policies cover the same values, so that their heights can be compared")
  func sameAxes() {
    func block(_ top: Double) -> Block {
      let lines = ["power", "heat"].map { Block.Chart.Line($0, points: [.init(0, 1), .init(50, top)]) }
      return Block(
        key: "c", title: "Curves", content: .chart(.init(x: .init("load"), y: .init("power"), lines: lines)))
    }
    let part = BlockPart.parts(
      of: ComparisonReport(
        title: "t", policies: ["a", "b"],
        blocks: [.init(policy: "a", block(4)), .init(policy: "b", block(400))]))[0]
    let axis = ComparisonReport.TimeAxis(originSeconds: 0, binSeconds: 1, binCount: 0)
    let frames = ChartFigure.figures(of: part, over: axis).map(\.plot.frame)
    #expect(frames.map(\.yRange) == [0...400, 0...400])
  }

  @Test(
    "a block says of which seed it is, and that there are others",
    arguments: [(3, "Seed 1, the first of 3. "), (1, "Seed 1. ")])
  func seed(count: Int, start: String) {
    let table = Block.Content.table(.init(columns: [.init("c")], rows: [[.text("r")]]))
    let report = ComparisonReport(
      title: "t", policies: ["a"], seedCount: count,
      blocks: [.init(policy: "a", Block(key: "k", title: "t", explanation: "By pool.", content: table))], blockSeed: 1)
    #expect(HTMLReport(report).html.contains(">\(start)By pool."))
  }

  @Test("a stepped line holds its value until the next point")
  func steps() {
    let line = BlockCurves.line(
      .init("l", points: [.init(0, 1), .init(10, 3), .init(20, 3)], isStepped: true), policy: nil, color: 0, name: "l")
    #expect(line.points.map(\.x) == [0, 10, 10, 20, 20] && line.points.map(\.y) == [1, 1, 3, 3, 3])
  }

  @Test("a line of many points is thinned to what an eye can use, its end included")
  func thinned() {
    let points = (0...5_000).map { Block.Chart.Point(Double($0), Double($0 % 7)) }
    let line = BlockCurves.line(.init("l", points: points), policy: nil, color: 0, name: "l")
    #expect(line.points.count <= 601 && line.points.last?.x == 5_000)
  }

  @Test("a timeline has a lane a thing, what has not ended goes on to the end, and the events are a table as well")
  func timeline() {
    let lanes: [Block.Timeline.Lane] = [
      .init(
        "node-1", intervals: [.init("down", from: 600, until: 1_200, tone: .bad)],
        marks: [.init("repaired", at: 1_200, tone: .good)]),
      .init("node-2", intervals: [.init("down", from: 3_000, until: nil, tone: .bad)]),
    ]
    let block = Block(
      key: "failures", title: "What failed", concern: .failures, content: .timeline(.init(lanes: lanes)))
    let page = html([("a", block)])
    #expect(page.contains("<title>node-1: down, 10 min to 20 min</title>"))
    #expect(page.contains("<title>node-2: down, since 50 min</title>"))
    #expect(page.contains("<title>node-1: repaired, 20 min</title>"))
    #expect(page.contains("class=\"tone bad s0\"") && page.contains("class=\"tone good s0 mark\""))
    #expect(page.contains("<th scope=\"row\">node-2</th><td>down</td><td>since 50 min</td>"))
    #expect(page.contains("aria-label=\"What failed, a\""))
    // The legend says what the colours are, once each.
    #expect(page.ranges(of: "</svg> down</span>").count == 1)
  }

  @Test("of many lanes only so many are drawn, and the others are counted")
  func manyLanes() {
    let lanes = (0..<100).map { Block.Timeline.Lane("n\($0)", marks: [.init("m", at: Double($0))]) }
    let page = html([("a", Block(key: "k", title: "t", content: .timeline(.init(lanes: lanes))))])
    #expect(page.contains("60 more are not drawn."))
  }

  @Test("a note that is the same for all policies is said once, others under their policy's name")
  func notes() {
    func block(_ text: String) -> Block { Block(key: "n", title: "Notes", content: .note(text)) }
    let same = html([("a", block("One.\nTwo.")), ("b", block("One.\nTwo."))])
    #expect(same.ranges(of: "<p>One.</p><p>Two.</p>").count == 1 && !same.contains("policy-note\" data-policy"))
    let other = html([("a", block("One.")), ("b", block("Two."))])
    #expect(other.contains("data-policy=\"0\"><p><span class=\"swatch p0\"></span><strong>a</strong></p><p>One.</p>"))
  }

  @Test("two maps are drawn each for itself")
  func maps() {
    func block(_ key: String) -> Block {
      Block(
        key: key, title: key,
        content: .nodeMap(
          .init(
            resources: [.init("power", unit: "kW")], nodes: [.init("n", group: "g", capacities: [2])],
            snapshots: [.init(seconds: 60, shares: [[0.25]])])))
    }
    let page = html([("a", block("power")), ("a", block("heat"))])
    #expect(page.contains("data-map=\"0\"") && page.contains("data-map=\"1\""))
    #expect(page.contains("name=\"map-policy-0\"") && page.contains("name=\"map-policy-1\""))
    #expect(page.contains("their scarcest resource (power) at the busiest recorded moment, 1 min"))
    let identifiers = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test("sections stand by kind, then by concern; blocks of one title share one, and identifiers are there once")
  func order() {
    func block(_ key: String, _ title: String, _ concern: Concern, _ content: Block.Content) -> (String, Block) {
      ("a", Block(key: key, title: title, concern: concern, content: content))
    }
    let table = Block.Content.table(.init(columns: [.init("c")], rows: [[.text("r")]]))
    let line = Block.Content.chart(.init(x: .init("x"), y: .init("y"), lines: [.init("l", points: [.init(0, 1)])]))
    let mark = Block.Content.timeline(.init(lanes: [.init("l", marks: [.init("m", at: 1)])]))
    let page = html([
      block("n", "Note", .unplaced, .note("n")), block("t", "Table", .other, table),
      block("u", "Unplaced", .unplaced, table),
      block("l", "Line", .other, line), block("m", "Failures", .failures, mark),
      block("x", "Failures", .failures, table),
      block("main", "Main & more", .waiting, table), block("a b", "Spaced", .waiting, table),
      block("a-b", "Dashed", .waiting, table),
    ])
    #expect(
      sections(page) == [
        "l: Line", "m: Failures", "u: Unplaced", "main-2: Main &amp; more", "a-b: Spaced", "a-b-2: Dashed", "t: Table",
        "n: Note",
      ])
  }

  @Test("a block without anything in it has no section")
  func empty() {
    let page = html([
      ("a", Block(key: "a", title: "A", content: .note(""))),
      ("a", Block(key: "b", title: "B", content: .table(.init(columns: [.init("c")], rows: [])))),
      ("elsewhere", Block(key: "c", title: "C", content: .note("of a policy that is not compared"))),
    ])
    #expect(sections(page).isEmpty)
  }

  @Test("whatever a block says stays text, in every kind")
  func hostile() {
    let evil = "</script><img src=x onerror=alert(1)>\"'&"
    let page = html(BlockCases.all(saying: evil).map { ("a", $0) })
    #expect(!page.contains("<img"))
    #expect(sections(page).count == 5)
    #expect(TagBalance(page).elements.count { $0 == "script" } == 2)
  }
}
