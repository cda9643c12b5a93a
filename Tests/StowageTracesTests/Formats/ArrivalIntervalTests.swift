import StowageKernel
import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct ArrivalIntervalTests {
  private let options = TraceOptions(arrivalInterval: .seconds(2))

  // The times in the files are out of order, and in the order of the file the pods come at 0, 2 and 4 s.
  @Test(
    "an interval takes the place of a list's times: pods come in the order of the file and stay",
    arguments: [
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,creation_time,deletion_time\nb,1,1,0,0,9,10\na,1,1,0,0,5,6\nc,1,1,0,0,7,\n",
      "name,arrival,duration,cpu,memory\nb,9,1,1,1\na,5,1,1,1\nc,7,,1,1\n",
    ])
  func insteadOfTimes(text: String) throws {
    let pods = try TraceFormats.openPods(TemporaryFile(text).path, options: options).pods()
    #expect(pods.map(\.name) == ["b", "a", "c"])
    #expect(pods.map(\.time) == [.origin, .seconds(2), .seconds(4)])
    #expect(pods.allSatisfy { $0.duration == .infinite })
  }

  @Test("with an interval the format stowage needs no times")
  func withoutTimes() throws {
    let file = try TemporaryFile("name,cpu,memory\na,1,1\nb,1,1\n")
    let pods = try TraceFormats.openPods(file.path, format: "stowage", options: options).pods()
    #expect(pods.map(\.time) == [.origin, .seconds(2)])
  }

  @Test("an interval for manifests is refused with the annotation to use")
  func manifests() throws {
    let file = try TemporaryFile("apiVersion: v1\nkind: List\nitems: []\n")
    #expect(
      file.errorText { _ = try TraceFormats.openPods($0, options: options) }
        == "FILE: found an arrival interval for Kubernetes manifests, expected none; the annotation stowage.dev/arrival of a pod says when it arrives"
    )
  }

  // The third pod would come at 2 * 2^50 ms, the second at 2^50 ms still does.
  @Test("an interval that leads beyond the range of times, or backwards, is an error")
  func beyond() throws {
    let file = try TemporaryFile("name,arrival,cpu,memory\na,0,1,1\nb,0,1,1\nc,0,1,1\n")
    #expect(
      file.errorText {
        _ = try TraceFormats.openPods($0, options: TraceOptions(arrivalInterval: WorkloadLimits.longest)).pods()
      }.contains("for over 2 pods, expected all arrivals within 2^50 ms"))
    #expect(
      file.errorText { _ = try TraceFormats.openPods($0, options: TraceOptions(arrivalInterval: Milliseconds(-1))) }
        == "FILE: found an arrival interval of -1ms, expected 0s or more")
  }
}
