import StowageMeasurement

extension HTMLReport {
  /// Lanes for each policy on one time axis, and what is on them as a table.
  func timelineBlock(_ part: BlockPart, _ html: inout HTMLBuilder) {
    let timelines = part.entries.compactMap { entry -> (entry: BlockPart.Entry, timeline: Block.Timeline)? in
      guard case .timeline(let timeline) = entry.block.content else { return nil }
      return (entry, timeline)
    }
    let styles = TimelineStyles(timelines.map(\.timeline))
    let range = timeRange(of: timelines.map(\.timeline))
    explanation(of: part, &html)
    legend(styles, &html)
    for (index, item) in timelines.enumerated() {
      let label = "\(part.title), \(item.entry.name)"
      let plot = TimelinePlot(timeline: item.timeline, range: range, styles: styles, label: label)
      policyDetails(item.entry, isFirst: index == 0, &html) { html in
        html.element("figure", ["class": "chart"]) { html in plot.draw(into: &html) }
        let hidden = item.timeline.lanes.count - plot.lanes.count
        if hidden > 0 {
          html.element("p", ["class": "note"], text: "\(DecimalText.count(hidden)) more are not drawn.")
        }
        events(of: item.timeline, &html)
      }
    }
  }

  /// The whole run, and whatever is beyond it.
  private func timeRange(of timelines: [Block.Timeline]) -> ClosedRange<Double> {
    var times = timelines.flatMap(\.lanes).flatMap { lane in
      lane.intervals.flatMap { [$0.from, $0.until ?? $0.from] } + lane.marks.map(\.at)
    }.filter(\.isFinite)
    if report.timeAxis.isDrawable { times += [report.timeAxis.originSeconds, report.timeAxis.endSeconds] }
    let low = times.min() ?? 0
    return low...max(times.max() ?? 1, low + 1)
  }

  private func legend(_ styles: TimelineStyles, _ html: inout HTMLBuilder) {
    html.element("p", ["class": "note"]) { html in
      for kind in styles.kinds {
        html.element("span", ["class": "tone-key"]) { html in
          let name = styles.name(of: kind.what, kind.tone)
          html.element("svg", ["width": "14", "height": "12", "viewBox": "0 0 14 12", "aria-hidden": "true"]) { html in
            if kind.isMark {
              html.shape("path", ["class": name + " mark", "d": "M7 0l5 6l-5 6l-5-6z"])
            } else {
              html.shape("rect", ["class": name, "y": "1", "width": "14", "height": "10", "rx": "1.5"])
            }
          }
          html.text(" " + kind.what)
        }
      }
    }
  }

  /// What happened as a table, for those who cannot see it.
  private func events(of timeline: Block.Timeline, _ html: inout HTMLBuilder) {
    let limit = 400
    let events = timeline.lanes.flatMap { lane in
      lane.intervals.map { (from: $0.from, lane: lane.name, what: $0.what, when: TimelinePlot.span($0)) }
        + lane.marks.map { (from: $0.at, lane: lane.name, what: $0.what, when: DurationText.short($0.at)) }
    }.filter(\.from.isFinite).sorted { ($0.from, $0.lane) < ($1.from, $1.lane) }
    html.element("details", ["class": "data"]) { html in
      html.element("summary", text: "Events")
      html.element("div", ["class": "scroll"]) { html in
        html.element("table") { html in
          if events.count > limit {
            html.element("caption", text: "The first \(limit) of \(DecimalText.count(events.count))")
          }
          html.element("tbody") { html in
            for event in events.prefix(limit) {
              html.element("tr") { html in
                html.element("th", ["scope": "row"], text: event.lane)
                html.element("td", text: event.what)
                html.element("td", text: event.when)
              }
            }
          }
        }
      }
    }
  }
}
