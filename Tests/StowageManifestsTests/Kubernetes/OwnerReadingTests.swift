import StowageManifests
import StowageModel
import Testing

struct OwnerReadingTests {
  @Test("a service is read with the labels that it selects by")
  func service() throws {
    let read = try objects(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop, labels: {team: x}}
      spec:
        clusterIP: 10.96.0.7
        ports: [{name: http, port: 80, protocol: TCP, targetPort: 8080}]
        selector: {app: web}
        type: ClusterIP
      status: {loadBalancer: {}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: outside}, spec: {type: ExternalName, externalName: example.com}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: bare}}
      """)
    #expect(
      read.objects.services == [
        Service(
          metadata: ObjectMeta(name: "web", namespace: "shop", labels: ["team": "x"]), selector: ["app": "web"]),
        Service(metadata: ObjectMeta(name: "outside", namespace: "default")),
        Service(metadata: ObjectMeta(name: "bare", namespace: "default")),
      ])
    #expect(read.leftAside.isEmpty)
  }

  @Test("owners are read with their selectors, each kind in its notation, also where they stand for no pods")
  func owners() throws {
    let template = "template: {metadata: {labels: {app: t}}, spec: {containers: null}}"
    let read = try objects(
      """
      {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: x, uid: u}, spec: {selector: {matchLabels: {app: a}}, \(template)}}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: x}
      spec: {selector: {matchExpressions: [{key: app, operator: Exists}]}, \(template)}
      ---
      {apiVersion: v1, kind: ReplicationController, metadata: {name: x}, spec: {selector: {app: b}, \(template)}}
      ---
      {apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: {selector: {}, \(template)}}
      ---
      {apiVersion: v1, kind: ReplicationController, metadata: {name: y}, spec: {\(template)}}
      """)
    let metadata = ObjectMeta(name: "x", namespace: "default")
    #expect(
      read.objects.owners == [
        PodOwner(
          kind: .replicaSet, metadata: ObjectMeta(name: "x", namespace: "default", uid: "u"),
          selector: LabelSelector(matchLabels: ["app": "a"])),
        PodOwner(
          kind: .statefulSet, metadata: metadata,
          selector: LabelSelector(matchExpressions: [.init(key: "app", operator: .exists)])),
        PodOwner(
          kind: .replicationController, metadata: metadata, selector: LabelSelector(matchLabels: ["app": "b"])),
        PodOwner(kind: .deployment, metadata: metadata, selector: LabelSelector()),
        // Without a selector the API server takes the template's labels.
        PodOwner(
          kind: .replicationController, metadata: ObjectMeta(name: "y", namespace: "default"),
          selector: LabelSelector(matchLabels: ["app": "t"])),
      ])
    #expect(read.pods.isEmpty)
    #expect(read.leftAside.isEmpty && read.warnings.isEmpty)
  }

  @Test("an owner's selector is not made up where defaults are not wanted, or where the template has no labels")
  func withoutSelector() throws {
    let text = "{kind: ReplicaSet, metadata: {name: x}, spec: {template: {metadata: {labels: {a: b}}, spec: {}}}}"
    #expect(try objects(text, defaulting: false).objects.owners.first?.selector == nil)
    #expect(try objects(text.replacing("{a: b}", with: "{}")).objects.owners.first?.selector == nil)
  }

  @Test("a replication controller stands for its pods, and they find it")
  func replicationController() throws {
    let read = try objects(
      "{kind: ReplicationController, metadata: {name: rc}, spec: {replicas: 2, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c}]}}}}"
    )
    #expect(read.pods.map(\.qualifiedName) == ["default/rc-0", "default/rc-1"])
    let pod = try #require(read.pods.first)
    let owner = try #require(read.objects.controller(of: pod.metadata))
    #expect(owner.kind == .replicationController && owner.selector?.matches(pod.metadata.labels) == true)
  }

  @Test(
    "what is wrong with a service or an owner is named",
    arguments: [
      (
        "Service\nmetadata: {name: s}\nspec: {selector: {app: 5}}",
        "test.yaml:3: spec.selector.app: expected a text in quotes, found the number 5"
      ),
      (
        "ReplicaSet\nmetadata: {name: r}\nspec: {selector: [], template: {spec: {}}}",
        "test.yaml:3: spec.selector: expected an object, found a list"
      ),
      (
        "StatefulSet\nmetadata: {name: r}\nspec: {selector: {matchExpressions: [{key: a, operator: Has}]}, template: {spec: {}}}",
        "test.yaml:3: spec.selector.matchExpressions[0].operator: expected one of In, NotIn, Exists, DoesNotExist, found \"Has\""
      ),
      (
        "ReplicationController\nmetadata: {name: r}\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {}}}",
        "test.yaml:3: spec.selector.matchLabels: expected a text, found an object"
      ),
    ])
  func wrong(text: String, message: String) {
    #expect(manifestRefusal("kind: " + text) == message)
  }
}
