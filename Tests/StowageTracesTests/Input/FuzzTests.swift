import StowageKernel
import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct FuzzTests {
  private let pieces: [[UInt8]] = [
    "sn,cpu_milli,memory_mib,gpu,model\n", "name,arrival,duration,cpu,memory,gpus,gpu_milli,labels,tolerations\n",
    "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,creation_time,deletion_time\n", "name,cpu,memory\n",
    "a,1,2,3,b",
    "\"", ",", "\n", "\r\n", "1", "-", "99999999999999999999", "a=b;c:NoSchedule@5", ",,,,,,,", "0.5", "1Gi",
    "openb-pod-0001,6000,12288,1,460,,427061,12902960\n", "p,0,5,1,1Gi,1,500,a=b,*\n",
  ].map { Array($0.utf8) }

  /// Reads the file as every format; errors are fine, anything else but the end is not.
  private func readAll(_ path: String) {
    _ = try? OpenedTrace(path, among: TraceFormats.all)
    for format in TraceFormats.all {
      _ = try? TraceFormats.openNodes(path, format: format.name)
      for interval in [nil, Milliseconds.seconds(1)] {
        let options = TraceOptions(arrivalInterval: interval)
        guard let pods = try? TraceFormats.openPods(path, format: format.name, options: options) else { continue }
        _ = try? TraceSummary(workload: pods)
      }
    }
  }

  @Test("random bytes never stop the program", arguments: 1...40)
  func randomBytes(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    let bytes = (0..<chance.next(below: 5_000)).map { _ in UInt8(chance.next(below: 256)) }
    readAll(try TemporaryFile(bytes).path)
    readAll(try TemporaryFile([0x1f, 0x8b] + bytes).path)
  }

  @Test("random pieces of real files never stop the program", arguments: 1...200)
  func randomPieces(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    var bytes = pieces[chance.next(below: 4)]
    for _ in 0..<chance.next(below: 60) { bytes += pieces[chance.next(below: pieces.count)] }
    for _ in 0..<chance.next(below: 3) { bytes[chance.next(below: bytes.count)] = UInt8(chance.next(below: 256)) }
    readAll(try TemporaryFile(bytes).path)
    var packed = storedGzip(bytes)
    readAll(try TemporaryFile(packed).path)
    packed[chance.next(below: packed.count)] ^= UInt8(1 + chance.next(below: 255))
    readAll(try TemporaryFile(packed).path)
  }
}
