import StowageScheduling
import Testing

struct NodeSamplingTests {
  // The share is 50 - n / 125 percent in whole numbers, not below 5, and the number not below 100; fewer than 100 nodes
  // are all looked at.
  //   100: 50 % = 50 -> 100        200: 49 % = 98 -> 100      260: 48 % = 124.8 -> 124
  //   1000: 42 % = 420             5000: 10 % = 500           5624: 50 - 44 = 6 % = 337.4
  //   5625: 50 - 45 = 5 % = 281.2  6000: 50 - 48 = 2 -> 5 % = 300
  @Test(
    "by default the share shrinks as the cluster grows",
    arguments: [
      (0, 0), (1, 1), (99, 99), (100, 100), (101, 100), (200, 100), (260, 124), (1_000, 420), (5_000, 500),
      (5_624, 337), (5_625, 281), (6_000, 300), (10_000, 500), (15_000, 750),
    ])
  func adaptive(nodes: Int, enough: Int) {
    #expect(NodeSampling.adaptive.enough(of: nodes) == enough)
  }

  // 30 %: 334 nodes give 100.2, 340 give 102. 1 % of 20 000 is 200: the floor of 5 % is the default share's alone.
  @Test(
    "a configured share is taken as it is, and still finds 100 nodes",
    arguments: [
      (30, 99, 99), (30, 100, 100), (30, 334, 100), (30, 340, 102), (30, 1_000, 300), (1, 20_000, 200),
      (100, 99, 99), (100, 100, 100), (100, 6_001, 6_001),
    ])
  func configured(percentage: Int, nodes: Int, enough: Int) {
    #expect(NodeSampling(percentage: percentage).enough(of: nodes) == enough)
  }

  @Test("the names stand for their percentages")
  func names() {
    #expect(NodeSampling.adaptive == NodeSampling(percentage: 0))
    #expect(NodeSampling.all == NodeSampling(percentage: 100))
  }
}
