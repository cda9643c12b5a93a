import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageRanking
import StowageScheduling
import StowageTesting
import TestSupport
import Testing

/// The fast path decides as the plain one, draws the same random numbers, and gives the same account.
///
/// Each case is a block of seeds, each of which stands for a cluster with a history of its own. Where one differs, its seed
/// and step are told. `swift test` goes through a quarter of them, `.ci/run` through all.
@Suite(.tags(.thorough))
struct PathPropertyTests {
  private static let blockSize = 25

  private func check(
    _ purpose: String, block: Int, size: HistoryTraits.Size = .small, histories: Int = Self.blockSize,
    policy: ([PodShape], inout RandomStream) throws -> any ConfigurablePolicy
  ) throws {
    let first = UInt64(block * histories)
    let tally = try expectSameDecisions(
      seeds: first...first + UInt64(histories) - 1, purpose: purpose, size: size
    ) { shapes, random in try policy(shapes, &random).onBothPaths }
    #expect(tally.placed > 2 * histories, "too little was decided for the test to mean anything")
  }

  @Test(
    "kube-scheduler decides by both paths alike, whatever happens to the cluster",
    arguments: Thorough.blocks(25, of: 100))
  func kubernetes(block: Int) throws {
    try check("kubernetes", block: block) { _, random in
      var profile = KubernetesProfile.defaults(random.one(of: KubernetesVersion.allCases))
      profile.sampling = random.one(of: [.all, .adaptive])
      return KubernetesScheduler(profile: profile, tieBreak: random.one(of: TieBreak.allCases))
    }
  }

  @Test("and where only a part of the nodes is looked at", arguments: Thorough.blocks(5, of: 20))
  func sampled(block: Int) throws {
    try check("sampled", block: block, size: .large, histories: 4) { _, random in
      let profile = KubernetesProfile.defaults(random.one(of: KubernetesVersion.allCases))
      return KubernetesScheduler(profile: profile, tieBreak: random.one(of: TieBreak.allCases))
    }
  }

  @Test("and with other settings than the default ones", arguments: Thorough.blocks(12, of: 50))
  func configured(block: Int) throws {
    try check("configured", block: block) { _, random in
      let profile = try #require(try RandomConfiguration.profile(&random))
      return KubernetesScheduler(profile: profile, tieBreak: random.one(of: TieBreak.allCases))
    }
  }

  @Test("profiles of any plugins decide by both paths alike", arguments: Thorough.blocks(12, of: 50))
  func profiles(block: Int) throws {
    try check("profiles", block: block) { _, random in RandomProfile.profile(&random) }
  }

  @Test(
    "every policy of the catalogue decides by both paths alike",
    arguments: PolicyCatalog.names, Thorough.blocks(1, of: 3))
  func catalogue(name: String, block: Int) throws {
    try check(name, block: block) { shapes, _ in
      var policy = try #require(PolicyCatalog.entry(named: name)?.make() as? any ConfigurablePolicy)
      // Without typical pods nothing is fragmented, and all nodes are alike to the policies that go by it.
      policy.configure(PolicySettings(typicalPods: TypicalPods(counts: shapes.enumerated().map { ($1, 40 - $0) })))
      return policy
    }
  }
}
