import StowageModel

/// A workload object that stands for pods: a Deployment, ReplicaSet, ReplicationController, StatefulSet, DaemonSet or Job.
struct WorkloadManifest {
  let kind: SupportedKind
  let metadata: ObjectMeta
  /// How many pods it stands for at one time; of a daemon set the nodes decide.
  let replicas: Int
  /// Whether no pods are made for it at present: a deployment that is paused.
  let isPaused: Bool
  /// What its pods look like.
  let template: ObjectCursor
  /// Whether the template has containers; test data has workloads without.
  let hasContainers: Bool
  /// The workload as scheduling sees it; `nil` for jobs and daemon sets, by which nothing is spread.
  let owner: PodOwner?
  /// The claims that a stateful set makes for each of its pods, called like the pods' volumes.
  let claimTemplates: [PersistentVolumeClaim]
  /// The number of the first pod.
  let firstNumber: Int
  /// Whether pods carry their number (a job whose completions have one each).
  let isIndexed: Bool
  private let templateMetadata: ObjectMeta

  /// More pods than one workload has anywhere; keeps a mistyped number from filling the memory.
  static let maximumReplicas = 1_000_000

  init(reading object: inout ObjectCursor, kind: SupportedKind, defaulting: Bool) throws(ManifestError) {
    self.kind = kind
    let namespace = defaulting ? "default" : ""
    metadata = try ObjectMeta(of: &object, defaultNamespace: namespace)
    var spec = try object.object("spec")
    var template = try spec.object("template")
    if var metadata = try template.optionalObject("metadata") {
      templateMetadata = try ObjectMeta(template: &metadata)
    } else {
      templateMetadata = ObjectMeta(name: "")
    }
    self.template = template
    if let kind = PodOwner.Kind(rawValue: kind.rawValue) {
      var selector = try Self.selector(&spec, kind)
      if defaulting && selector == nil && !templateMetadata.labels.isEmpty {
        selector = LabelSelector(matchLabels: templateMetadata.labels)
      }
      owner = PodOwner(kind: kind, metadata: metadata, selector: selector)
    } else {
      owner = nil
    }
    var podSpec = try template.object("spec")
    hasContainers = try !podSpec.list("containers").isEmpty
    isPaused = kind == .deployment ? try spec.optionalBool("paused") ?? false : false
    var claims: [PersistentVolumeClaim] = []
    var first = 0
    if kind == .statefulSet {
      for var claim in try spec.objects("volumeClaimTemplates") {
        claims.append(try PersistentVolumeClaim(reading: &claim, metadata.namespace))
      }
      var ordinals = try spec.optionalObject("ordinals")
      first = try ordinals?.optionalInt("start", in: 0...Int(Int32.max)) ?? 0
    }
    claimTemplates = claims
    firstNumber = first
    isIndexed = kind == .job ? try spec.optionalString("completionMode") == "Indexed" : false
    switch kind {
    case .job:
      var status = try object.optionalObject("status")
      replicas = try Self.jobPods(&spec, &status)
    case .daemonSet: replicas = 0
    default: replicas = try spec.optionalInt("replicas", in: 0...Self.maximumReplicas) ?? 1
    }
  }

  /// The selector where one is given; the API server fills in the template's labels for those older kinds that may do
  /// without.
  private static func selector(
    _ spec: inout ObjectCursor, _ kind: PodOwner.Kind
  ) throws(ManifestError) -> LabelSelector? {
    guard kind == .replicationController else { return try spec.labelSelector("selector") }
    let labels = try spec.stringMap("selector")
    return labels.isEmpty ? nil : LabelSelector(matchLabels: labels)
  }

  /// The pods that a job's controller keeps at one time: no more than run side by side, and than are still to do.
  private static func jobPods(_ spec: inout ObjectCursor, _ status: inout ObjectCursor?) throws(ManifestError) -> Int {
    if try spec.optionalBool("suspend") ?? false { return 0 }
    if try status?.optionalString("completionTime") != nil { return 0 }
    let parallelism = try spec.optionalInt("parallelism", in: 0...maximumReplicas) ?? 1
    guard let completions = try spec.optionalInt("completions", in: 0...Int(Int32.max)) else { return parallelism }
    let succeeded = try status?.optionalInt("succeeded", in: 0...Int(Int32.max)) ?? 0
    return min(parallelism, max(0, completions - succeeded))
  }

  /// The metadata of its pods, but for what has a number in it: with the labels that the kind's controller adds
  /// (Kubernetes 1.36; where a hash is one, its value is Stowage's own).
  var podMetadata: ObjectMeta {
    let owner = OwnerReference(kind: kind.rawValue, name: metadata.name, uid: metadata.uid, isController: true)
    var labels = templateMetadata.labels
    func add(_ key: String, _ value: String) { if labels[key] == nil && !value.isEmpty { labels[key] = value } }
    switch kind {
    case .deployment: add("pod-template-hash", TemplateHash.text(of: template))
    case .statefulSet: add("controller-revision-hash", "\(metadata.name)-\(TemplateHash.text(of: template))")
    case .daemonSet:
      add("controller-revision-hash", TemplateHash.text(of: template))
      add("pod-template-generation", "1")
    case .job:
      for prefix in ["batch.kubernetes.io/", ""] {
        add("\(prefix)job-name", metadata.name)
        add("\(prefix)controller-uid", metadata.uid)
      }
    default: break
    }
    return ObjectMeta(
      name: metadata.name, namespace: metadata.namespace, labels: labels, annotations: templateMetadata.annotations,
      creationTime: metadata.creationTime, ownerReferences: [owner])
  }
}
