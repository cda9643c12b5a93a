import StowageMeasurement

/// A block of each kind.
enum BlockCases {
  /// Blocks in which every text is `text`.
  static func all(saying text: String) -> [Block] {
    let unit = Metric.Unit(rawValue: text)
    let contents: [Block.Content] = [
      .table(
        .init(
          columns: [.init(text, unit: unit), .init(text, unit: unit), .init(text)],
          rows: [[.text(text), .number(1), .counts([.init(text, 2)])], [.empty]])),
      .chart(
        .init(
          x: .init(text, unit: unit), y: .init(text, unit: unit),
          lines: [
            .init(text, points: [.init(0, 1), .init(2, 3)]), .init(text, points: [.init(1, 1)], isStepped: true),
          ])),
      .nodeMap(
        .init(
          resources: [.init(text, unit: unit)], nodes: [.init(text, group: text, capacities: [1])],
          snapshots: [.init(seconds: 0, shares: [[0.5]])])),
      .timeline(
        .init(lanes: [
          .init(
            text, intervals: [.init(text, from: 1, until: 2, tone: .bad)],
            marks: [.init(text, at: 2, tone: .good)])
        ])),
      .note(text),
    ]
    return contents.enumerated().map { index, content in
      Block(
        key: "\(text)\(index)", title: "\(text)\(index)", explanation: text, facts: [.init(text, 1, unit: unit)],
        content: content)
    }
  }

  /// Blocks with numbers that are none, and lists that are too short or empty.
  static let broken: [Block] = {
    let contents: [Block.Content] = [
      .table(
        .init(columns: [.init("a"), .init("b")], rows: [[.number(.nan)], [], [.text("x"), .number(.infinity)]])),
      .table(.init(columns: [], rows: [])),
      .chart(
        .init(
          x: .init("x"), y: .init("y"),
          lines: [.init("l", points: [.init(.nan, 1), .init(1, .infinity), .init(2, 2)]), .init("m", points: [])])),
      .chart(.init(x: .init("x", unit: .seconds), y: .init("y"), lines: [.init("l", points: [.init(.nan, .nan)])])),
      .chart(.init(x: .init("x"), y: .init("y"), lines: [])),
      .nodeMap(.init(resources: [], nodes: [], snapshots: [])),
      .timeline(
        .init(lanes: [
          .init("a", intervals: [.init("i", from: .nan, until: nil), .init("j", from: 5, until: 1)]),
          .init("b", marks: [.init("m", at: .infinity)]),
        ])),
      .timeline(.init(lanes: [])),
      .note(""),
    ]
    return contents.enumerated().map { Block(key: "broken\($0)", title: "Broken \($0)", content: $1) }
  }()
}
