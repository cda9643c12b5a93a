import StowageConformance
import StowageFiles
import StowageManifests
import StowageModel
import StowagePlanning
import StowageScheduling
import TestSupport
import Testing

/// Configuration files from text to profile.
struct SchedulerConfigurationTests {
  private func profiles(_ text: String, _ version: KubernetesVersion) throws -> [KubernetesProfile] {
    let head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"
    let file = try SchedulerConfigurationReader().read(bytes: Array((head + text).utf8), file: "test.yaml")
    do {
      return try KubernetesProfile.profiles(of: file.configuration, version: version)
    } catch {
      throw file.located(error)
    }
  }

  private func weights(_ profile: KubernetesProfile) -> [String] {
    profile.scorers.map { "\($0.plugin.name) \($0.weight)" }
  }

  @Test("a packing profile beside the default one", arguments: KubernetesVersion.allCases)
  func packing(version: KubernetesVersion) throws {
    let profiles = try profiles(
      """
      clientConnection: {kubeconfig: /etc/kubernetes/scheduler.conf}
      leaderElection: {leaderElect: true}
      profiles:
        - schedulerName: default-scheduler
        - schedulerName: packing
          plugins:
            score:
              disabled: [{name: "*"}]
              enabled: [{name: NodeResourcesFit}]
          pluginConfig:
            - name: NodeResourcesFit
              args: {scoringStrategy: {type: MostAllocated, resources: [{name: nvidia.com/gpu, weight: 10}, {name: cpu}]}}
      """, version)
    #expect(profiles.map(\.schedulerName) == ["default-scheduler", "packing"])
    #expect(weights(profiles[0]) == weights(.defaults(version)))
    #expect(weights(profiles[1]) == ["NodeResourcesFit 1"])
    #expect(profiles[1].filters.map(\.name) == KubernetesProfile.defaults(version).filters.map(\.name))
    let score = try #require(profiles[1].scorers.first?.plugin as? NodeResourcesFitScore)
    #expect(score.strategy == .most)
    #expect(score.resources == [.init("nvidia.com/gpu", weight: 10), .init(.cpu)])
  }

  @Test("a profile that filters and does not score")
  func withoutScores() throws {
    let profile = try #require(
      profiles(
        "profiles: [{plugins: {preScore: {disabled: [{name: \"*\"}]}, score: {disabled: [{name: \"*\"}]}}}]", .v1_34
      ).first)
    #expect(profile.scorers.isEmpty)
    #expect(profile.filters.count == KubernetesProfile.defaults(.v1_34).filters.count)
  }

  @Test("what can't be built is refused with its place in the file")
  func refusal() {
    #expect {
      try profiles("profiles:\n- plugins:\n    preFilter:\n      disabled:\n      - name: NodePorts\n", .v1_34)
    } throws: {
      ($0 as? ManifestError)?.description
        == "test.yaml:6: profiles[0].plugins.preFilter: NodePorts switched off here and on at filter,"
        + " with which kube-scheduler fails every pod that comes that far"
    }
  }

  /// Kubernetes' defaults, all of them said.
  private static let everything = """
    parallelism: 16
    percentageOfNodesToScore: 0
    podInitialBackoffSeconds: 1
    podMaxBackoffSeconds: 10
    profiles:
      - schedulerName: default-scheduler
        plugins:
          multiPoint:
            disabled: [{name: "*"}]
            enabled:
              - {name: SchedulingGates, weight: 0}
              - {name: PrioritySort, weight: 0}
              - {name: NodeUnschedulable, weight: 0}
              - {name: NodeName, weight: 0}
              - {name: TaintToleration, weight: 3}
              - {name: NodeAffinity, weight: 2}
              - {name: NodePorts, weight: 0}
              - {name: NodeResourcesFit, weight: 1}
              - {name: VolumeRestrictions, weight: 0}
              - {name: NodeVolumeLimits, weight: 0}
              - {name: VolumeBinding, weight: 0}
              - {name: VolumeZone, weight: 0}
              - {name: PodTopologySpread, weight: 2}
              - {name: InterPodAffinity, weight: 2}
              - {name: DynamicResources, weight: 0}
              - {name: DefaultPreemption, weight: 0}
              - {name: NodeResourcesBalancedAllocation, weight: 1}
              - {name: ImageLocality, weight: 1}
              - {name: DefaultBinder, weight: 0}
        pluginConfig:
          - name: DefaultPreemption
            args: {minCandidateNodesAbsolute: 100, minCandidateNodesPercentage: 10}
          - name: InterPodAffinity
            args: {hardPodAffinityWeight: 1, ignorePreferredTermsOfExistingPods: false}
          - name: NodeAffinity
            args: {}
          - name: NodeResourcesBalancedAllocation
            args: {resources: [{name: cpu, weight: 1}, {name: memory, weight: 1}]}
          - name: NodeResourcesFit
            args: {scoringStrategy: {type: LeastAllocated, resources: [{name: cpu, weight: 1}, {name: memory, weight: 1}]}}
          - name: PodTopologySpread
            args: {defaultingType: System}
          - name: VolumeBinding
            args: {bindTimeoutSeconds: 600}
    """

  @Test(
    "a file that says all of Kubernetes' defaults decides as recorded",
    .enabled(if: SharedData.isAvailable, "needs the folder shared beside the checkout"),
    arguments: KubernetesVersion.allCases, ["taints", "defaultspread"])
  func recorded(version: KubernetesVersion, family: String) throws {
    var configured = try #require(profiles(Self.everything, version).first)
    #expect(configured.sampling == .adaptive)
    #expect(configured.queue == QueueSettings())
    #expect(configured.preemption == PreemptionSettings())
    let path = SharedData.path("conformance/kube-scheduler-\(version.rawValue)/\(family).jsonl.gz")
    for recording in try Recording.read(bytes: FileContents.read(path), file: path) {
      configured.sampling = recording.sampling
      let replayed = try ReplayedCase(recording, profile: configured)
      for (decision, differences) in zip(replayed.decisions, replayed.differences) {
        #expect(differences.isEmpty, "\(replayed.name) \(decision.pod): \(differences.prefix(5))")
      }
    }
  }
}
