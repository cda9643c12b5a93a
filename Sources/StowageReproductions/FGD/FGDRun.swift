import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageScheduling

/// One run of the experiment, done: a policy, a workload and a seed.
public struct FGDRun: Sendable {
  /// The pod list's name.
  public let workload: String
  /// The policy's name, in the published files or in Stowage.
  public let policy: String
  /// The seed, from which the order of the pods and all chance of the run follow.
  public let seed: Int
  /// GPUs allocated in percent, by the percent of GPUs that pods had asked for, 0 to 130.
  public let allocation: [Double]
  /// The fragmented share of the idle GPUs in percent, likewise.
  public let fragmentationRatio: [Double]
  /// The fragmented idle GPUs in percent of all GPUs, likewise.
  public let fragmentationAmount: [Double]
  /// The number of GPUs of all nodes.
  public let gpuCount: Int
  /// Whether chance had a part in the policy's decisions.
  public let usesChance: Bool
  /// The number of pods that arrived.
  public let podCount: Int
  /// The number of pods that found no place.
  public let failedCount: Int

  /// Lets the pods arrive one after another; one that finds no place is gone, and none leaves.
  ///
  /// - Throws: ``ClusterError``, or ``PlacementError`` where the policy is wrong.
  public init(_ workload: FGDWorkload, policy choice: FGDPolicy, seed: Int) throws {
    let order = PublishedArrivals(workload, seed: Int64(seed))
    // Nodes in the order of their ranks: the first of equals has the lowest.
    let cluster = try Cluster(nodes: order.nodes.map { workload.nodes[$0] })
    let isPublishedRandom = choice.isPublished && choice.usesChance
    let settings = PolicySettings(typicalPods: workload.typicalPods)
    let scheduler = Scheduler(
      settings.applied(to: isPublishedRandom ? PublishedRandom(order, of: workload) : choice.make()),
      queue: ImmediateQueue(), random: RandomStream(seed: UInt64(truncatingIfNeeded: seed), purpose: "policy"))
    let actuator = DryRunActuator(cluster)
    var ledger = FragmentationLedger(workload.typicalPods, cluster: cluster.view)
    var allocation = PublishedSeries()
    var ratio = PublishedSeries()
    var amount = PublishedSeries()
    var arrived: Int64 = 0
    var failed = 0
    let gpus = Double(workload.capacity / GPUDevice.wholeMilli)
    for index in order.pods {
      let pod = cluster.add(workload.pods[index])
      arrived += workload.demands[index].total
      // No decision: a pod like it was refused, and nothing has changed since that could help it.
      if let decided = scheduler.next(in: cluster.view, at: .origin), case .place(let placement) = decided.decision {
        for action in scheduler.actions(for: decided, in: cluster.view) { try actuator.carryOut(action) }
        ledger.update(placement.node, in: cluster.view)
      } else {
        cluster.drop(pod)
        failed += 1
      }
      let column = Int((Double(arrived) / gpus / 10).rounded(.toNearestOrEven))
      allocation.add(Double(cluster.view.used(.gpuMilli)) / gpus / 10, at: column)
      ratio.add(ledger.ratio * 100, at: column)
      amount.add(ledger.fragmentedMilli, at: column)
    }
    self.workload = workload.name
    self.policy = choice.name
    usesChance = choice.usesChance
    gpuCount = Int(workload.capacity / GPUDevice.wholeMilli)
    self.seed = seed
    self.allocation = allocation.means.map { ($0 * 100).rounded(.toNearestOrEven) / 100 }
    fragmentationAmount = amount.means.map { (($0 * 100 / 1_000 / gpus) * 100).rounded(.toNearestOrEven) / 100 }
    fragmentationRatio = ratio.means
    podCount = order.pods.count
    failedCount = failed
  }
}
