import StowageModel

extension PodSpec {
  /// Lets containers whose resources are being changed count what they have, are given and ask for, whichever is most; of a
  /// change that can't be, what is asked for does not count (component-helpers/resource, `determineContainerReqs`, 1.34).
  mutating func countActualResources(_ status: inout ObjectCursor) throws(ManifestError) {
    let isInfeasible = try Self.isResizeInfeasible(&status)
    try Self.count(&status, "containerStatuses", isInfeasible, &containers)
    try Self.count(&status, "initContainerStatuses", isInfeasible, &initContainers)
  }

  private static func count(
    _ status: inout ObjectCursor, _ key: String, _ isInfeasible: Bool, _ containers: inout [Container]
  ) throws(ManifestError) {
    for var entry in try status.objects(key) {
      guard var resources = try entry.optionalObject("resources") else { continue }
      let name = try entry.optionalString("name")
      guard let index = containers.firstIndex(where: { $0.name == name }) else { continue }
      let actual = try resources.resourceList("requests")
      let allocated = try entry.resourceList("allocatedResources")
      let wanted = containers[index].resources.requests
      var counted = isInfeasible ? ResourceList() : wanted
      counted.formMaximum(actual)
      counted.formMaximum(allocated)
      if counted != wanted { containers[index].resources.requests = counted }
    }
  }

  private static func isResizeInfeasible(_ status: inout ObjectCursor) throws(ManifestError) -> Bool {
    for var condition in try status.objects("conditions") {
      guard try condition.optionalString("type") == "PodResizePending" else { continue }
      return try condition.optionalString("reason") == "Infeasible"
    }
    return false
  }
}
