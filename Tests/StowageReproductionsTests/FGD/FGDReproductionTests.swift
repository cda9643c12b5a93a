import StowageScheduling
import TestSupport
import Testing

@testable import StowageReproductions

struct FGDReproductionTests {
  private static let data = SharedData.path("traces/openb")

  @Test(
    "one seed of each deterministic policy agrees in every column of the published tables",
    .enabled(if: SharedData.isAvailable, "needs ../shared with the lists and results of the experiment"),
    arguments: [("default", 1...5), ("gpuspec33", 5...5)])
  func everyColumn(workload: String, policies: ClosedRange<Int>) async throws {
    let experiment = try FGDReproduction(
      dataFolder: Self.data, workloads: [workload], policies: Array(FGDPolicy.published[policies]), seeds: [43])
    let runs = try await experiment.run(threads: 2)
    let agreement = FGDAgreement(of: runs, with: try FGDPublishedResults(folder: Self.data + "/expected"))
    #expect(agreement.comparedCount == policies.count)
    #expect(agreement.agreeingCount == policies.count, "\(agreement.firstDifference.map { "\($0)" } ?? "")")
  }

  @Test("as many pods arrive as in the original", .enabled(if: SharedData.isAvailable, "needs ../shared"))
  func podCounts() throws {
    let workload = try FGDWorkload(
      name: "default", nodesPath: Self.data + "/openb_node_list_gpu_node.csv",
      podsPath: Self.data + "/openb_pod_list_default.csv")
    let counts = (42...51).map { PublishedArrivals(workload, seed: $0).pods.count }
    #expect(counts == [10_866, 10_793, 10_863, 10_813, 10_814, 10_831, 10_805, 10_835, 10_766, 10_859])
    #expect(workload.typicalPods.demands.count == 35)
  }

  @Test("the results are the same on one thread and on two", .enabled(if: SharedData.isAvailable, "needs ../shared"))
  func threads() async throws {
    let experiment = try FGDReproduction(
      dataFolder: Self.data, workloads: ["multigpu50"], policies: [FGDPolicy.named("random")], seeds: [42, 43])
    let one = try await experiment.run(threads: 1)
    let two = try await experiment.run(threads: 2)
    for table in FGDTable.allCases { #expect(table.csv(one) == table.csv(two)) }
  }

  @Test("a policy is known by its published name, its short name and its name here; another is refused")
  func names() throws {
    #expect(try FGDPolicy.named("06-FGD").name == "06-FGD")
    #expect(try FGDPolicy.named("bestFit").name == "05-BestFit")
    #expect(try FGDPolicy.named("fragmentationGradientDescent").name == "06-FGD")
    #expect(try FGDPolicy.named("firstFit").isPublished == false)
    #expect {
      try FGDPolicy.named("gpuPackin")
    } throws: {
      "\($0)".contains("did you mean \"gpuPacking\"")
    }
  }
}
