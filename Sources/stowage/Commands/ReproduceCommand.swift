import ArgumentParser
import Foundation
import StowageExperiments
import StowageScheduling

struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "reproduce", abstract: "x")
  @Option var data: String
  @Option var workload: String = "default"
  @Option var policy: String = "06-FGD"
  @Option var seed: Int = 42
  @Option var times: Int = 1

  func run() throws {
    let clock = ContinuousClock()
    var loaded: FGDWorkload?
    let reading = try clock.measure {
      loaded = try FGDWorkload(
        name: "openb_pod_list_\(workload)", nodesPath: data + "/openb_node_list_gpu_node.csv",
        podsPath: data + "/openb_pod_list_\(workload).csv")
    }
    guard let loaded, let published = PublishedPolicy(rawValue: policy),
      let entry = PolicyCatalog.entry(named: published.policyName)
    else { return }
    var run: FGDRun?
    for _ in 0..<times {
      let time = try clock.measure { run = try FGDRun(loaded, policy: entry.make(), named: policy, seed: seed) }
      Terminal.writeError("read \(reading) run \(time)\n")
    }
    guard let run else { return }
    Terminal.writeError("pods \(run.podCount) failed \(run.failedCount)\n")
    let head = "\(run.workload),\(run.policy),1.3,\(run.seed)"
    Terminal.write("\(head),6212,\(run.allocation.map { "\($0)" }.joined(separator: ","))\n")
    Terminal.write("\(head),\(run.fragmentationRatio.map { "\($0)" }.joined(separator: ","))\n")
  }
}
