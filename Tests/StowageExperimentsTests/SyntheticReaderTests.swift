import StowageExperiments
import StowageManifests
import StowageTraces
import Testing

struct SyntheticReaderTests {
  private func read(_ spec: String) throws -> WorkloadDescription {
    let text = "apiVersion: stowage.dev/v1alpha1\nkind: SyntheticWorkload\nspec:\n" + spec
    return try SyntheticReader.read(bytes: Array(text.utf8), file: "w.yaml")
  }

  private static let pod = "\n  classes: [{cpu: 1, memory: 1Gi}]"

  @Test("bursts may have nothing in their quiet times, and one of the two lengths may be 0s")
  func bursts() throws {
    let bursts = "{process: bursts, quietPerHour: 0, busyPerHour: 36, meanQuiet: 1m, meanBusy: 10s}"
    #expect(
      try read("  pods: 5\n  arrivals: \(bursts)" + Self.pod).arrivals
        == .bursts(quietPerSecond: 0, busyPerSecond: 0.01, meanQuietSeconds: 60, meanBusySeconds: 10))
    let busy = "{process: bursts, quietPerHour: 0, busyPerHour: 36, meanQuiet: 0s, meanBusy: 10s}"
    #expect(try read("  pods: 5\n  arrivals: \(busy)" + Self.pod).podCount == 5)
  }

  // 10^9 a hour for two hours are 2 * 10^9 pods. 2^50 ms are 3.1 * 10^8 hours: 1,000 pods at 10^-6 an hour take 10^9.
  @Test(
    "what comes to no end, to too many pods, or would be left out without a word is refused",
    arguments: [
      ("duration: 2h\n  arrivals: {process: poisson, perHour: 1e9}\(pod)", ["spec.arrivals", "over 1000000000 pods"]),
      (
        "duration: 365d\n  arrivals: {process: batches, perHour: 1e6, size: 1000}\(pod)",
        ["spec.arrivals", "over 1000000000 pods"]
      ),
      (
        "pods: 3\n  arrivals: {process: batches, perHour: 1, size: 1e18}\(pod)",
        ["arrivals.size", "1 to 1000000 on average"]
      ),
      ("duration: 13000000d\n  preset: quickstart", ["spec.duration", "over 1000000000 pods"]),
      ("pods: 1000\n  arrivals: {process: poisson, perHour: 1e-6}\(pod)", ["spec.arrivals", "2^50 ms"]),
      ("pods: 3\n  arrivals: {process: regular, every: 13000000d}\(pod)", ["spec.arrivals", "2^50 ms"]),
      ("pods: 3\n  arrivals: {process: regular, every: 100000000d}\(pod)", ["every", "2^50 ms"]),
      ("pods: 3\n  arrivals: {process: poisson, perHour: 0}\(pod)", ["perHour", "0.000001 to 1000000000000"]),
      ("pods: 3\n  arrivals: {process: poisson, perHour: 1e13}\(pod)", ["perHour", "0.000001 to 1000000000000"]),
      (
        "pods: 3\n  arrivals: {process: bursts, quietPerHour: 1, busyPerHour: 1, meanQuiet: 0s, meanBusy: 0s}\(pod)",
        ["meanBusy", "one of them above 0s"]
      ),
      (
        "pods: 3\n  arrivals: {process: bursts, quietPerHour: 0, busyPerHour: 1, meanQuiet: 1m, meanBusy: 0s}\(pod)",
        ["spec.arrivals", "no pod comes"]
      ),
      (
        "pods: 3\n  arrivals: {process: poisson, perHour: 1}\n  classes: [{cpu: 1, memory: 1Gi, gpus: 1, gpuMilli: 500}]",
        ["classes[0].gpuMilli", "beside gpus"]
      ),
      (
        "pods: 3\n  arrivals: {process: poisson, perHour: 1}\n  classes: [{cpu: 1, memory: 1Gi, gpuModels: [T4]}]",
        ["classes[0].gpuModels", "without GPUs"]
      ),
    ] as [(String, [String])])
  func refused(spec: String, words: [String]) throws {
    let message = try #require(throws: ManifestError.self) { try read("  " + spec) }.description
    for word in words { #expect(message.contains(word), "\(message)") }
  }
}
