import StowageModel

/// A workload object that stands for pods: a Deployment, ReplicaSet, ReplicationController, StatefulSet or Job.
struct WorkloadManifest {
  let kind: SupportedKind
  let metadata: ObjectMeta
  /// How many pods it stands for at one time.
  let replicas: Int
  /// What its pods look like.
  let template: ObjectCursor
  /// Whether the template has containers; test data has workloads without.
  let hasContainers: Bool
  /// The workload as scheduling sees it; `nil` for jobs, by which nothing is spread.
  let owner: PodOwner?
  private let templateMetadata: ObjectMeta

  /// More pods than one workload has anywhere; keeps a mistyped number from filling the memory.
  static let maximumReplicas = 1_000_000

  init(reading object: inout ObjectCursor, kind: SupportedKind, defaulting: Bool) throws(ManifestError) {
    self.kind = kind
    metadata = try ObjectMeta(of: &object, defaultNamespace: defaulting ? "default" : "")
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
    if kind == .job {
      var status = try object.optionalObject("status")
      replicas = try Self.jobPods(&spec, &status)
    } else {
      replicas = try spec.optionalInt("replicas", in: 0...Self.maximumReplicas) ?? 1
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

  /// The metadata of its pods, but for the number in their names.
  var podMetadata: ObjectMeta {
    let owner = OwnerReference(kind: kind.rawValue, name: metadata.name, uid: metadata.uid, isController: true)
    return ObjectMeta(
      name: metadata.name, namespace: metadata.namespace, labels: templateMetadata.labels,
      annotations: templateMetadata.annotations, creationTime: metadata.creationTime, ownerReferences: [owner])
  }

  /// The pods, named after the workload with a number from 0 on; `least` of them even where the workload keeps fewer at present.
  func copies(of pod: Pod, atLeast least: Int) -> [Pod] {
    (0..<max(replicas, least)).map { number in
      var copy = pod
      copy.metadata.name = "\(metadata.name)-\(number)"
      return copy
    }
  }
}
