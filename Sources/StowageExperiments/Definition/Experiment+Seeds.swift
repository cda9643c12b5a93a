import StowageModel

extension Experiment {
  /// Whether the runs of the scheduler at `index` differ from seed to seed: because its policy, the workload or a feature
  /// uses chance.
  ///
  /// Where they do not, one run says it all.
  public func variesWithSeed(scheduler index: Int, on input: ExperimentInput) -> Bool {
    input.workload.seedVaries != nil || schedulers[index].usesChance || features.contains { $0.seedVaries != nil }
  }
}
