import StowageMeasurement
import StowageReports

extension SampleReport {
  /// What features could bring beside the map and what did not fit: replicas over time, failures, a note.
  var features: [ComparisonReport.PolicyBlock] {
    Self.policies.enumerated().flatMap { index, policy in
      [replicas(index), power(index), failures(index), Self.note].map { .init(policy: policy, $0) }
    }
  }

  private func replicas(_ policy: Int) -> Block {
    func line(_ name: String, _ share: Double, isStepped: Bool) -> Block.Chart.Line {
      var noise = SampleNoise(state: UInt64(policy * 11 + 3))
      let points = stride(from: 0, to: bins, by: 8).map { bin in
        let wave = SampleRun.wave(Double(bin) / Double(bins) * 9) + noise.unit() * 0.2
        return Block.Chart.Point(Double(bin) * binSeconds, ((wave + 1.3) * 40 * share).rounded())
      }
      return .init(name, points: points, isStepped: isStepped)
    }
    return Block(
      key: "replicas", title: "Replicas of the web front end", explanation: "Wanted, and ready to serve.",
      content: .chart(
        .init(
          x: .init("simulated time", unit: .seconds), y: .init("replicas"),
          lines: [line("wanted", 1, isStepped: true), line("ready", 0.9, isStepped: true)])))
  }

  private func power(_ policy: Int) -> Block {
    Block(
      key: "power", title: "Power by load", explanation: "What the nodes draw at so much of their CPU.",
      content: .chart(
        .init(
          x: .init("CPU in use", unit: .percent), y: .init("power", unit: "kW", decimals: 1),
          lines: [
            .init(
              "power",
              points: stride(from: 0.0, through: 100, by: 5).map { .init($0, 120 + $0 * Self.reach[policy] * 4) })
          ])))
  }

  private func failures(_ policy: Int) -> Block {
    var noise = SampleNoise(state: UInt64(policy * 7 + 1))
    let whole = Double(bins) * binSeconds
    let lanes = (0..<9).map { node in
      let starts = (0..<3).map { _ in noise.unit() * whole }.sorted()
      return Block.Timeline.Lane(
        "openb-node-01\(node)",
        intervals: starts.enumerated().flatMap { index, start -> [Block.Timeline.Interval] in
          let end = start + whole / 60 + noise.unit() * whole / 30
          return [
            .init("not ready", from: start, until: start + whole / 80, tone: .bad),
            .init("down", from: start + whole / 80, until: node == 4 && index == 2 ? nil : end, tone: .bad),
          ]
        }, marks: starts.map { .init("pods replaced", at: $0 + whole / 90, tone: .good) })
    }
    return Block(
      key: "failures", title: "What failed and was healed", concern: .failures,
      facts: [.init("failures", 27), .init("mean time to repair", whole / 40, unit: .seconds)],
      content: .timeline(.init(lanes: lanes)))
  }

  private static let note = Block(
    key: "caveats", title: "What is not modelled",
    content: .note("Networks are without limits.\nImages are on all nodes."))
}
