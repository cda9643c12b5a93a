import ArgumentParser
import StowageManifests
import StowageModel
import StowagePlanning

/// A pod's manifest as an argument, with a count behind `=`.
enum PodArgument {
  /// The pod of `argument`, as in `web.yaml=3`.
  ///
  /// - Parameter validation: What becomes of fields that Kubernetes does not know.
  static func read(_ argument: String, validation: FieldValidation? = nil) throws -> PodMix.Part {
    var file = argument
    var ratio = 1
    if let sign = argument.lastIndex(of: "="), let count = Int(argument[argument.index(after: sign)...]) {
      guard (1...1_000).contains(count) else {
        throw ValidationError("--pod \(argument): expected a count of 1 to 1000")
      }
      file = String(argument[..<sign])
      ratio = count
    }
    let (bytes, name) = try InputFile.read(file)
    var reader = KubernetesReader(validation: validation)
    reader.leastReplicas = 1
    let objects = try reader.read(bytes: bytes, file: name)
    if !objects.pods.isEmpty { warn(objects, name) }
    if let workload = objects.workloads.first, objects.workloads.count == 1,
      objects.pods.allSatisfy({ $0.metadata.ownerReferences.first == workload.owner })
    {
      return PodMix.Part(workload, ratio: ratio)
    }
    let shapes = Set(objects.pods.map { PodShape(of: $0) })
    guard let pod = objects.pods.first, shapes.count == 1 else {
      throw ManifestError(
        file: name, line: 1, found: shapes.isEmpty ? nothing(in: objects) : "\(objects.pods.count) different pods",
        expected: "the manifest of one pod, or of a Deployment, StatefulSet, ReplicaSet or Job")
    }
    return PodMix.Part(pod, ratio: ratio)
  }

  /// Tells what is odd about the pod's file, and what else is there: it belongs to the cluster.
  private static func warn(_ objects: KubernetesObjects, _ file: String) {
    for warning in objects.warnings { Terminal.writeError("warning: \(warning)\n") }
    let kinds = objects.leftAside.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    if kinds.isEmpty { return }
    Terminal.writeError(
      "warning: \(file): \(kinds.joined(separator: ", ")) left aside: what is part of the cluster is given with -f\n")
  }

  /// What is there in the place of a pod.
  private static func nothing(in objects: KubernetesObjects) -> String {
    let kinds = objects.leftAside.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return kinds.isEmpty ? "no pod" : "no pod but \(kinds.joined(separator: ", "))"
  }
}
