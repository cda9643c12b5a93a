public import StowageScheduling

extension NodeRankingProvider {
  /// The fast path, from what is cached of shapes and nodes, as far as plugins declare what they depend on.
  public static let cached = NodeRankingProvider { CachedRanking($0, $1) }
}

extension Profile {
  /// A profile of these plugins, which decides on the fast path wherever it can.
  public init(
    name: String, filters: [any FilterPlugin] = Feasibility.defaultFilters, scorers: [Scorer],
    tieBreak: TieBreak = .first, deviceChoice: DeviceChoice = .tightest
  ) {
    self.init(
      name: name, filters: filters, scorers: scorers, tieBreak: tieBreak, deviceChoice: deviceChoice, ranking: .cached)
  }
}

extension KubernetesScheduler {
  /// A scheduler with one profile, which decides on the fast path wherever it can; of equally good nodes it takes any with the
  /// same chance, unless told otherwise.
  public init(profile: KubernetesProfile, tieBreak: TieBreak = .random) {
    self.init(profile: profile, tieBreak: tieBreak, ranking: .cached)
  }
}
