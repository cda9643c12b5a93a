import StowageMeasurement
import StowageReports

extension SampleReport {
  /// The sample's node kinds: how many of 1,213 nodes, and GPU, CPU, memory and pods of each.
  private static let kinds: [(group: String, share: Double, capacities: [Double])] = [
    ("G2", 0.45, [8, 96, 384, 110]), ("T4", 0.17, [2, 64, 256, 110]), ("P100", 0.13, [2, 64, 512, 110]),
    ("V100M32", 0.10, [8, 96, 384, 110]), ("V100M16", 0.06, [8, 96, 384, 110]), ("CPU only", 0.09, [0, 96, 256, 110]),
  ]

  func maps(of runs: [[SampleRun]]) -> [ComparisonReport.PolicyBlock] {
    let nodes = (0..<nodes).map { index in
      var left = Double(index) / Double(self.nodes)
      let kind = Self.kinds.first { kind in
        left -= kind.share
        return left < 0
      }
      let digits = String(index)
      return Block.NodeMap.Node(
        "openb-node-" + String(repeating: "0", count: 4 - digits.count) + digits,
        group: kind?.group ?? "CPU only", capacities: kind?.capacities ?? [0, 96, 256, 110])
    }
    return Self.policies.indices.map { policy in
      let map = Block.NodeMap(
        resources: [
          .init("GPU", decimals: 1, leadsGroups: true), .init("CPU"), .init("memory", unit: "GiB"),
          .init("pods", isScarce: false),
        ],
        nodes: nodes, snapshots: snapshots(of: runs[policy][0], policy: policy, nodes: nodes))
      return .init(
        policy: Self.policies[policy],
        Block(key: "map", title: "The cluster as a map", concern: .nodes, content: .nodeMap(map)))
    }
  }

  private func snapshots(
    of run: SampleRun, policy: Int, nodes: [Block.NodeMap.Node]
  ) -> [Block.NodeMap.Snapshot] {
    (0..<snapshots).map { index in
      let bin = index * (bins - 1) / max(snapshots - 1, 1)
      let level = run.allocation[bin] / 100
      var noise = SampleNoise(state: UInt64(index * 31 + policy + 5))
      let packs = policy == 1 || policy == 4
      let spread = policy == 2 ? 0.12 : policy == 3 ? 0.5 : packs ? 0.2 : 0.35
      var shares = [[Double?]](repeating: [], count: 4)
      for (place, node) in nodes.enumerated() {
        let order = Double((place * (packs ? 1 : 7)) % nodes.count) / Double(nodes.count)
        let slope = policy >= 2 && policy < 4 ? level : min(max((level - order) * 4 + 0.5, 0), 1)
        let load = min(max(slope + (noise.unit() - 0.5) * spread * 2, 0), 1)
        let gpus = node.capacities[0]
        let isAbsent = place % 401 == 17 && index > 9 && index < 16
        let gpu = gpus > 0 ? (load * gpus * 2).rounded() / (gpus * 2) : 0
        let cpu = (load * (0.35 + 0.5 * noise.unit()) * 96).rounded() / 96
        let values = [gpu, gpus > 0 ? cpu : load, cpu * 0.8, (load * 14).rounded() / 110]
        for resource in 0..<4 { shares[resource].append(isAbsent ? nil : values[resource]) }
      }
      return .init(seconds: Double(bin) * binSeconds, shares: shares)
    }
  }

  func unplaced(of runs: [[SampleRun]]) -> [ComparisonReport.PolicyBlock] {
    let shapes: [(String, Double, Double)] = [
      ("8 GPU · 96 CPU · 384 GiB", 0.66, 212_000), ("8 GPU · 64 CPU · 256 GiB", 0.2, 148_300),
      ("4 GPU · 48 CPU · 192 GiB", 0.08, 61_200), ("2 GPU (V100M32) · 24 CPU · 96 GiB", 0.06, 30_400),
      ("1 GPU · 12 CPU · 64 GiB", 0, 4_720), ("0.5 GPU · 4 CPU · 16 GiB", 0, 310),
    ]
    return Self.policies.indices.map { policy in
      let never = Double(runs[policy].reduce(0) { $0 + $1.neverPlaced })
      let stress = (1 - Self.reach[policy]) * 10
      let table = Block.Table(
        columns: [
          .init("pods that waited"), .init("waited"), .init("never placed", isAlarming: true),
          .init("longest wait", unit: .seconds), .init("why (nodes)"),
        ],
        rows: shapes.enumerated().map { place, shape in
          [
            .text(shape.0), .number((stress * Double(340 - place * 40)).rounded(.down)),
            .number((never * shape.1).rounded(.down)), .number(shape.2 * stress),
            .counts([
              .init("Insufficient nvidia.com/gpu", Int(stress * Double(90_400 - place * 12_000))),
              .init("node(s) had GPU fragments too small", Int(stress * Double(31_000 - place * 4_000))),
              .init("Insufficient cpu", 1_204 - place * 150),
            ]),
          ]
        })
      return .init(
        policy: Self.policies[policy],
        Block(
          key: "unplaced", title: "What did not fit", concern: .unplaced,
          explanation: "What pods asked for, how long they waited, and what the nodes answered, by count.",
          facts: [.init("never placed", never), .init("longest wait", 212_000 * stress, unit: .seconds)],
          content: .table(table)))
    }
  }

  var provenance: ComparisonReport.Provenance {
    .init(
      facts: [
        .init("Experiment", "gpu-packing.yaml"), .init("Stowage", "0.1.0"),
        .init("Seeds", "\(seeds) (1 to \(seeds)); a seed varies the order of pods that arrive in the same minute"),
        .init("Trace", "openb_pod_list_default.csv · SHA-256 7d0c4f6f0c0b5b52c9f0a1f1c5ad7e33"),
        .init("Nodes", "openb_node_list_gpu_node.csv · SHA-256 13b1f2b7f1f0b6b5a5d2c8e93b7c55d0"),
        .init("Machine", "Linux x86-64, 2 cores, 4 min 12 s"),
      ],
      command: "stowage compare gpu-packing.yaml --seeds 1...3 --report gpu-packing.html",
      warnings: ["37 pods of the trace ask for a GPU model that no node has; they were left out."])
  }
}
