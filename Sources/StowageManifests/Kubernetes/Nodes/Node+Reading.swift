import StowageModel

extension Node {
  /// The node of a manifest. Where only `capacity` or only `allocatable` is given it counts for both.
  init(reading object: inout ObjectCursor, defaulting: Bool) throws(ManifestError) {
    var metadata = try ObjectMeta(clusterWide: &object)
    var status = try object.optionalObject("status")
    var capacity = try status?.resourceList("capacity") ?? ResourceList()
    var allocatable = try status?.resourceList("allocatable") ?? ResourceList()
    if allocatable.isEmpty { allocatable = capacity }
    if capacity.isEmpty { capacity = allocatable }
    if defaulting {
      // The kubelet's own default (--max-pods, 1.34).
      if !allocatable.contains(.pods) { allocatable[.pods] = 110 }
      if !capacity.contains(.pods) { capacity[.pods] = 110 }
    }
    let devices = try NodeGPUs.devices(&metadata, &capacity, &allocatable, status: status, at: object)
    self.init(metadata: metadata, capacity: capacity, allocatable: allocatable, devices: devices)

    if var spec = try object.optionalObject("spec") {
      unschedulable = try spec.optionalBool("unschedulable") ?? false
      for var taint in try spec.objects("taints") {
        taints.append(
          Taint(
            key: try taint.string("key"), value: try taint.optionalString("value") ?? "",
            effect: try taint.enumeration("effect")))
      }
    }
    declaredFeatures = try status?.strings("declaredFeatures") ?? []
    for var image in try status?.objects("images") ?? [] {
      images.append(
        NodeImage(
          names: try image.strings("names"), sizeBytes: Int64(try image.optionalInt("sizeBytes", in: 0...Int.max) ?? 0)
        ))
    }
  }
}
