import StowageMeasurement

/// How full the nodes were at one moment: for each policy a bar of all nodes, split by the share of the scarcest
/// resource.
struct FillBars {
  /// The parts of a bar, from empty to full; a node belongs to the first whose `limit` is not below its step.
  static let parts: [(label: String, limit: UInt8)] = [
    ("empty", 0), ("up to 50 %", 125), ("50–80 %", 200), ("80–100 %", 249), ("full", 250),
  ]

  /// The map of each policy that has one.
  let maps: [(policy: Int, map: Block.NodeMap)]
  let policies: [String]

  /// The moment at which the nodes were fullest, over all policies.
  var busiestSeconds: Double? {
    var busiest: (seconds: Double, load: Double)?
    for (_, map) in maps {
      for snapshot in map.snapshots where snapshot.seconds.isFinite {
        let steps = map.nodes.indices.map { map.scarcest(node: $0, in: snapshot) }
        let load = steps.reduce(0.0) { $1 == Block.NodeMap.Snapshot.absent ? $0 : $0 + Double($1) }
        if load > (busiest?.load ?? -1) { busiest = (snapshot.seconds, load) }
      }
    }
    return busiest?.seconds
  }

  /// How many nodes each part has in a map at the snapshot nearest to `seconds`.
  static func counts(of map: Block.NodeMap, at seconds: Double) -> [Int]? {
    guard
      let snapshot = map.snapshots.min(by: {
        ($0.seconds - seconds).magnitude < ($1.seconds - seconds).magnitude
      })
    else { return nil }
    var counts = parts.map { _ in 0 }
    for node in map.nodes.indices {
      let step = map.scarcest(node: node, in: snapshot)
      if let part = parts.firstIndex(where: { step <= $0.limit }) { counts[part] += 1 }
    }
    return counts
  }

  func draw(into html: inout HTMLBuilder, at seconds: Double) {
    let left = 22 + Double(policies.map { LabelLayout.shortened($0, to: 24).count }.max() ?? 0) * 7.2
    let rowHeight = 26.0
    let height = Double(policies.count) * rowHeight + 26
    let scale = (TimePlot.width - left - 60) / Double(max(maps.map(\.map.nodes.count).max() ?? 0, 1))
    html.element(
      "svg",
      [
        "class": "plot", "viewBox": "0 0 \(Int(TimePlot.width)) \(Int(height))", "role": "img",
        "aria-label": "Nodes by the share of their scarcest resource at \(DurationText.short(seconds))",
      ]
    ) { html in
      for (index, policy) in policies.enumerated() {
        guard let map = maps.first(where: { $0.policy == index })?.map, let counts = Self.counts(of: map, at: seconds)
        else { continue }
        let y = Double(index) * rowHeight + 4
        html.element("g", ["class": "series", "data-policy": String(index)]) { html in
          html.label(LabelLayout.shortened(policy, to: 24), x: left - 10, y: y + 14, class: "end", anchor: "end")
          var x = left
          for (part, count) in counts.enumerated() where count > 0 {
            let width = Double(count) * scale
            html.shape(
              "rect",
              [
                "class": "fill f\(part)", "x": DecimalText.plain(x, decimals: 1),
                "y": DecimalText.plain(y, decimals: 1),
                "width": DecimalText.plain(max(width - 1, 0.5), decimals: 1), "height": "20",
              ])
            let text = DecimalText.count(count)
            if width > Double(text.count) * 7 + 8 {
              html.label(text, x: x + width / 2, y: y + 14, class: "on-fill f\(part)", anchor: "middle")
            }
            x += width
          }
        }
      }
      var x = left
      for (part, entry) in Self.parts.enumerated() {
        html.shape(
          "rect",
          [
            "class": "fill f\(part)", "x": DecimalText.plain(x, decimals: 1),
            "y": DecimalText.plain(height - 14, decimals: 1), "width": "12", "height": "12",
          ])
        html.label(entry.label, x: x + 18, y: height - 4, class: "tick")
        x += 44 + Double(entry.label.count) * 6.5
      }
    }
  }
}
