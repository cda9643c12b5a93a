import Foundation
import StowageManifests
import StowageModel
import StowagePlanning
import StowageScheduling
import TestSupport

/// The inputs in `Tests/Cases`.
enum CaseFiles {
  static func documents(_ files: [String], in folder: String) throws -> [DocumentValue] {
    try files.flatMap { file in
      let bytes = [UInt8](try Data(contentsOf: Repository.file("Tests/Cases/\(folder)/\(file)")))
      return try DocumentReader.read(bytes: bytes, file: file)
    }
  }

  /// The decisions on the pods of these files, in order, as the default kube-scheduler of 1.36 or that of `config` makes them:
  /// `POD BEST|BEST`, `POD -` or `POD NODE < VICTIM, VICTIM`. Of equal nodes the first by name is taken.
  static func decisions(_ files: [String], in folder: String, config: String? = nil) throws -> [String] {
    var profiles = [KubernetesProfile.defaults(.v1_36)]
    if let config {
      let bytes = [UInt8](try Data(contentsOf: Repository.file("Tests/Cases/\(folder)/\(config)")))
      let read = try SchedulerConfigurationReader().read(bytes: bytes, file: config)
      profiles = try KubernetesProfile.profiles(of: read.configuration, version: .v1_36)
    }
    let snapshot = ClusterSnapshot(
      try KubernetesReader().read(documents(files, in: folder)), schedulers: Set(profiles.map(\.schedulerName)))
    var session = try SchedulingSession(snapshot, profiles: profiles, tieBreak: .firstName)
    return try session.decideAll().map { decision in
      if let preemption = decision.preemption {
        return "\(decision.pod) \(preemption.node) < \(preemption.victims.joined(separator: ", "))"
      }
      return "\(decision.pod) \(decision.outcome == .scheduled ? decision.bestNodes.joined(separator: "|") : "-")"
    }
  }
}
