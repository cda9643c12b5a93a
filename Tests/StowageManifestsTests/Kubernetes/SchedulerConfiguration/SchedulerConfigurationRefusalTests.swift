import StowageManifests
import Testing

/// The message with which a configuration file is refused; empty where it is not.
func configurationRefusal(_ text: String) -> String {
  do {
    _ = try SchedulerConfigurationReader().read(bytes: Array(text.utf8), file: "test.yaml")
    return ""
  } catch {
    return error.description
  }
}

struct SchedulerConfigurationRefusalTests {
  private static let head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"

  @Test(
    "a file that is no configuration of this version is refused",
    arguments: [
      (
        "apiVersion: kubescheduler.config.k8s.io/v1beta3\nkind: KubeSchedulerConfiguration\n",
        "test.yaml:1: apiVersion: expected kubescheduler.config.k8s.io/v1,"
          + " found \"kubescheduler.config.k8s.io/v1beta3\""
      ),
      (
        "kind: KubeSchedulerConfiguration\n",
        "test.yaml:1: apiVersion: expected kubescheduler.config.k8s.io/v1, found an object without apiVersion"
      ),
      ("apiVersion: v1\nkind: Pod\n", "test.yaml:2: kind: expected KubeSchedulerConfiguration, found \"Pod\""),
      ("a: 1\n", "test.yaml:1: kind: expected KubeSchedulerConfiguration, found an object without a kind"),
      ("- 1\n", "test.yaml:1: expected an object, found a list"),
      ("", "test.yaml:1: expected a YAML or JSON document, found an empty file"),
      (
        head + "---\n" + head,
        "test.yaml:4: expected one KubeSchedulerConfiguration alone, found a second document"
      ),
    ])
  func otherFiles(text: String, message: String) { #expect(configurationRefusal(text) == message) }

  @Test(
    "a wrong field of the configuration is refused",
    arguments: [
      ("paralellism: 1", "test.yaml:3: unknown field \"paralellism\"; did you mean \"parallelism\"?"),
      ("parallelism: 0", "test.yaml:3: parallelism: expected a whole number from 1 on, found the number 0"),
      ("parallelism: many", "test.yaml:3: parallelism: expected a whole number, found \"many\""),
      (
        "percentageOfNodesToScore: 101",
        "test.yaml:3: percentageOfNodesToScore: expected a whole number from 0 to 100, found the number 101"
      ),
      (
        "percentageOfNodesToScore: -1",
        "test.yaml:3: percentageOfNodesToScore: expected a whole number from 0 to 100, found the number -1"
      ),
      (
        "podInitialBackoffSeconds: 0",
        "test.yaml:3: podInitialBackoffSeconds: expected a whole number from 1 to 3155760000, found the number 0"
      ),
      (
        "podInitialBackoffSeconds: 5\npodMaxBackoffSeconds: 4",
        "test.yaml:4: podMaxBackoffSeconds: expected at least podInitialBackoffSeconds, 5, found the number 4"
      ),
      // The default of the longest wait is 10 s: a longer first wait needs a longer longest one.
      (
        "podInitialBackoffSeconds: 11",
        "test.yaml:1: podMaxBackoffSeconds: expected at least podInitialBackoffSeconds, 11, found the number 10"
      ),
      (
        "podMaxBackoffSeconds: 9223372036854775807",
        "test.yaml:3: podMaxBackoffSeconds: expected a whole number from 1 to 3155760000,"
          + " found the number 9223372036854775807"
      ),
      (
        "extenders: [{urlPrefix: http://x}]",
        "test.yaml:3: extenders[0]: an extender; extenders are not supported, for what they answer is not in the file"
      ),
      ("leaderElection: yes", "test.yaml:3: leaderElection: expected an object, found true"),
      ("enableProfiling: 1", "test.yaml:3: enableProfiling: expected true or false, found the number 1"),
      ("profiles: {}", "test.yaml:3: profiles: expected a list, found an object"),
      (
        "profiles: [{schedulerName: a}, {}]",
        "test.yaml:3: profiles[1]: expected a name of its own for each profile, found a profile without schedulerName"
      ),
      (
        "profiles: [{schedulerName: \"\"}]",
        "test.yaml:3: profiles[0]: expected a name of its own for each profile, found a profile without schedulerName"
      ),
      (
        "profiles:\n- schedulerName: a\n- schedulerName: a",
        "test.yaml:5: profiles[1].schedulerName: \"a\" is the name of profiles[0] already"
      ),
      (
        "profiles: [{percentageOfNodesToScore: 200}]",
        "test.yaml:3: profiles[0].percentageOfNodesToScore: expected a whole number from 0 to 100,"
          + " found the number 200"
      ),
      ("profiles: [{plugin: {}}]", "test.yaml:3: profiles[0]: unknown field \"plugin\"; did you mean \"plugins\"?"),
    ])
  func wrongFields(text: String, message: String) { #expect(configurationRefusal(Self.head + text) == message) }

  @Test(
    "wrong plugins are refused",
    arguments: [
      ("filters: {}", "unknown field \"filters\"; did you mean \"filter\"?"),
      ("filter: {enable: []}", ".filter: unknown field \"enable\"; did you mean \"enabled\"?"),
      ("filter: {enabled: [{weight: 1}]}", ".filter.enabled[0]: the field \"name\" is missing"),
      (
        "score: {enabled: [{name: NodeAffinity, wieght: 1}]}",
        ".score.enabled[0]: unknown field \"wieght\"; did you mean \"weight\"?"
      ),
      (
        "score: {enabled: [{name: NodeAffinity, weight: 2147483648}]}",
        ".score.enabled[0].weight: expected a whole number from -2147483648 to 2147483647,"
          + " found the number 2147483648"
      ),
      (
        "score: {enabled: [{name: NodeAfinity}]}",
        ".score.enabled[0].name: unknown plugin \"NodeAfinity\"; plugins from outside Kubernetes are not supported;"
          + " did you mean \"NodeAffinity\"?"
      ),
      (
        "multiPoint: {enabled: [{name: Coscheduling}]}",
        ".multiPoint.enabled[0].name: unknown plugin \"Coscheduling\";"
          + " plugins from outside Kubernetes are not supported"
      ),
      (
        "score: {disabled: [{name: ImageLocalty}]}",
        ".score.disabled[0].name: unknown plugin \"ImageLocalty\";"
          + " plugins from outside Kubernetes are not supported; did you mean \"ImageLocality\"?"
      ),
      (
        "multiPoint: {enabled: [{name: GangScheduling}]}",
        ".multiPoint.enabled[0].name: the plugin \"GangScheduling\", which is not supported"
      ),
      (
        "score: {disabled: [{name: SelectorSpread}]}",
        ".score.disabled[0].name: the plugin \"SelectorSpread\","
          + " which kubescheduler.config.k8s.io/v1 does not have any more"
      ),
      (
        "score: {enabled: [{name: NodeAffinity}, {name: NodeAffinity, weight: 3}]}",
        ".score.enabled[1].name: \"NodeAffinity\" is switched on twice"
      ),
      (
        "score: {disabled: [{name: NodeAffinity}, {name: NodeAffinity}]}",
        ".score.disabled[1].name: \"NodeAffinity\" is switched off twice"
      ),
      (
        "filter: {enabled: [{name: ImageLocality}]}",
        ".filter.enabled[0].name: \"ImageLocality\" has no part in filter, only in score"
      ),
      (
        "queueSort: {enabled: [{name: NodeName}]}",
        ".queueSort.enabled[0].name: \"NodeName\" has no part in queueSort, only in filter"
      ),
      (
        "bind: {enabled: [{name: MyBinder}]}",
        ".bind.enabled[0].name: unknown plugin \"MyBinder\"; plugins from outside Kubernetes are not supported"
      ),
      (
        "placementScore: {enabled: []}",
        ".placementScore: plugins for groups of pods; groups of pods are not supported"
      ),
    ])
  func wrongPlugins(text: String, message: String) {
    let refusal = configurationRefusal(Self.head + "profiles:\n- plugins:\n    " + text)
    let separator = message.hasPrefix(".") ? "" : ": "
    #expect(refusal == "test.yaml:5: profiles[0].plugins" + separator + message)
  }

  @Test("switching off what is not there, and a plugin that only later versions have, changes nothing")
  func harmlessSwitches() {
    let text = "profiles: [{plugins: {filter: {disabled: [{name: ImageLocality}, {name: GangScheduling}]}}}]"
    #expect(configurationRefusal(Self.head + text) == "")
  }

  @Test("profiles with another queueSort are refused")
  func queueSort() {
    let text =
      "profiles:\n- schedulerName: a\n- schedulerName: b\n  plugins: {queueSort: {enabled: [{name: PrioritySort}]}}"
    #expect(
      configurationRefusal(Self.head + text)
        == "test.yaml:6: profiles[1].plugins.queueSort: another queueSort than that of profiles[0];"
        + " there is one queue for all profiles")
  }
}
