import StowageModel
import StowageScheduling

extension TypicalPods {
  /// The typical pods as the published program chose them.
  ///
  /// It took lists of GPU models that differ in their text for different, even where one only names a model twice.
  init(published pods: [PodArrival], modelLists: [String]) {
    struct Kind: Hashable {
      let cpuMilli: Int64
      let gpu: GPURequest?
      let models: String
    }
    var counts: [Kind: Int] = [:]
    for (pod, models) in zip(pods, modelLists) {
      counts[Kind(cpuMilli: pod.shape.requests[.cpu], gpu: pod.shape.gpu, models: models), default: 0] += 1
    }
    let sorted = counts.sorted { left, right in
      let (one, other) = (left.key, right.key)
      let leftNumbers = (left.value, one.cpuMilli, one.gpu?.milliPerDevice ?? 0, one.gpu?.count ?? 0)
      let rightNumbers = (right.value, other.cpuMilli, other.gpu?.milliPerDevice ?? 0, other.gpu?.count ?? 0)
      if leftNumbers != rightNumbers { return leftNumbers > rightNumbers }
      return other.models.utf8.lexicographicallyPrecedes(one.models.utf8)
    }
    let chosen = Self.mostFrequent(sorted, count: \.value, limit: .max)
    self.init(
      chosen: chosen.map { TypicalDemand(cpuMilli: $0.key.cpuMilli, gpu: $0.key.gpu, count: $0.value) }, of: pods.count)
  }
}
