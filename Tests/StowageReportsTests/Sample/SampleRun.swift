/// One seed of one policy in ``SampleReport``: a fluid queue with noise.
struct SampleRun {
  var allocation: [Double] = []
  var waiting: [Double] = []
  var busy: [Double] = []
  var fragments: [Double] = []
  var neverPlaced = 0

  init(_ sample: SampleReport, policy: Int, seed: Int) {
    var noise = SampleNoise(state: UInt64(seed * 7_919 + policy + 1))
    let reach = SampleReport.reach[policy] + (noise.unit() - 0.5) * 0.006
    var queue = 0.0
    var level = 0.0
    var wobble = 0.0
    for bin in 0..<sample.bins {
      let time = Double(bin) / Double(sample.bins)
      let day = Self.wave(time * 9)
      wobble = wobble * 0.8 + (noise.unit() - 0.5) * 0.04
      let demand = min(0.12 + time * 4, 0.62 + 0.26 * time) + 0.16 * day + wobble
      let offered = demand + queue / 2_000
      level = min(offered, reach - 0.012 * noise.unit())
      queue = max(queue + (demand - level) * 1_500, 0)
      allocation.append(max(level, 0) * 100)
      waiting.append(queue)
      busy.append(Double(sample.nodes) * min(0.30 + level * 0.70 + (0.95 - reach) * 0.4, 1))
      fragments.append(max((1 - reach) * 70 * level + noise.unit() * 0.4, 0))
    }
    neverPlaced = max(Int((0.957 - reach) * 420 + noise.unit() * 5), 0)
  }

  /// A smooth wave between -1 and 1 with period 1, made of parabolas.
  static func wave(_ time: Double) -> Double {
    let phase = (time - time.rounded(.down)) * 2
    let local = phase < 1 ? phase : phase - 1
    let height = 4 * local * (1 - local)
    return phase < 1 ? height : -height
  }
}

/// A small generator for samples (Knuth's MMIX constants).
struct SampleNoise {
  var state: UInt64

  mutating func unit() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let mixed = (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Double(mixed >> 11) * 0x1p-53
  }
}
