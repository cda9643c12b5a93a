import StowageExperiments
import StowageKernel
import StowageManifests
import StowageModel
import StowageScheduling
import StowageSimulation
import StowageTraces
import Testing

struct ExperimentReaderTests {
  private func read(_ text: String) throws -> Experiment {
    try ExperimentReader.read(bytes: Array(text.utf8), file: "folder/experiment.yaml")
  }

  private let head = "apiVersion: stowage.dev/v1alpha1\nkind: Experiment\nmetadata:\n  name: test\n"

  @Test("everything that an experiment file can say is read")
  func everything() throws {
    let experiment = try read(
      head + """
        spec:
          cluster:
            nodeGroups:
              - name: big
                count: 3
                cpu: "32"
                memory: 128Gi
                gpus: 4
                gpuModel: T4
                labels: {tier: gold}
                taints: [{key: dedicated, value: ml, effect: NoSchedule}]
            zones: [a, b]
          workload:
            pods: pods.csv
            format: stowage
            window: {start: 1h, end: 2d, carryIn: true}
            limit: 500
            loadFactor: 2.5
            loadSpread: 10m
            timeCompression: 4
            shake: 30s
          schedulers:
            - policy: bestFit
              name: packed
              tieBreak: random
              gpuDevices: random
            - policy: randomFit
          baseline: randomFit
          least: 2.5
          seeds: [7, 9]
          pendingTimeout: 1h
          warmUp: 5m
        """)
    guard case .synthetic(let cluster) = experiment.cluster else {
      Issue.record("the cluster is made up")
      return
    }
    #expect(cluster.nodes.map(\.name) == ["big-0", "big-1", "big-2"])
    #expect(cluster.nodes[1].metadata.labels["topology.kubernetes.io/zone"] == "b")
    #expect(cluster.nodes[0].allocatable[.cpu] == 32_000)
    #expect(experiment.workload.source == .file(TraceReference(path: "folder/pods.csv", format: "stowage")))
    #expect(
      experiment.workload.window
        == WorkloadDefinition.Window(start: .seconds(3_600), end: .seconds(172_800), carryIn: true))
    #expect(experiment.workload.limit == 500)
    #expect(experiment.workload.loadFactor == ExactFactor(5, over: 2))
    #expect(experiment.workload.loadSpread == .seconds(600))
    #expect(experiment.workload.timeCompression == ExactFactor(4))
    #expect(experiment.workload.shake == .seconds(30))
    #expect(experiment.schedulers.map(\.name) == ["packed", "randomFit"])
    #expect(experiment.schedulers.map(\.usesChance) == [true, true])
    #expect(experiment.baseline == "randomFit")
    #expect(experiment.leastPercent == 2.5)
    #expect(experiment.seeds == [7, 9])
    #expect(experiment.features.map { $0 as? PendingTimeout } == [PendingTimeout(.seconds(3_600))])
    #expect(experiment.simulation.warmUp == .seconds(300))
    #expect(experiment.warmUpPlace?.path == "spec.warmUp")
  }

  @Test("a number of seeds means the seeds from 1 on, and one unless given")
  func seeds() throws {
    let spec = "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv}\n  schedulers: [{policy: bestFit}]\n"
    #expect(try read(head + spec + "  seeds: 3").seeds == [1, 2, 3])
    #expect(try read(head + spec).seeds == [1])
  }

  @Test("a made-up workload is read")
  func synthetic() throws {
    let experiment = try read(
      head + """
        spec:
          cluster: {nodes: /data/nodes.csv}
          workload:
            synthetic:
              pods: 100
              duration: 1d
              arrivals: {process: poisson, perHour: 360}
              dailySwing: {amplitude: 0.5, phase: 8h}
              classes:
                - weight: 3
                  cpu: [500m, 1]
                  memory: 1Gi
                  gpuMilli: [250, 500]
                  lifetime: {law: logNormal, median: 10m, sigma: 1}
                - cpu: {distribution: exponential, mean: "2", step: 500m, max: "8"}
                  memory: 4Gi
                  gpus: 2
                  gpuModels: [A100]
          schedulers: [{policy: firstFit}]
        """)
    guard case .synthetic(let description) = experiment.workload.source else {
      Issue.record("the workload is made up")
      return
    }
    #expect(description.podCount == 100)
    #expect(description.end == .seconds(86_400))
    #expect(description.arrivals == .poisson(perSecond: 0.1))
    #expect(description.swing == DailySwing(amplitude: 0.5, phase: .seconds(28_800)))
    #expect(description.classes.map(\.weight) == [3, 1])
    #expect(description.classes[0].cpuMilli == .oneOf(500, 1_000))
    #expect(description.classes[0].lifetimeSeconds == .logNormal(median: 600, sigma: 1))
    #expect(description.classes[0].gpus.map(\.value?.totalMilli) == [250, 500])
    #expect(description.classes[1].cpuMilli == .drawn(.exponential(mean: 2_000), step: 500, upTo: 8_000))
    #expect(description.classes[1].lifetimeSeconds == nil)
    #expect(experiment.cluster == .file(TraceReference(path: "/data/nodes.csv")))
  }

  private static let spec = """
    spec:
      cluster: {nodes: n.csv}
      workload: {pods: p.csv}
      schedulers: [{policy: bestFit}]
    """

  // Lines 1 to 4 are the head; what is wrong stands below it.
  @Test(
    "what is wrong is named with line, place and the nearest right name",
    arguments: [
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv}\n  schedulers:\n    - policy: bestfit2",
        9, ["spec.schedulers[0].policy", "bestfit2", "did you mean \"bestFit\""]
      ),
      ("\(spec)\n  sedes: 3", 9, ["sedes", "did you mean \"seeds\""]),
      ("\(spec)\n  pendingTimout: 3s", 9, ["pendingTimout", "did you mean \"pendingTimeout\""]),
      ("\(spec)\n  seeds: 0", 9, ["spec.seeds", "0", "1"]),
      ("\(spec)\n  seeds: three", 9, ["spec.seeds", "three"]),
      ("\(spec)\n  seeds: [1, 1]", 9, ["spec.seeds[1]", "second time"]),
      ("\(spec)\n  seeds: []", 9, ["spec.seeds", "empty"]),
      ("\(spec)\n  warmUp: 5", 9, ["spec.warmUp", "duration"]),
      ("\(spec)\n  pendingTimeout: -5s", 9, ["spec.pendingTimeout", "duration of 0 or more"]),
      ("\(spec)\n  baseline: worstFit", 9, ["spec.baseline", "worstFit"]),
      ("spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv}\n  schedulers: []", 8, ["schedulers", "empty"]),
      (
        "spec:\n  cluster: {}\n  workload: {pods: p.csv}\n  schedulers: [{policy: bestFit}]", 6,
        ["spec.cluster", "neither nodes nor nodeGroups"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {}\n  schedulers: [{policy: bestFit}]", 7,
        ["spec.workload", "neither pods nor synthetic"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv, loadFactor: -1}\n  schedulers: [{policy: bestFit}]",
        7, ["loadFactor", "above 0"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv, loadFactor: 1e10}\n  schedulers: [{policy: bestFit}]",
        7, ["loadFactor", "up to 1000000000"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv, shake: 100000000d}\n  schedulers: [{policy: bestFit}]",
        7, ["workload.shake", "2^50 ms"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv, loadSpread: 100000000d}\n  schedulers: [{policy: bestFit}]",
        7, ["loadSpread", "2^50 ms"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv, arrivalInterval: 100000000d}\n  schedulers: [{policy: bestFit}]",
        7, ["arrivalInterval", "2^50 ms"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {synthetic: {preset: batch}, arrivalInterval: 1s}\n  schedulers: [{policy: bestFit}]",
        7, ["arrivalInterval", "beside synthetic"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv, window: {end: 100000000d}}\n  schedulers: [{policy: bestFit}]",
        7, ["window.end", "2^50 ms"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv, window: {start: 2h, end: 1h}}\n  schedulers: [{policy: bestFit}]",
        7, ["window.end", "after the start"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv, format: openbb}\n  workload: {pods: p.csv}\n  schedulers: [{policy: bestFit}]",
        6, ["spec.cluster.format", "did you mean \"openb\""]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv}\n  schedulers:\n    - policy: bestFit\n    - policy: bestFit",
        10, ["bestFit", "second time"]
      ),
      (
        "spec:\n  cluster: {nodes: n.csv}\n  workload: {pods: p.csv}\n  schedulers:\n    - policy: firstFit\n      tieBreak: random",
        10, ["tieBreak", "firstFit"]
      ),
      (
        "spec:\n  cluster: {nodeGroups: [{name: a, count: 1, cpu: -4, memory: 1Gi}]}\n  workload: {pods: p.csv}\n  schedulers: [{policy: bestFit}]",
        6, ["cpu", "negative"]
      ),
      (
        "spec:\n  cluster: {nodeGroups: [{name: a, count: 1, cpu: 4, memory: 99999999999Ei}]}\n  workload: {pods: p.csv}\n  schedulers: [{policy: bestFit}]",
        6, ["memory"]
      ),
    ] as [(String, Int, [String])])
  func wrong(text: String, line: Int, words: [String]) throws {
    let error = try #require(throws: ManifestError.self) { try read(head + text) }
    let message = error.description
    #expect(message.hasPrefix("folder/experiment.yaml:\(line):"), "\(message)")
    for word in words { #expect(message.contains(word), "\(message)") }
  }

  @Test(
    "files that are no experiment are refused",
    arguments: [
      "", "kind: Experiment", "apiVersion: v1\nkind: Experiment\nmetadata: {name: a}\nspec: {}",
      "apiVersion: stowage.dev/v1alpha1\nkind: Pod\nmetadata: {name: a}\nspec: {}", "- a\n- b", "just text",
      "apiVersion: stowage.dev/v1alpha1\nkind: Experiment\nmetadata: {}\nspec: {}", "a: [", "\u{0}\u{1}",
    ])
  func noExperiment(text: String) {
    #expect(throws: ManifestError.self) { try read(text) }
  }
}
