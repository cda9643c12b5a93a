import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import StowageTesting

/// Profiles of any filters and scores with any weights, such as nobody ships.
enum RandomProfile {
  static func profile(_ random: inout RandomStream) -> Profile {
    let affinity = InterPodAffinity(
      hardPodAffinityWeight: random.one(of: [0, 1, 50]), ignoresPreferredTermsOfExistingPods: random.once(in: 2))
    let spread = PodTopologySpread(defaults: defaults(&random))
    let filters: [any FilterPlugin] = [
      NodeUnschedulable(), NodeName(), TaintToleration(), NodeAffinity(), NodePorts(), VolumeRestrictions(),
      VolumeZone(),
      spread, affinity,
    ]
    var scores: [any ScorePlugin] = [
      TaintToleration(), NodeAffinity(), NodeResourcesFitScore(), spread, affinity, ImageLocality(),
      NodeResourcesBalancedAllocation(random.one(of: [.evenness, .improvement])),
      RemainingCapacity(random.one(of: [.least, .most])),
      Alignment(), NodeResourcesAllocated(random.one(of: [.least, .most])),
    ]
    // A plugin that is there twice is one that no counts are kept for.
    if random.once(in: 4) { scores += [spread, affinity, spread, affinity] }
    let share = random.number(in: 1...5)
    return Profile(
      name: "any",
      filters: filters.filter { _ in random.once(in: 2) } + [NodeResourcesFit(), GPUDevices()],
      scorers: scores.filter { _ in random.next(below: 5) < share }.map {
        // Now and then so much that totals take more than 16 bits.
        Profile.Scorer($0, weight: Int64(random.number(in: 1...9) * (random.once(in: 6) ? 1_000 : 1)))
      }, tieBreak: random.one(of: TieBreak.allCases), deviceChoice: random.one(of: DeviceChoice.allCases))
  }

  private static func defaults(_ random: inout RandomStream) -> PodTopologySpread.Defaults {
    random.once(in: 2)
      ? .system
      : .list([
        TopologySpreadConstraint(
          maxSkew: 2, topologyKey: TopologyLabel.zone,
          whenUnsatisfiable: random.one(of: TopologySpreadConstraint.Action.allCases), labelSelector: nil)
      ])
  }
}
