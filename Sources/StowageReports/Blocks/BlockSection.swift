import StowageMeasurement

/// What features show under one heading of the page.
struct BlockSection {
  /// The identifier of the section in the page.
  var id: String
  /// The heading.
  var title: String
  /// The blocks of one key each, for all policies.
  var parts: [BlockPart]

  /// The sections of a report's blocks, in the order of the page: by kind of block, then by concern, then as they came.
  static func sections(of report: ComparisonReport) -> [BlockSection] {
    var sections: [BlockSection] = []
    for part in BlockPart.parts(of: report) {
      if let index = sections.firstIndex(where: { $0.title == part.title }) {
        sections[index].parts.append(part)
      } else {
        sections.append(BlockSection(id: part.key, title: part.title, parts: [part]))
      }
    }
    return sections.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  /// Where the section stands: its first block decides.
  private var rank: Int {
    guard let first = parts.first else { return .max }
    let concern = Concern.allCases.firstIndex(of: first.concern) ?? 0
    return first.kind.rawValue * Concern.allCases.count + concern
  }

  /// What kind of thing it is foremost.
  var kind: BlockPart.Kind { parts.first?.kind ?? .note }
}

/// The blocks of one key and kind, for all policies that have one.
struct BlockPart {
  /// The kinds of blocks, in the order of the page.
  enum Kind: Int {
    case chart, nodeMap, timeline, table, note
  }

  /// The block of one policy.
  struct Entry {
    /// The policy's number and name.
    var policy: Int
    var name: String
    var block: Block
  }

  var kind: Kind
  var entries: [Entry]

  var key: String { entries.first?.block.key ?? "" }
  var title: String { entries.first?.block.title ?? "" }
  var concern: Concern { entries.first?.block.concern ?? .other }
  var explanation: String { entries.first?.block.explanation ?? "" }

  /// The parts that have something to show, in the order in which their first blocks came.
  static func parts(of report: ComparisonReport) -> [BlockPart] {
    var parts: [BlockPart] = []
    for (index, policy) in report.policies.enumerated() {
      for block in report.blocks where block.policy == policy {
        guard let kind = Kind(of: block.block) else { continue }
        let entry = Entry(policy: index, name: policy, block: block.block)
        if let part = parts.firstIndex(where: { $0.key == block.block.key && $0.kind == kind }) {
          parts[part].entries.append(entry)
        } else {
          parts.append(BlockPart(kind: kind, entries: [entry]))
        }
      }
    }
    return parts
  }
}

extension BlockPart.Kind {
  /// The kind of a block; `nil` where there is nothing in it to be drawn.
  init?(of block: Block) {
    switch block.content {
    case .chart(let chart):
      guard chart.lines.contains(where: { !$0.points.isEmpty }) else { return nil }
      self = .chart
    case .nodeMap(let map):
      guard !map.nodes.isEmpty, !map.snapshots.isEmpty else { return nil }
      self = .nodeMap
    case .timeline(let timeline):
      guard timeline.lanes.contains(where: { !$0.intervals.isEmpty || !$0.marks.isEmpty }) else { return nil }
      self = .timeline
    case .table(let table):
      guard !table.columns.isEmpty, !table.rows.isEmpty else { return nil }
      self = .table
    case .note(let text):
      guard !text.isEmpty else { return nil }
      self = .note
    }
  }
}
