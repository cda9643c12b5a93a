import Foundation
import StowageKit

/// The tables that are read.
enum Table: String, CaseIterable {
  /// Alibaba's list of 2023.
  case openb
  /// The project's own.
  case stowage

  /// The first line.
  var columns: String {
    switch self {
    case .openb:
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time"
    case .stowage: "name,arrival,duration,cpu,memory,gpus,gpu_milli,gpu_models,priority,labels"
    }
  }
}

/// Tables of exactly 100 megabytes and a line at most, the same for the same seed, in the folder for temporary files.
enum TemporaryTable {
  /// The size that a table reaches.
  static let bytes = 100_000_000

  /// Where the table is.
  static func path(_ table: Table, isQuoted: Bool) -> String {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("stowage-\(table.rawValue)\(isQuoted ? "-quoted" : "").csv").path
  }

  /// Writes the table.
  static func write(_ table: Table, isQuoted: Bool) throws {
    var random = RandomStream(seed: 1)
    var text = Data((table.columns + "\n").utf8)
    text.reserveCapacity(bytes + 200)
    var number = 0
    var time = 0
    let shapes = (0..<300).map { _ in shape(table, &random) }
    while text.count < bytes {
      time += random.next(below: 20_000)
      let second = time / 1_000
      // Some shapes are frequent and most are rare, as in the real list.
      let shape = shapes[min(random.next(below: 300), random.next(below: 300))]
      let length = random.next(below: 1_000_000)
      let row: [String] =
        switch table {
        case .openb:
          ["openb-pod-\(1_000 + number % 9_000)"] + shape + [
            ["LS", "BE", "Burstable", "Guaranteed"][random.next(below: 4)],
            ["Running", "Succeeded", "Failed"][random.next(below: 3)], "\(second)", "\(second + length)", "\(second)",
          ]
        case .stowage:
          ["pod-\(number)", "\(second).\(String(1_000 + time % 1_000).dropFirst())", "\(length)"] + shape
        }
      let line = isQuoted ? row.map { "\"\($0)\"" }.joined(separator: ",") : row.joined(separator: ",")
      text.append(contentsOf: Array((line + "\n").utf8))
      number += 1
    }
    try text.write(to: URL(fileURLWithPath: path(table, isQuoted: isQuoted)))
  }

  /// The fields that say what a pod asks for.
  private static func shape(_ table: Table, _ random: inout RandomStream) -> [String] {
    let cpu = [500, 1_000, 4_000, 6_000, 11_400, 32_000][random.next(below: 6)]
    let memory = [1_024, 4_096, 12_288, 65_536][random.next(below: 4)]
    let gpus = [0, 1, 1, 1, 2, 8][random.next(below: 6)]
    let milli = gpus == 1 ? 10 + random.next(below: 991) : gpus == 0 ? 0 : 1_000
    let models = gpus == 0 ? "" : ["", "", "V100M16|V100M32", "T4"][random.next(below: 4)]
    switch table {
    case .openb: return ["\(cpu)", "\(memory)", "\(gpus)", "\(milli)", models]
    case .stowage:
      return [
        "\(cpu)m", "\(memory)Mi", gpus == 0 ? "" : "\(gpus)", gpus == 1 ? "\(milli)" : "", models, "0",
        "app=a\(random.next(below: 7))",
      ]
    }
  }
}
