import StowageManifests
import StowageModel
import Testing

struct WorkloadReadingTests {
  private let template = "template: {metadata: {labels: {app: w}}, spec: {containers: [{name: c}]}}"

  private func names(_ text: String) throws -> [String] { try objects(text).pods.map(\.qualifiedName) }

  @Test("a deployment stands for its pods, which belong to it")
  func deployment() throws {
    let objects = try objects(
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: ns, uid: u}\nspec: {replicas: 3, \(template)}"
    )
    #expect(objects.pods.map(\.qualifiedName) == ["ns/web-0", "ns/web-1", "ns/web-2"])
    #expect(objects.pods.allSatisfy { $0.metadata.labels["app"] == "w" && $0.phase == .pending })
    // Every pod of a deployment carries the hash of the template.
    let hashes = Set(objects.pods.map { $0.metadata.labels["pod-template-hash"] })
    #expect(hashes.count == 1 && hashes.first != nil)
    #expect(
      objects.pods.first?.metadata.ownerReferences
        == [OwnerReference(kind: "Deployment", name: "web", uid: "u", isController: true)])
    #expect(objects.leftAside.isEmpty)
  }

  @Test("replicas are one unless given, and a job has those that run side by side and are still to do")
  func replicas() throws {
    #expect(try names("{kind: StatefulSet, metadata: {name: s}, spec: {\(template)}}") == ["default/s-0"])
    #expect(try names("{kind: ReplicaSet, metadata: {name: s}, spec: {replicas: 0, \(template)}}").isEmpty)
    func job(_ fields: String, _ status: String = "{}") throws -> Int {
      try names("{kind: Job, metadata: {name: j}, spec: {\(fields) \(template)}, status: \(status)}").count
    }
    #expect(try job("") == 1)
    #expect(try job("parallelism: 4,") == 4)
    #expect(try job("parallelism: 4, completions: 2,") == 2)
    #expect(try job("parallelism: 4, completions: 9,", "{succeeded: 7}") == 2)
    #expect(try job("parallelism: 4, suspend: true,") == 0)
    #expect(try job("", "{completionTime: \"2026-01-01T00:00:00Z\"}") == 0)
  }

  @Test("workloads whose pods are there as well are not expanded, directly or through their replica set")
  func notTwice() throws {
    let pod = """
      {kind: Pod, metadata: {name: web-5f-x, labels: {pod-template-hash: 5f}, ownerReferences:
      [{kind: ReplicaSet, name: web-5f, controller: true}]}, spec: {containers: []}}
      """
    let set = """
      {kind: ReplicaSet, metadata: {name: web-5f, ownerReferences: [{kind: Deployment, name: web}]},
      spec: {\(template)}}
      """
    let deployment = "{kind: Deployment, metadata: {name: web}, spec: {\(template)}}"
    #expect(try names("\(pod)\n---\n\(set)\n---\n\(deployment)") == ["default/web-5f-x"])
    #expect(try names("\(deployment)\n---\n\(pod)") == ["default/web-5f-x"])
    #expect(try names("\(set)\n---\n\(deployment)") == ["default/web-0"])
    #expect(try names(set) == ["default/web-5f-0"])
    let both = try objects("\(pod)\n---\n\(set)")
    #expect(both.leftAside.isEmpty)
    #expect(both.objects.owners.map(\.metadata.name) == ["web-5f"])
    // The same names in another namespace are other objects.
    let elsewhere = deployment.replacing("{name: web}", with: "{name: web, namespace: other}")
    #expect(try names("\(elsewhere)\n---\n\(pod)") == ["default/web-5f-x", "other/web-0"])
  }

  @Test(
    "what is wrong with a workload is named",
    arguments: [
      ("kind: Deployment\nmetadata: {name: w}\nspec: {}", "test.yaml:3: spec: the field \"template\" is missing"),
      (
        "kind: Deployment\nmetadata: {name: w}\nspec: {replicas: -1, template: {spec: {}}}",
        "test.yaml:3: spec.replicas: expected a whole number from 0 to 1000000, found the number -1"
      ),
      (
        "kind: Deployment\nmetadata: {name: w}\nspec:\n  template:\n    spec: {containers: [{name: c, resources: {limits: {cpu: x}}}]}",
        "test.yaml:5: spec.template.spec.containers[0].resources.limits.cpu: expected a quantity such as 500m, 2 or 1.5Gi, found \"x\""
      ),
    ])
  func wrong(text: String, message: String) {
    #expect(manifestRefusal(text) == message)
  }
}

/// Small inputs that stand for much.
struct WorkloadNumberTests {
  @Test("the pods of all workloads together are bounded before any is made")
  func sum() {
    let template = "template: {spec: {containers: [{name: c}]}}"
    let one = "{kind: Deployment, metadata: {name: NAME}, spec: {replicas: 600000, \(template)}}"
    let text = one.replacing("NAME", with: "a") + "\n---\n" + one.replacing("NAME", with: "b")
    #expect(
      manifestRefusal(text)
        == "test.yaml:3: spec.template: expected at most 1000000 in all, found 1200000 pods of workloads up to here")
  }
}
