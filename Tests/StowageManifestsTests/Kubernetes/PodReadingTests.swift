import StowageKernel
import StowageManifests
import StowageModel
import Testing

struct PodReadingTests {
  private func pod(_ text: String, defaulting: Bool = true) throws -> Pod {
    let head = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"
    return try #require(try objects(head + text, defaulting: defaulting).pods.first)
  }

  @Test("every field of a pod that matters is read")
  func wholePod() throws {
    let pod = try pod(
      """
      spec:
        nodeName: n1
        schedulerName: mine
        priority: 7
        preemptionPolicy: Never
        nodeSelector: {disk: ssd}
        overhead: {cpu: 10m}
        resources: {requests: {cpu: 2}}
        schedulingGates: [{name: wait}]
        tolerations:
          - {key: a, operator: Equal, value: b, effect: NoExecute, tolerationSeconds: 300}
          - {operator: Exists}
        topologySpreadConstraints:
          - {maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, minDomains: 3,
             nodeAffinityPolicy: Ignore, nodeTaintsPolicy: Honor, matchLabelKeys: [h], labelSelector: {}}
          - {maxSkew: 1, topologyKey: host, whenUnsatisfiable: ScheduleAnyway}
        initContainers:
          - {name: side, restartPolicy: Always, resources: {requests: {cpu: 50m}}}
        containers:
          - name: c
            image: "registry/a:v1"
            ports: [{containerPort: 80, hostPort: 8080, protocol: UDP, hostIP: 10.0.0.1}, {containerPort: 81}]
            resources: {requests: {cpu: 100m}, limits: {cpu: 200m, memory: 1Gi}}
      status: {phase: Running}
      """)
    #expect(pod.qualifiedName == "default/p")
    #expect(pod.phase == .running)
    let expected = PodSpec(
      containers: [
        Container(
          name: "c", image: "registry/a:v1",
          resources: ResourceRequirements(
            requests: [.cpu: 100, .memory: 1 << 30], limits: [.cpu: 200, .memory: 1 << 30]),
          hostPorts: [HostPort(protocol: .udp, hostIP: "10.0.0.1", port: 8080)])
      ],
      initContainers: [
        Container(name: "side", resources: ResourceRequirements(requests: [.cpu: 50]), restartPolicy: .always)
      ],
      resources: ResourceRequirements(requests: [.cpu: 2_000]), overhead: [.cpu: 10], nodeSelector: ["disk": "ssd"],
      tolerations: [
        Toleration(key: "a", value: "b", effect: .noExecute, tolerationSeconds: 300), Toleration(operator: .exists),
      ],
      topologySpreadConstraints: [
        TopologySpreadConstraint(
          maxSkew: 2, topologyKey: "zone", whenUnsatisfiable: .doNotSchedule, labelSelector: LabelSelector(),
          minDomains: 3, nodeAffinityPolicy: .ignore, nodeTaintsPolicy: .honor, matchLabelKeys: ["h"]),
        TopologySpreadConstraint(
          maxSkew: 1, topologyKey: "host", whenUnsatisfiable: .scheduleAnyway, labelSelector: nil),
      ],
      nodeName: "n1", priority: 7, preemptionPolicy: .never, schedulerName: "mine", schedulingGates: ["wait"])
    #expect(pod.spec == expected)
  }

  @Test("affinity of all three kinds is read")
  func affinity() throws {
    let pod = try pod(
      """
      spec:
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
                - matchExpressions: [{key: gen, operator: Gt, values: ["5"]}]
                  matchFields: [{key: metadata.name, operator: In, values: [n1]}]
            preferredDuringSchedulingIgnoredDuringExecution:
              - {weight: 10, preference: {matchExpressions: [{key: a, operator: Exists}]}}
          podAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              - {topologyKey: zone, labelSelector: {matchLabels: {app: x}}, namespaces: [], namespaceSelector: {}}
          podAntiAffinity:
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 100
                podAffinityTerm:
                  topologyKey: host
                  namespaces: [a, b]
                  matchLabelKeys: [h]
                  mismatchLabelKeys: [t]
                  labelSelector: {matchExpressions: [{key: app, operator: NotIn, values: [y]}]}
      """)
    let term = NodeSelectorTerm(
      matchExpressions: [NodeSelectorRequirement(key: "gen", operator: .greaterThan, values: ["5"])],
      matchFields: [NodeSelectorRequirement(key: "metadata.name", operator: .in, values: ["n1"])])
    let other = PodAffinityTerm(
      labelSelector: LabelSelector(matchExpressions: [
        LabelSelector.Requirement(key: "app", operator: .notIn, values: ["y"])
      ]), topologyKey: "host", namespaces: ["a", "b"], matchLabelKeys: ["h"], mismatchLabelKeys: ["t"])
    let expected = Affinity(
      requiredNodes: NodeSelector(nodeSelectorTerms: [term]),
      preferredNodes: [
        PreferredSchedulingTerm(
          weight: 10,
          preference: NodeSelectorTerm(matchExpressions: [NodeSelectorRequirement(key: "a", operator: .exists)]))
      ],
      requiredPods: [
        PodAffinityTerm(
          labelSelector: LabelSelector(matchLabels: ["app": "x"]), topologyKey: "zone",
          namespaceSelector: LabelSelector())
      ],
      preferredAntiPods: [WeightedPodAffinityTerm(weight: 100, term: other)])
    #expect(pod.spec.affinity == expected)
  }

  @Test("on the host's network every port of a container is a port of the node")
  func hostNetwork() throws {
    let text =
      "spec: {hostNetwork: true, containers: [{name: c, ports: [{containerPort: 80}, {containerPort: 9, hostPort: 9}]}]}"
    #expect(try pod(text).spec.hostPorts == [HostPort(port: 80), HostPort(port: 9)])
    #expect(try pod(text, defaulting: false).spec.hostPorts == [HostPort(port: 9)])
  }

  // The API server's rule: cpu from the containers' sum 300m, memory from the pod's limit, as no container asks for any.
  @Test("pod-level requests are filled in from the containers, then from the pod's limits")
  func podLevelDefaults() throws {
    let text =
      "spec: {resources: {limits: {cpu: 1, memory: 1Ki}}, containers: [{name: a, resources: {requests: {cpu: 100m}}}, {name: b, resources: {limits: {cpu: 200m}}}]}"
    #expect(try pod(text).spec.resources?.requests == [.cpu: 300, .memory: 1_024])
    #expect(try pod(text, defaulting: false).spec.resources?.requests == [:])
    #expect(try pod(text, defaulting: false).spec.containers[1].resources.requests == [:])
  }

  // Containers 1 + 2 = 3 devices, the init container 2 at its turn: the larger is 3.
  @Test("GPUs are summed over containers, the larger of that and each init container counts")
  func gpus() throws {
    let containers =
      "[{name: a, resources: {limits: {nvidia.com/gpu: 1}}}, {name: b, resources: {limits: {nvidia.com/gpu: 2}}}]"
    let small = try pod(
      "spec: {containers: \(containers), initContainers: [{name: i, resources: {limits: {nvidia.com/gpu: 2}}}]}")
    #expect(small.spec.gpu == GPURequest(wholeDevices: 3))
    #expect(small.spec.effectiveRequests["nvidia.com/gpu"] == 3)
    let large = try pod(
      "spec: {containers: \(containers), initContainers: [{name: i, resources: {limits: {amd.com/gpu: 5}}}]}")
    #expect(large.spec.gpu == GPURequest(wholeDevices: 8))
    #expect(try pod("spec: {containers: [{name: a}]}").spec.gpu == nil)
  }

  @Test("shares of a GPU are read from the annotations of open-gpu-share")
  func gpuShares() throws {
    func gpu(_ annotations: String) throws -> GPURequest? {
      let text = "kind: Pod\nmetadata: {name: p, annotations: {\(annotations), x: y}}\nspec: {containers: []}"
      let pod = try #require(try objects(text).pods.first)
      #expect(pod.metadata.annotations == ["x": "y"])
      return pod.spec.gpu
    }
    let share = "alibabacloud.com/gpu-milli: \"460\", alibabacloud.com/gpu-count: \"1\""
    #expect(try gpu(share) == GPURequest(milli: 460))
    #expect(
      try gpu(share + ", alibabacloud.com/gpu-card-model: \"V100M32|V100M16\"")
        == GPURequest(milli: 460, models: ["V100M16", "V100M32"]))
    #expect(
      try gpu("alibabacloud.com/gpu-milli: \"1000\", alibabacloud.com/gpu-count: \"8\"") == GPURequest(wholeDevices: 8))
    #expect(try gpu("alibabacloud.com/gpu-milli: \"0\"") == nil)
    func refused(_ annotations: String) -> String {
      manifestRefusal("kind: Pod\nmetadata:\n  name: p\n  annotations: {\(annotations)}\nspec: {containers: []}")
    }
    #expect(
      refused("alibabacloud.com/gpu-milli: \"1001\"")
        == "test.yaml:4: metadata.annotations: expected a whole number from 0 to 1000, found alibabacloud.com/gpu-milli \"1001\""
    )
    #expect(
      refused("alibabacloud.com/gpu-milli: \"500\", alibabacloud.com/gpu-count: \"2\"")
        == "test.yaml:4: metadata.annotations: expected 1000 for more than one device, found 2 devices with alibabacloud.com/gpu-milli 500"
    )
  }

  @Test(
    "what is wrong with a pod is named with line and path",
    arguments: [
      ("metadata: {name: p}", "test.yaml:1: the field \"spec\" is missing"),
      ("metadata: {name: p}\nspec: {containers: {}}", "test.yaml:3: spec.containers: expected a list, found an object"),
      (
        "metadata: {name: p}\nspec: {containers: [{image: x}]}",
        "test.yaml:3: spec.containers[0]: the field \"name\" is missing"
      ),
      (
        "metadata: {name: p}\nspec: {containers: [{name: c, resources: {requests: {cpu: 1x}}}]}",
        "test.yaml:3: spec.containers[0].resources.requests.cpu: expected a quantity such as 500m, 2 or 1.5Gi, found \"1x\""
      ),
      (
        "metadata: {name: p}\nspec: {containers: [{name: c, ports: [{hostPort: 65536}]}]}",
        "test.yaml:3: spec.containers[0].ports[0].hostPort: expected a whole number from 0 to 65535, found the number 65536"
      ),
      (
        "metadata: {name: p}\nspec: {tolerations: [{key: a, operator: Equals}]}",
        "test.yaml:3: spec.tolerations[0].operator: expected one of Equal, Exists, found \"Equals\"; did you mean \"Equal\"?"
      ),
      (
        "metadata: {name: p}\nspec: {tolerations: [{value: a}]}",
        "test.yaml:3: spec.tolerations[0].operator: expected Exists, or a key, found \"Equal\" without a key"
      ),
      (
        "metadata: {name: p}\nspec: {priority: 3000000000}",
        "test.yaml:3: spec.priority: expected a whole number from -2147483648 to 2147483647, found the number 3000000000"
      ),
      (
        "metadata: {name: p}\nstatus: {phase: Runing}\nspec: {}",
        "test.yaml:3: status.phase: expected one of Pending, Running, Succeeded, Failed, Unknown, found \"Runing\"; did you mean \"Running\"?"
      ),
      (
        "metadata: {name: p}\nspec: {affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Like}]}]}}}}",
        "test.yaml:3: spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].operator: expected one of In, NotIn, Exists, DoesNotExist, Gt, Lt, found \"Like\""
      ),
      (
        "metadata: {name: p}\nspec: {affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 101}]}}}",
        "test.yaml:3: spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: expected a whole number from 1 to 100, found the number 101"
      ),
      (
        "metadata: {name: p}\nspec: {topologySpreadConstraints: [{maxSkew: 0}]}",
        "test.yaml:3: spec.topologySpreadConstraints[0].maxSkew: expected a whole number from 1 to 2147483647, found the number 0"
      ),
    ])
  func wrong(text: String, message: String) {
    #expect(manifestRefusal("kind: Pod\n" + text) == message)
  }

  @Test("what a pod needs of its node's features is read from its restart rules and its users")
  func features() throws {
    let plain = try pod("spec: {containers: [{name: c}]}\n")
    #expect(plain.spec.usesHostUsers && plain.spec.requiredNodeFeatures.isEmpty)
    let demanding = try pod(
      """
      spec:
        hostNetwork: true
        hostUsers: false
        containers:
          - name: c
            restartPolicy: Never
            restartPolicyRules: [{action: Restart}, {action: RestartAllContainers, exitCodes: {operator: In, values: [9]}}]
      """)
    #expect(
      demanding.spec.requiredNodeFeatures == [
        "RestartAllContainersOnContainerExits", "UserNamespacesHostNetworkSupport",
      ])
    let restarting = try pod(
      "spec: {containers: [{name: c, restartPolicyRules: [{action: Restart}]}]}\n")
    #expect(restarting.spec.requiredNodeFeatures.isEmpty)
  }
}
