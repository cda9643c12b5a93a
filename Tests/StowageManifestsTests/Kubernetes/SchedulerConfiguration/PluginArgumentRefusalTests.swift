import StowageManifests
import Testing

struct PluginArgumentRefusalTests {
  /// The message with which arguments are refused, without its place and the way to `args`.
  private func refusal(_ plugin: String, _ arguments: String) -> String {
    let head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"
    let text = head + "profiles:\n- pluginConfig:\n  - name: \(plugin)\n    args: {\(arguments)}\n"
    let start = "test.yaml:6: profiles[0].pluginConfig[0].args"
    let message = configurationRefusal(text)
    #expect(message.hasPrefix(start), "\(message)")
    return String(message.dropFirst(start.count))
  }

  @Test(
    "wrong arguments are refused",
    arguments: [
      (
        "NodeResourcesFit", "kind: NodeAffinityArgs", ".kind: expected NodeResourcesFitArgs, found \"NodeAffinityArgs\""
      ),
      (
        "NodeResourcesFit", "apiVersion: kubescheduler.config.k8s.io/v1beta3",
        ".apiVersion: expected kubescheduler.config.k8s.io/v1, found \"kubescheduler.config.k8s.io/v1beta3\""
      ),
      (
        "NodeResourcesFit", "ignoredResource: []",
        ": unknown field \"ignoredResource\"; did you mean \"ignoredResources\"?"
      ),
      (
        "NodeResourcesFit", "ignoredResources: [-x]",
        ".ignoredResources[0]: expected a name such as zone or example.com/zone, found \"-x\""
      ),
      (
        "NodeResourcesFit", "ignoredResourceGroups: [a.io/b]",
        ".ignoredResourceGroups[0]: expected the part of a resource's name before the /, found \"a.io/b\""
      ),
      (
        "NodeResourcesFit", "ignoredResourceGroups: [\"\"]",
        ".ignoredResourceGroups[0]: expected a name such as zone or example.com/zone, found \"\""
      ),
      ("NodeResourcesFit", "scoringStrategy: {}", ".scoringStrategy: the field \"type\" is missing"),
      (
        "NodeResourcesFit", "scoringStrategy: {type: LeastAlocated}",
        ".scoringStrategy.type: expected one of LeastAllocated, MostAllocated, RequestedToCapacityRatio,"
          + " found \"LeastAlocated\"; did you mean \"LeastAllocated\"?"
      ),
      (
        "NodeResourcesFit", "scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 101}]}",
        ".scoringStrategy.resources[0].weight: expected a whole number from 1 to 100, found the number 101"
      ),
      (
        "NodeResourcesFit", "scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: -1}]}",
        ".scoringStrategy.resources[0].weight: expected a whole number from 1 to 100, found the number -1"
      ),
      (
        "NodeResourcesFit", "scoringStrategy: {type: RequestedToCapacityRatio}",
        ".scoringStrategy: the type RequestedToCapacityRatio without requestedToCapacityRatio.shape"
      ),
      (
        "NodeResourcesFit",
        "scoringStrategy: {type: MostAllocated, requestedToCapacityRatio: {shape: [{utilization: 0, score: 0}]}}",
        ".scoringStrategy.requestedToCapacityRatio: expected the type RequestedToCapacityRatio,"
          + " found a shape, which the type MostAllocated has no use for"
      ),
      ("NodeResourcesBalancedAllocation", "resources: [{weight: 1}]", ".resources[0]: the field \"name\" is missing"),
      (
        "NodeResourcesBalancedAllocation", "resources: [{name: cpu}, {name: cpu}]",
        ".resources[1].name: \"cpu\" is there twice"
      ),
      (
        "NodeResourcesBalancedAllocation", "resources: [{name: cpu, weight: 2}]",
        ".resources[0].weight: expected 1: NodeResourcesBalancedAllocation weighs all resources alike,"
          + " found the number 2"
      ),
      (
        "InterPodAffinity", "hardPodAffinityWeight: 101",
        ".hardPodAffinityWeight: expected a whole number from 0 to 100, found the number 101"
      ),
      (
        "InterPodAffinity", "ignorePreferredTermsOfExistingPods: 1",
        ".ignorePreferredTermsOfExistingPods: expected true or false, found the number 1"
      ),
      (
        "DefaultPreemption", "minCandidateNodesPercentage: 101",
        ".minCandidateNodesPercentage: expected a whole number from 0 to 100, found the number 101"
      ),
      (
        "DefaultPreemption", "minCandidateNodesAbsolute: -1",
        ".minCandidateNodesAbsolute: expected a whole number from 0 on, found the number -1"
      ),
      (
        "DefaultPreemption", "minCandidateNodesPercentage: 0, minCandidateNodesAbsolute: 0",
        ".minCandidateNodesPercentage: expected at most one of them 0, found 0 here and in minCandidateNodesAbsolute"
      ),
      (
        "VolumeBinding", "bindTimeoutSeconds: -1",
        ".bindTimeoutSeconds: expected a whole number from 0 on, found the number -1"
      ),
      (
        "VolumeBinding", "shape: [{utilization: 0, score: 0}]",
        ".shape: a shape, which Kubernetes refuses without the feature gate StorageCapacityScoring; it is not supported"
      ),
    ])
  func arguments(plugin: String, text: String, message: String) { #expect(refusal(plugin, text) == message) }

  @Test(
    "a wrong shape is refused",
    arguments: [
      ("", ".shape: expected at least one point, found no points"),
      ("{score: 1}", ".shape[0]: the field \"utilization\" is missing"),
      ("{utilization: 1}", ".shape[0]: the field \"score\" is missing"),
      (
        "{utilization: 101, score: 1}",
        ".shape[0].utilization: expected a whole number from 0 to 100, found the number 101"
      ),
      ("{utilization: 0, score: 11}", ".shape[0].score: expected a whole number from 0 to 10, found the number 11"),
      (
        "{utilization: 50, score: 1}, {utilization: 50, score: 2}",
        ".shape[1].utilization: expected more than the 50 of the point before, found the number 50"
      ),
      (
        "{utilization: 50, score: 1}, {utilization: 49, score: 2}",
        ".shape[1].utilization: expected more than the 50 of the point before, found the number 49"
      ),
    ])
  func shapes(points: String, message: String) {
    let ratio = "{type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: [\(points)]}}"
    #expect(
      refusal("NodeResourcesFit", "scoringStrategy: " + ratio)
        == ".scoringStrategy.requestedToCapacityRatio" + message)
  }

  @Test(
    "wrong added affinity is refused",
    arguments: [
      ("required: {}", ": unknown field \"required\""),
      (
        "requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchLabels: {a: b}}]}",
        ".requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]: unknown field \"matchLabels\""
      ),
      (
        "requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
          + " [{matchFields: [{key: metadata.uid, operator: In, values: [a]}]}]}",
        ".requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].key:"
          + " expected metadata.name, found \"metadata.uid\""
      ),
      (
        "requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
          + " [{matchFields: [{key: metadata.name, operator: Exists}]}]}",
        ".requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].operator:"
          + " expected one of In, NotIn, found \"Exists\""
      ),
      (
        "requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
          + " [{matchFields: [{key: metadata.name, operator: In, values: [a, b]}]}]}",
        ".requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].values:"
          + " expected one value, found 2 values"
      ),
      (
        "preferredDuringSchedulingIgnoredDuringExecution: [{weight: 101, preference: {}}]",
        ".preferredDuringSchedulingIgnoredDuringExecution[0].weight:"
          + " expected a whole number from 1 to 100, found the number 101"
      ),
    ])
  func addedAffinity(text: String, message: String) {
    #expect(refusal("NodeAffinity", "addedAffinity: {\(text)}") == ".addedAffinity" + message)
  }

  @Test(
    "wrong default constraints are refused",
    arguments: [
      (
        "maxSkew: 0, topologyKey: a, whenUnsatisfiable: ScheduleAnyway",
        ".maxSkew: expected a whole number from 1 to 2147483647, found the number 0"
      ),
      (
        "maxSkew: 1, topologyKey: \"a b\", whenUnsatisfiable: ScheduleAnyway",
        ".topologyKey: expected a name such as zone or example.com/zone, found \"a b\""
      ),
      ("maxSkew: 1, topologyKey: a", ": the field \"whenUnsatisfiable\" is missing"),
      (
        "maxSkew: 1, topologyKey: a, whenUnsatisfiable: Never",
        ".whenUnsatisfiable: expected one of DoNotSchedule, ScheduleAnyway, found \"Never\""
      ),
      ("maxSkew: 1, topologyKey: a, whenUnsatisfiable: ScheduleAnyway, maxskew: 1", ": unknown field \"maxskew\""),
      (
        "maxSkew: 1, topologyKey: a, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}",
        ".labelSelector: a label selector, though the pods that count follow from each pod's services and controller"
      ),
      (
        "maxSkew: 1, topologyKey: a, whenUnsatisfiable: ScheduleAnyway, matchLabelKeys: [b]",
        ".matchLabelKeys: matchLabelKeys, which mean nothing in a default constraint"
      ),
    ])
  func defaultConstraints(text: String, message: String) {
    #expect(
      refusal("PodTopologySpread", "defaultingType: List, defaultConstraints: [{\(text)}]")
        == ".defaultConstraints[0]" + message)
  }

  @Test("constraints without defaultingType List, and one twice, are refused")
  func defaultingType() {
    let constraint = "{maxSkew: 1, topologyKey: a, whenUnsatisfiable: ScheduleAnyway}"
    #expect(
      refusal("PodTopologySpread", "defaultConstraints: [\(constraint)]")
        == ".defaultingType: expected List, found System, though defaultConstraints are given")
    #expect(
      refusal("PodTopologySpread", "defaultingType: List, defaultConstraints: [\(constraint), \(constraint)]")
        == ".defaultConstraints[1]: a second constraint with a and ScheduleAnyway")
    #expect(
      refusal("PodTopologySpread", "defaultingType: Lists")
        == ".defaultingType: expected one of System, List, found \"Lists\"; did you mean \"List\"?")
  }

  @Test(
    "arguments of a plugin that takes none, or is not known, are refused",
    arguments: [
      ("{name: NodeName, args: {}}", "[0].name: arguments of NodeName, which takes none"),
      ("{name: DynamicResources, args: {}}", "[0].name: arguments of DynamicResources, which are not supported"),
      ("{name: GangScheduling, args: {}}", "[0].name: the plugin \"GangScheduling\", which is not supported"),
      (
        "{name: NodeResourceFit, args: {}}",
        "[0].name: unknown plugin \"NodeResourceFit\"; plugins from outside Kubernetes are not supported;"
          + " did you mean \"NodeResourcesFit\"?"
      ),
      ("{name: NodeAffinity}", "[0]: the field \"args\" is missing"),
      ("{args: {}}", "[0]: the field \"name\" is missing"),
      (
        "{name: NodeAffinity, args: {}}, {name: NodeAffinity, args: {}}",
        "[1].name: \"NodeAffinity\" is configured twice"
      ),
    ])
  func pluginConfig(text: String, message: String) {
    let head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"
    let refusal = configurationRefusal(head + "profiles: [{pluginConfig: [\(text)]}]\n")
    #expect(refusal == "test.yaml:3: profiles[0].pluginConfig" + message)
  }
}
