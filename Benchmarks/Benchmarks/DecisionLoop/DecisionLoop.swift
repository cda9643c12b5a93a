import BusyCluster
import Foundation
import StowageKit

/// Nothing but decisions, in a loop: for profiles, for counts of instructions, and for one version against another as whole
/// processes.
@main
struct DecisionLoop {
  private static let usage = """
    usage: DecisionLoop same|different|neighbours NODES STEPS
      DecisionLoop same 5000 40000        20 shapes that come again
      DecisionLoop different 5000 10000   no two pods alike
      DecisionLoop neighbours 5000 10000  hard zone spread and preferred anti-affinity
    """

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let kind = arguments.first,
      ["same", "different", "neighbours"].contains(kind),
      let nodes = Int(arguments[2]), let steps = Int(arguments[3]), 1...1_000_000 ~= nodes, steps > 0
    else {
      FileHandle.standardError.write(Data((usage + "\n").utf8))
      exit(64)
    }
    var policy = everyNode()
    var busy = try BusyCluster(
      nodes: nodes, shapes: kind == "different" ? .max : 20, neighbours: kind == "neighbours", policy: &policy)
    // Until all that is kept of shapes and nodes is there.
    for _ in 0..<10_000 { try busy.replaceOne(&policy) }
    // Many short loops, so that some are undisturbed where the machine is shared.
    let loops = max(1, steps / 2_000)
    let count = steps / loops
    for _ in 0..<steps % loops { try busy.replaceOne(&policy) }
    var times: [Double] = []
    for _ in 0..<loops {
      let start = processorTime()
      for _ in 0..<count { try busy.replaceOne(&policy) }
      times.append((processorTime() - start) / Double(count))
    }
    times.sort()
    print("\(kind), \(nodes) nodes: least \(told(times[0])), median \(told(times[times.count / 2]))")
  }

  private static func told(_ time: Double) -> String {
    "\(Int(time)) ns a step (\(Int(1e9 / time)) steps a second)"
  }

  /// The thread's, in nanoseconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
