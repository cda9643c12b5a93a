import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// What nodes say that they can do (nodedeclaredfeatures.go, 1.36).
struct NodeDeclaredFeaturesTests {
  private let restart = "RestartAllContainersOnContainerExits"
  private let users = "UserNamespacesHostNetworkSupport"

  @Test("a pod goes to nodes that declare all that it needs, and one that needs nothing goes anywhere")
  func features() throws {
    let cluster = try Cluster(
      nodes: [[], [restart], [users], [users, "Other", restart]].enumerated().map { index, features in
        var node = Node(metadata: ObjectMeta(name: "n\(index)"), allocatable: [.pods: 9])
        node.declaredFeatures = features
        return node
      })
    let no = Rejection.Code.unschedulableAndUnresolvable
    func codes(_ spec: PodSpec) throws -> [Rejection.Code?] {
      cluster.codes(try cluster.waiting(spec), NodeDeclaredFeatures())
    }
    var spec = PodSpec(containers: [Container(name: "a"), Container(name: "b")])
    #expect(try codes(spec) == [nil, nil, nil, nil])
    spec.containers[1].restartsAllContainers = true
    #expect(try codes(spec) == [no, nil, no, nil])
    // Users of its own matter on the host's network alone.
    spec.usesHostUsers = false
    #expect(try codes(spec) == [no, nil, no, nil])
    spec.hostNetwork = true
    #expect(try codes(spec) == [no, no, no, nil])
    spec.containers = []
    #expect(try codes(spec) == [no, no, nil, nil])
    var starting = Container(name: "i")
    starting.restartsAllContainers = true
    #expect(try codes(PodSpec(initContainers: [starting])) == [no, nil, no, nil])
    #expect(
      try cluster.reasons(cluster.waiting(spec), NodeDeclaredFeatures())[0]
        == ["node(s) didn't match Pod's required features"])
  }

  @Test("only from 1.36 on nodes are asked what they declare, after all else")
  func versions() {
    let names = KubernetesVersion.allCases.map { KubernetesPlugins.filters($0).map(\.name) }
    #expect(names[1] == names[0] + ["NodeDeclaredFeatures"])
  }
}
