import StowageModel

/// Works out what a pod asks for in GPUs.
enum PodGPUs {
  /// What `spec` and the annotations ask for. Takes the annotations that say so off `metadata`.
  static func request(
    _ metadata: inout ObjectMeta, _ spec: PodSpec, at object: ObjectCursor
  ) throws(ManifestError) -> GPURequest? {
    let milli = try number(&metadata, GPUNames.shareMilli, 0...GPUDevice.wholeMilli, object)
    let count = try number(&metadata, GPUNames.shareCount, 0...GPUNames.maximumCount, object)
    let models = (metadata.annotations.removeValue(forKey: GPUNames.shareModel) ?? "")
      .split(separator: "|").map(String.init)
    guard milli != nil || count != nil else { return plainRequest(spec, models: models) }
    let share = milli ?? GPUDevice.wholeMilli
    let devices = count ?? 1
    if share == 0 || devices == 0 { return nil }
    if share == GPUDevice.wholeMilli { return GPURequest(wholeDevices: Int(devices), models: models) }
    if devices == 1 { return GPURequest(milli: share, models: models) }
    throw error(
      object, found: "\(devices) devices with \(GPUNames.shareMilli) \(share)",
      expected: "1000 for more than one device")
  }

  /// What the vendors' resources alone ask for: whole devices, counted like every other resource of a pod.
  static func plainRequest(_ spec: PodSpec, models: [String] = []) -> GPURequest? {
    let requests = spec.effectiveRequests
    let count = GPUNames.vendors.reduce(0) { $0 + min(requests[$1.resource], GPUNames.maximumCount) }
    return count > 0 ? GPURequest(wholeDevices: Int(count), models: models) : nil
  }

  private static func number(
    _ metadata: inout ObjectMeta, _ name: String, _ range: ClosedRange<Int64>, _ object: ObjectCursor
  ) throws(ManifestError) -> Int64? {
    guard let text = metadata.annotations.removeValue(forKey: name) else { return nil }
    guard let number = Int64(text), range.contains(number) else {
      throw error(
        object, found: "\(name) \"\(DocumentValue.shortened(text))\"",
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func error(_ object: ObjectCursor, found: String, expected: String) -> ManifestError {
    var object = object
    let annotations = (try? object.optionalObject("metadata")).flatMap { $0 }?.error(at: "annotations", found: found)
    return ManifestError(
      file: object.position.file, line: annotations?.line ?? object.position.line,
      path: annotations?.path ?? object.path.description, found: found, expected: expected)
  }
}
