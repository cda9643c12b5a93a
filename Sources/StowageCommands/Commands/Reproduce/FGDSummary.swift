import Foundation
import StowageMeasurement
import StowageReports
import StowageReproductions

/// What `reproduce fgd` prints: means over the seeds by workload and policy, and how far they agree with what was
/// published.
struct FGDSummary {
  private let runs: [FGDRun]
  private let agreement: FGDAgreement?

  init(_ runs: [FGDRun], agreement: FGDAgreement?) {
    self.runs = runs
    self.agreement = agreement
  }

  /// The table, and sentences on the agreement.
  var table: String {
    var table = TextTable(columns: [
      .init("workload"), .init("policy"), .init("runs", alignment: .right),
      .init("GPUs allocated at 100 % [%]", alignment: .right), .init("sd", alignment: .right),
      .init("at 130 %", alignment: .right), .init("fragmented of idle at 100 % [%]", alignment: .right),
      .init("failed pods", alignment: .right),
    ])
    for group in groups {
      let allocation = Sample(group.map { $0.allocation[100] })
      let end = Sample(group.map { $0.allocation[130] })
      let ratio = Sample(group.map { $0.fragmentationRatio[100] })
      let failed = Sample(group.map { Double($0.failedCount) })
      table.append([
        group[0].workload.replacingOccurrences(of: "openb_pod_list_", with: ""), group[0].policy, "\(group.count)",
        DecimalText.fixed(allocation.mean, decimals: 2),
        allocation.standardDeviation.map { DecimalText.fixed($0, decimals: 2) } ?? "",
        DecimalText.fixed(end.mean, decimals: 2), DecimalText.fixed(ratio.mean, decimals: 2),
        DecimalText.fixed(failed.mean, decimals: 1),
      ])
    }
    return table.text + sentences.map { $0 + "\n" }.joined()
  }

  /// The runs by workload and policy.
  private var groups: [[FGDRun]] {
    var groups: [[FGDRun]] = []
    for run in runs {
      if let last = groups.last?.first, last.workload == run.workload, last.policy == run.policy {
        groups[groups.count - 1].append(run)
      } else {
        groups.append([run])
      }
    }
    return groups
  }

  private var sentences: [String] {
    guard let agreement else { return [] }
    if agreement.comparedCount == 0 && agreement.randomMeans.isEmpty {
      return ["none of the \(agreement.unknownCount) runs has a published result to be compared with"]
    }
    var sentences = [
      "\(agreement.agreeingCount) of \(agreement.comparedCount) deterministic runs equal the published ones in all 131 "
        + "columns (allocation to 0.01, fragmentation ratio to 0.001)"
    ]
    if let difference = agreement.firstDifference { sentences.append("first difference: \(difference)") }
    for mean in agreement.randomMeans {
      let measure = mean.table == .allocation ? "allocation" : "fragmentation ratio"
      sentences.append(
        "Random on \(mean.workload), mean \(measure) at 100 % over \(mean.seedCount) seeds: "
          + "\(DecimalText.fixed(mean.found, decimals: 2)), published \(DecimalText.fixed(mean.expected, decimals: 2))"
          + (mean.agrees ? "" : "; further apart than chance makes likely"))
    }
    if agreement.unknownCount > 0 { sentences.append("\(agreement.unknownCount) runs have no published result") }
    return sentences
  }

  /// A line for each run and percent of load.
  var csv: String {
    var text = "workload,policy,seed,arrived,allocation,fragmentationRatio,fragmentationAmount\n"
    for run in runs {
      for column in run.allocation.indices {
        let values = [run.allocation, run.fragmentationRatio, run.fragmentationAmount].map { $0[column] }
        let fields = values.map { $0.isNaN ? "" : "\($0)" }.joined(separator: ",")
        text += "\(run.workload),\(run.policy),\(run.seed),\(column),\(fields)\n"
      }
    }
    return text
  }

  /// Everything as one JSON object: `runs`, and `agreement` where there was something to compare with.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      runs: runs.map(Run.init),
      agreement: agreement.map {
        Agreement(
          compared: $0.comparedCount, agreeing: $0.agreeingCount, withoutPublishedResult: $0.unknownCount,
          firstDifference: $0.firstDifference?.description,
          randomMeans: $0.randomMeans.map {
            RandomMean(
              workload: $0.workload, table: $0.table.fileName, found: $0.found, published: $0.expected,
              agrees: $0.agrees)
          })
      })
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }

  private struct Document: Encodable {
    let apiVersion = "stowage.dev/v1alpha1"
    let kind = "FGDReproduction"
    let runs: [Run]
    let agreement: Agreement?
  }

  private struct Run: Encodable {
    let workload: String
    let policy: String
    let seed: Int
    let pods: Int
    let failedPods: Int
    let allocation: [Double?]
    let fragmentationRatio: [Double?]
    let fragmentationAmount: [Double?]

    init(_ run: FGDRun) {
      workload = run.workload
      policy = run.policy
      seed = run.seed
      pods = run.podCount
      failedPods = run.failedCount
      allocation = run.allocation.map { $0.isNaN ? nil : $0 }
      fragmentationRatio = run.fragmentationRatio.map { $0.isNaN ? nil : $0 }
      fragmentationAmount = run.fragmentationAmount.map { $0.isNaN ? nil : $0 }
    }
  }

  private struct Agreement: Encodable {
    let compared: Int
    let agreeing: Int
    let withoutPublishedResult: Int
    let firstDifference: String?
    let randomMeans: [RandomMean]
  }

  private struct RandomMean: Encodable {
    let workload: String
    let table: String
    let found: Double
    let published: Double
    let agrees: Bool
  }
}
