import StowageManifests
import StowagePlanning
import StowageScheduling
import TestSupport
import Testing

/// What people have asked in public about kube-scheduler, with the answers that its source and documentation give:
/// `Tests/Cases/questions`, a folder a question.
struct QuestionCaseTests {
  /// A rule, the cluster in which it shows, and what is decided there: each pod with the nodes that are equally good for
  /// it, `-` where none fits, and behind `<` the pods that have to go.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let files: [String]
    let decisions: [String]

    init(_ rule: String, _ files: String..., decisions: [String]) {
      self.rule = rule
      self.files = files
      self.decisions = decisions
    }

    var testDescription: String { "\(rule) (\(files.joined(separator: ", ")))" }
  }

  @Test("what is decided is what kube-scheduler decides", arguments: QuestionCases.all)
  func decisions(of question: Case) throws {
    #expect(try CaseFiles.decisions(question.files, in: "questions") == question.decisions)
  }

  @Test("the empty domain of a tainted node holds replicas back, unless the constraint honours taints")
  func taintedDomain() throws {
    // 3 domains of one pod each, and the tainted node's of none: a fourth replica would make the skew 2.
    let ignored = try CaseFiles.decisions(["02-spread-and-taints/default.yaml"], in: "questions")
    #expect(ignored.count { $0.hasSuffix(" -") } == 4 && ignored.count == 7)
    let honoured = try CaseFiles.decisions(["02-spread-and-taints/honor.yaml"], in: "questions")
    #expect(honoured.count { $0.hasSuffix(" -") } == 0 && honoured.count == 7)
  }

  @Test("a weight of 0 in the configuration means 1; a weight of 100 lets one plugin decide")
  func weights() throws {
    let folder = "17-weight-zero/"
    func best(_ file: String, _ config: String) throws -> [String] {
      try CaseFiles.decisions([folder + file], in: "questions", config: folder + config)
    }
    #expect(try best("cluster.yaml", "w1.yaml") == ["team/p idle"])
    #expect(try best("cluster.yaml", "w100.yaml") == ["team/p busy"])
    #expect(try best("soft.yaml", "taint0.yaml") == ["team/p hard"])
  }

  @Test("default constraints of the configuration forbid nodes to pods that have an owner or a service")
  func defaultConstraints() throws {
    let decided = try CaseFiles.decisions(
      ["44-default-constraints/cluster.yaml"], in: "questions", config: "44-default-constraints/hard.yaml")
    #expect(decided.contains("team/web-1 -"))
    #expect(decided.contains { $0.hasPrefix("team/lone ") && !$0.hasSuffix(" -") })
  }

  @Test(
    "more copies fit than volume limits leave room for, claims of templates and ephemeral volumes included",
    arguments: [
      ("11-claim-templates-and-limits/nodes.yaml", "11-claim-templates-and-limits/sts.yaml"),
      ("12-ephemeral-volumes/nodes.yaml", "12-ephemeral-volumes/pod.yaml"),
      ("12-ephemeral-volumes/nodes.yaml", "12-ephemeral-volumes/deployment.yaml"),
    ])
  func volumeLimits(cluster: String, pod: String) throws {
    // The nodes take 2 volumes and 1.
    var reader = KubernetesReader()
    reader.leastReplicas = 1
    let objects = try reader.read(CaseFiles.documents([pod], in: "questions"))
    let part = objects.workloads.first.map { PodMix.Part($0) } ?? objects.pods.first.map { PodMix.Part($0) }
    let snapshot = ClusterSnapshot(try KubernetesReader().read(CaseFiles.documents([cluster], in: "questions")))
    let question = FitQuestion(snapshot, mix: PodMix([try #require(part)]), profiles: [.defaults(.v1_36)])
    let answer = try question.answer()
    #expect(answer.total == 3)
    #expect(answer.stop?.reasons.map(\.reason) == ["node(s) exceed max volume count"])
  }

  @Test("a resource claim, and a resource that a device class hands out, are warned of")
  func devices() throws {
    func warnings(_ file: String) throws -> [String] {
      let documents = try CaseFiles.documents(["23-dynamic-resources/\(file)"], in: "questions")
      return ClusterSnapshot(try KubernetesReader().read(documents)).warnings.map(\.description)
    }
    #expect(try warnings("claim.yaml").contains { $0.contains("pod team/train has resource claims") })
    #expect(try warnings("claim-nodes-pods.yaml").contains { $0.contains("pod team/train has resource claims") })
    #expect(
      try warnings("extended.yaml").contains {
        $0.contains("asks for example.com/gpu, which DeviceClass \"gpu.example.com\" stands for")
      })
  }
}
