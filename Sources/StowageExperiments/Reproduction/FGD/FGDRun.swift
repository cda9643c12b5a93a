import StowageCluster
import StowageKernel
import StowageModel
public import StowageScheduling

/// One run of the experiment, done: a policy, a workload and a seed.
public struct FGDRun: Sendable {
  /// The pod list's name.
  public let workload: String
  /// The policy's name, in the published files or in Stowage.
  public let policy: String
  /// The seed.
  public let seed: Int
  /// GPUs allocated in percent, by the percent of GPUs that pods had asked for, 0 to 130.
  public let allocation: [Double]
  /// The fragmented share of the idle GPUs in percent, likewise.
  public let fragmentationRatio: [Double]
  /// The number of pods that arrived.
  public let podCount: Int
  /// The number of pods that found no place.
  public let failedCount: Int

  /// Lets the pods arrive one after another; one that finds no place is gone, and none leaves.
  ///
  /// - Throws: ``StowageCluster/ClusterError``, or ``StowageCluster/PlacementError`` where the policy is wrong.
  public init(_ workload: FGDWorkload, policy: any SchedulingPolicy, named policyName: String, seed: Int) throws {
    let order = PublishedArrivals(workload, seed: Int64(seed))
    // Nodes in the order of their ranks: the first of equals has the lowest.
    let cluster = try Cluster(nodes: order.nodes.map { workload.nodes[$0] })
    var policy = policy
    if var learner = policy as? any TypicalPodsPolicy {
      learner.learn(workload.typicalPods)
      policy = learner
    }
    var random = RandomStream(seed: UInt64(truncatingIfNeeded: seed), purpose: "policy")
    var ledger = FragmentationLedger(workload.typicalPods, cluster: cluster.view)
    var allocation = PublishedSeries()
    var ratio = PublishedSeries()
    var arrived: Int64 = 0
    var failed = 0
    let gpus = Double(workload.capacity / 1_000)
    for place in order.pods {
      let pod = cluster.add(workload.pods[place])
      arrived += workload.demands[place].total
      guard let info = PodInfo(pod, in: cluster.view) else { continue }
      if case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) {
        try cluster.bind(pod, to: placement)
        ledger.update(placement.node, in: cluster.view)
      } else {
        cluster.drop(pod)
        failed += 1
      }
      let column = Int((Double(arrived) / gpus / 10).rounded(.toNearestOrEven))
      allocation.add(Double(cluster.view.used(.gpuMilli)) / gpus / 10, at: column)
      ratio.add(ledger.ratio * 100, at: column)
    }
    self.workload = workload.name
    self.policy = policyName
    self.seed = seed
    self.allocation = allocation.means.map { ($0 * 100).rounded(.toNearestOrEven) / 100 }
    fragmentationRatio = ratio.means
    podCount = order.pods.count
    failedCount = failed
  }
}
