import StowageKernel
import StowageManifests
import StowageModel
import Testing

struct KubectlOutputTests {
  /// The shape of `kubectl get pods,nodes -o json`, with the fields that it has and nothing here needs.
  private static let output = #"""
    {
        "apiVersion": "v1",
        "items": [
            {
                "apiVersion": "v1",
                "kind": "Pod",
                "metadata": {
                    "creationTimestamp": "2026-01-02T03:04:05Z",
                    "generateName": "web-7d4b9c-",
                    "labels": {"app": "web", "pod-template-hash": "7d4b9c"},
                    "name": "web-7d4b9c-x2k8p",
                    "namespace": "shop",
                    "ownerReferences": [
                        {"apiVersion": "apps/v1", "blockOwnerDeletion": true, "controller": true,
                         "kind": "ReplicaSet", "name": "web-7d4b9c", "uid": "0d1c"}
                    ],
                    "resourceVersion": "4711",
                    "uid": "9a8b"
                },
                "spec": {
                    "containers": [
                        {
                            "env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}],
                            "image": "registry.example/web:v3",
                            "imagePullPolicy": "IfNotPresent",
                            "name": "web",
                            "ports": [{"containerPort": 8080, "protocol": "TCP"}],
                            "resources": {"limits": {"memory": "256Mi"}, "requests": {"cpu": "250m", "memory": "128Mi"}},
                            "volumeMounts": [{"mountPath": "/var/run", "name": "token", "readOnly": true}]
                        }
                    ],
                    "dnsPolicy": "ClusterFirst",
                    "enableServiceLinks": true,
                    "nodeName": "worker-1",
                    "preemptionPolicy": "PreemptLowerPriority",
                    "priority": 0,
                    "restartPolicy": "Always",
                    "schedulerName": "default-scheduler",
                    "securityContext": {},
                    "tolerations": [
                        {"effect": "NoExecute", "key": "node.kubernetes.io/not-ready", "operator": "Exists",
                         "tolerationSeconds": 300}
                    ]
                },
                "status": {"phase": "Running", "podIP": "10.0.0.7", "qosClass": "Burstable"}
            },
            {
                "apiVersion": "v1",
                "kind": "Node",
                "metadata": {"creationTimestamp": "2026-01-01T00:00:00Z", "name": "worker-1",
                             "labels": {"kubernetes.io/hostname": "worker-1"}},
                "spec": {"podCIDRs": ["10.0.0.0/24"], "providerID": "example:///1"},
                "status": {
                    "addresses": [{"address": "10.0.0.1", "type": "InternalIP"}],
                    "allocatable": {"cpu": "3920m", "ephemeral-storage": "47093746742", "hugepages-2Mi": "0",
                                    "memory": "15007812Ki", "pods": "110"},
                    "capacity": {"cpu": "4", "ephemeral-storage": "50620216Ki", "hugepages-2Mi": "0",
                                 "memory": "16393284Ki", "pods": "110"},
                    "images": [{"names": ["registry.example/web:v3"], "sizeBytes": 123456}],
                    "nodeInfo": {"kubeletVersion": "v1.34.1"}
                }
            }
        ],
        "kind": "List",
        "metadata": {"resourceVersion": ""}
    }
    """#

  @Test("what kubectl prints is read")
  func kubectl() throws {
    let objects = try objects(Self.output)
    let pod = try #require(objects.pods.first)
    let node = try #require(objects.nodes.first)
    #expect(pod.qualifiedName == "shop/web-7d4b9c-x2k8p")
    #expect(pod.spec.effectiveRequests == [.cpu: 250, .memory: 134_217_728])
    #expect(pod.spec.hostPorts.isEmpty)
    #expect(pod.spec.nodeName == node.name)
    #expect(pod.phase == .running)
    // 15,007,812 KiB and 50,620,216 KiB in bytes
    #expect(node.allocatable[.memory] == 15_367_999_488)
    #expect(node.capacity[.ephemeralStorage] == 51_835_101_184)
    #expect(node.allocatable.contains("hugepages-2Mi"))
    #expect(objects.leftAside.isEmpty)
    #expect(objects.warnings.isEmpty)
  }

  @Test("cut off anywhere it is refused with the last line that is there", arguments: [100, 1_000, 2_000, 3_000])
  func truncated(length: Int) {
    let start = String(Self.output.prefix(length))
    let line = start.count { $0 == "\n" } + 1
    #expect(refusal(start).hasPrefix("test.yaml:\(line): expected "))
    #expect(refusal(start).hasSuffix("found the end of the file"))
  }
}
