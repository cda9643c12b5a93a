import StowageModel

extension PriorityClass {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init(
      metadata: try ObjectMeta(clusterWide: &object),
      value: Int32(try object.int("value", in: Int.int32)),
      globalDefault: try object.optionalBool("globalDefault") ?? false,
      preemptionPolicy: try object.optionalEnumeration("preemptionPolicy") ?? .preemptLowerPriority)
  }
}

/// Looks up pods' priority classes, as the API server's priority admission does.
struct Priorities {
  private var classes: [String: PriorityClass] = [:]
  private var globalDefault: PriorityClass?

  init(classes all: ObjectTable<PriorityClass>) {
    // Built into every cluster (scheduling.k8s.io, 1.34).
    for (name, value) in [("system-cluster-critical", Int32(2_000_000_000)), ("system-node-critical", 2_000_001_000)] {
      classes[name] = PriorityClass(metadata: ObjectMeta(name: name), value: value)
    }
    for priorityClass in all {
      classes[priorityClass.metadata.name] = priorityClass
      // Of several defaults the lowest counts (plugin/pkg/admission/priority).
      if priorityClass.globalDefault && priorityClass.value < globalDefault?.value ?? .max {
        globalDefault = priorityClass
      }
    }
  }

  /// Fills in what the pod's class says and the pod itself does not; returns the class's name if there is none such.
  func resolve(_ spec: inout PodSpec, hasPriority: Bool, hasPolicy: Bool) -> String? {
    if spec.priorityClassName.isEmpty {
      guard !hasPriority, let globalDefault else { return nil }
      spec.priorityClassName = globalDefault.metadata.name
    }
    guard let priorityClass = classes[spec.priorityClassName] else { return hasPriority ? nil : spec.priorityClassName }
    if !hasPriority { spec.priority = priorityClass.value }
    if !hasPolicy { spec.preemptionPolicy = priorityClass.preemptionPolicy }
    return nil
  }
}
