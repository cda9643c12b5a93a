import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Neighbours that must be, or must not be (interpodaffinity/filtering.go, 1.34).
struct InterPodAffinityFilterTests {
  private let filter = InterPodAffinity()
  private let noAffinity = ["node(s) didn't match pod affinity rules"]
  private let ownAnti = ["node(s) didn't match pod anti-affinity rules"]
  private let theirAnti = ["node(s) didn't satisfy existing pods anti-affinity rules"]

  private func term(_ labels: [String: String], _ key: String = "zone") -> PodAffinityTerm {
    PodAffinityTerm(labelSelector: LabelSelector(matchLabels: labels), topologyKey: key)
  }

  private func near(_ terms: PodAffinityTerm...) -> PodSpec { PodSpec(affinity: Affinity(requiredPods: terms)) }
  private func away(_ terms: PodAffinityTerm...) -> PodSpec { PodSpec(affinity: Affinity(requiredAntiPods: terms)) }

  private func zones() throws -> Cluster { try Cluster.labelled(["zone": "z1"], ["zone": "z1"], ["zone": "z2"], [:]) }

  @Test("the pod goes to domains with such a pod, and to no node that lacks the key")
  func affinity() throws {
    let cluster = try zones()
    try cluster.bind(labels: ["app": "web"], to: 0)
    try cluster.bind(labels: ["app": "web"], to: 3)
    let pod = try cluster.waiting(near(term(["app": "web"])))
    #expect(cluster.reasons(pod, filter) == [[], [], noAffinity, noAffinity])
    #expect(cluster.codes(pod, filter)[2] == .unschedulableAndUnresolvable)
  }

  @Test("one pod must match all terms together; each term then looks at its own key")
  func allTerms() throws {
    let cluster = try Cluster.labelled(
      ["zone": "z1", "rack": "r1"], ["zone": "z1", "rack": "r2"], ["zone": "z2", "rack": "r1"])
    let pod = try cluster.waiting(near(term(["app": "web"]), term(["tier": "a"], "rack")))
    try cluster.bind(labels: ["app": "web"], to: 0)
    try cluster.bind(labels: ["tier": "a"], to: 0)
    #expect(cluster.reasons(pod, filter) == [noAffinity, noAffinity, noAffinity])
    try cluster.bind(labels: ["app": "web", "tier": "a"], to: 0)
    #expect(cluster.reasons(pod, filter) == [[], noAffinity, noAffinity])
  }

  @Test("the first of a kind that wants its own kind may go anywhere that has the key, until there is one")
  func firstOfItsKind() throws {
    let cluster = try zones()
    let own = near(term(["app": "web"]))
    #expect(try cluster.reasons(cluster.waiting(own, labels: ["app": "web"]), filter) == [[], [], [], noAffinity])
    #expect(try cluster.reasons(cluster.waiting(own, labels: ["app": "db"]), filter)[0] == noAffinity)
    // It must match all of its terms.
    let two = near(term(["app": "web"]), term(["tier": "a"]))
    #expect(try cluster.reasons(cluster.waiting(two, labels: ["app": "web"]), filter)[0] == noAffinity)
    // A pod on the node without the key is in no domain, and does not count.
    try cluster.bind(labels: ["app": "web"], to: 3)
    #expect(try cluster.reasons(cluster.waiting(own, labels: ["app": "web"]), filter) == [[], [], [], noAffinity])
    try cluster.bind(labels: ["app": "web"], to: 2)
    #expect(
      try cluster.reasons(cluster.waiting(own, labels: ["app": "web"]), filter)
        == [noAffinity, noAffinity, [], noAffinity])
  }

  @Test("anti-affinity keeps the pod out of the domains, be it the pod's own or an existing pod's")
  func antiAffinity() throws {
    let cluster = try zones()
    try cluster.bind(labels: ["app": "web"], to: 0)
    let pod = try cluster.waiting(away(term(["app": "web"])))
    #expect(cluster.reasons(pod, filter) == [ownAnti, ownAnti, [], []])
    #expect(cluster.codes(pod, filter)[0] == .unschedulable)
    try cluster.bind(away(term(["app": "db"])), to: 2)
    let other = try cluster.waiting(labels: ["app": "db"])
    #expect(cluster.reasons(other, filter) == [[], [], theirAnti, []])
    #expect(cluster.codes(other, filter)[2] == .unschedulable)
  }

  @Test("each anti-affinity term stands for itself: a pod that matches one of two is enough")
  func antiTermByTerm() throws {
    let cluster = try zones()
    try cluster.bind(labels: ["app": "web"], to: 2)
    let pod = try cluster.waiting(away(term(["app": "web"]), term(["tier": "a"])))
    #expect(cluster.reasons(pod, filter) == [[], [], ownAnti, []])
  }

  @Test("what the pod must have is told first, then what it must not have, then what others must not have")
  func order() throws {
    let cluster = try zones()
    try cluster.bind(away(term(["app": "web"])), labels: ["app": "x"], to: 0)
    var spec = near(term(["app": "missing"]))
    spec.affinity.requiredAntiPods = [term(["app": "x"])]
    #expect(try cluster.reasons(cluster.waiting(spec, labels: ["app": "web"]), filter)[0] == noAffinity)
    spec.affinity.requiredPods = []
    #expect(try cluster.reasons(cluster.waiting(spec, labels: ["app": "web"]), filter)[0] == ownAnti)
    spec.affinity.requiredAntiPods = []
    #expect(try cluster.reasons(cluster.waiting(spec, labels: ["app": "web"]), filter)[0] == theirAnti)
  }

  /// A term for web pods in these namespaces.
  private static func web(_ namespaces: [String]?, _ selector: LabelSelector?) -> PodAffinityTerm {
    PodAffinityTerm(
      labelSelector: LabelSelector(matchLabels: ["app": "web"]), topologyKey: "zone", namespaces: namespaces,
      namespaceSelector: selector)
  }

  // The web pod is in the namespace `other`, which is labelled team=red; the one that asks is in `ns`.
  @Test(
    "without namespaces the pod's own is meant, the empty selector means all, list and selector add up",
    arguments: [
      (web(nil, nil), false), (web([], nil), false), (web(["other"], nil), true), (web(["third"], nil), false),
      (web(nil, LabelSelector()), true), (web(nil, LabelSelector(matchLabels: ["team": "red"])), true),
      (web(nil, LabelSelector(matchLabels: ["team": "blue"])), false),
      (web(["other"], LabelSelector(matchLabels: ["team": "blue"])), true),
      (web(["third"], LabelSelector(matchLabels: ["team": "red"])), true),
      (PodAffinityTerm(labelSelector: nil, topologyKey: "zone", namespaces: ["other"]), false),
      (PodAffinityTerm(labelSelector: LabelSelector(), topologyKey: "zone", namespaces: ["other"]), true),
    ])
  func namespaces(term: PodAffinityTerm, isMeant: Bool) throws {
    let cluster = try zones()
    cluster.contents.namespaces = [
      Namespace(metadata: ObjectMeta(name: "other", labels: ["team": "red"])),
      Namespace(metadata: ObjectMeta(name: "ns", labels: ["team": "green"])),
    ]
    try cluster.bind(labels: ["app": "web"], namespace: "other", to: 0)
    #expect(cluster.reasons(try cluster.waiting(away(term)), filter)[0] == (isMeant ? ownAnti : []))
    #expect(cluster.reasons(try cluster.waiting(near(term)), filter)[0] == (isMeant ? [] : noAffinity))
  }

  @Test("terminating pods are neighbours still")
  func terminating() throws {
    let cluster = try zones()
    for pod in try cluster.bind(labels: ["app": "web"], to: 0) { cluster.markTerminating(pod) }
    #expect(try cluster.reasons(cluster.waiting(away(term(["app": "web"]))), filter) == [ownAnti, ownAnti, [], []])
  }
}
