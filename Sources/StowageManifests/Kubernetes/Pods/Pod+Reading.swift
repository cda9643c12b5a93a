import StowageModel

extension Pod {
  /// The pod of a manifest or a template. Its priority is as written; classes are looked up once all are known.
  init(reading object: inout ObjectCursor, metadata: ObjectMeta, defaulting: Bool) throws(ManifestError) {
    var spec = try PodSpec(reading: object.object("spec"), defaulting: defaulting)
    if var status = try object.optionalObject("status") { try spec.countActualResources(&status) }
    self.init(metadata: metadata, spec: spec)
    self.spec.gpu = try PodGPUs.request(&self.metadata, spec, at: object)
    if var status = try object.optionalObject("status") {
      phase = try status.optionalEnumeration("phase") ?? .pending
      startTime = try status.optional("startTime")?.timestamp()
      nominatedNodeName = try status.optionalString("nominatedNodeName") ?? ""
      isPreempted = try Self.isPreempted(&status)
    }
  }

  /// Of several conditions of one type the first counts, as in kube-scheduler.
  private static func isPreempted(_ status: inout ObjectCursor) throws(ManifestError) -> Bool {
    for var condition in try status.objects("conditions") {
      guard try condition.optionalString("type") == PreemptionCondition.type else { continue }
      let state = try condition.optionalString("status")
      let reason = try condition.optionalString("reason")
      return state == PreemptionCondition.status && reason == PreemptionCondition.reason
    }
    return false
  }
}

/// The condition of a pod that the scheduler has preempted (core/v1).
enum PreemptionCondition {
  static let type = "DisruptionTarget"
  static let status = "True"
  static let reason = "PreemptionByScheduler"
}
