import StowageKernel
import StowageModel

/// All arrivals of a stream.
func all(_ stream: any ArrivalStream) throws -> [PodArrival] {
  var stream = stream
  var pods: [PodArrival] = []
  while let pod = try stream.next() { pods.append(pod) }
  return pods
}

extension Workload {
  func pods(seed: UInt64 = 1) throws -> [PodArrival] { try all(arrivals(seed: seed)) }
}

extension [PodArrival] {
  var isSorted: Bool { zip(self, dropFirst()).allSatisfy { $0.time <= $1.time } }
}

/// A workload of `count` pods, one each `gapSeconds`, each running for `seconds`.
func evenWorkload(count: Int, gapSeconds: Int64 = 1, seconds: Int64 = 10) -> FixedWorkload {
  let shape = PodShape(cpuMilli: 1_000, memoryBytes: 1 << 30)
  return FixedWorkload(
    (0..<count).map {
      PodArrival(time: .seconds(Int64($0) * gapSeconds), name: "pod-\($0)", shape: shape, duration: .seconds(seconds))
    })
}
