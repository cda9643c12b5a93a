import BusyCluster
import Foundation
import StowageKit

/// Nothing but decisions, in a loop: for profiles, for counts of instructions, and for one version against another as whole
/// processes.
@main
struct DecisionLoop {
  private static let usage = """
    usage: DecisionLoop same|different|neighbours|plugin NODES STEPS [--churn N] [--path plain|fast]
      DecisionLoop same 5000 40000        20 shapes that come again
      DecisionLoop different 5000 10000   no two pods alike
      DecisionLoop neighbours 5000 10000  hard zone spread and preferred anti-affinity
      DecisionLoop plugin 2000 4000       a score plugin of one's own, asked node by node; pods select nodes by label
      --churn N    the taints of a node change every N steps
      --path PATH  how decisions are worked out: fast (the default) or plain
    """

  private enum Kind: String {
    case same, different, neighbours, plugin
  }

  private struct Arguments {
    var kind = Kind.same
    var nodes = 0
    var steps = 0
    var churn: Int?
    var path = DecisionPath.fast

    /// `nil` where they are not as the usage says.
    init?(_ arguments: [String]) {
      var rest = arguments[...]
      guard let kind = rest.popFirst().flatMap(Kind.init), let nodes = rest.popFirst().flatMap({ Int($0) }),
        let steps = rest.popFirst().flatMap({ Int($0) }), 1...1_000_000 ~= nodes, steps > 0
      else { return nil }
      (self.kind, self.nodes, self.steps) = (kind, nodes, steps)
      while let flag = rest.popFirst() {
        guard let value = rest.popFirst() else { return nil }
        switch flag {
        case "--churn":
          guard let number = Int(value), number > 0 else { return nil }
          churn = number
        case "--path":
          guard let path = DecisionPath(rawValue: value) else { return nil }
          self.path = path
        default: return nil
        }
      }
    }
  }

  static func main() throws {
    guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
      FileHandle.standardError.write(Data((usage + "\n").utf8))
      exit(64)
    }
    var policy = policy(for: arguments)
    var busy = try BusyCluster(
      nodes: arguments.nodes, shapes: arguments.kind == .different ? .max : 20,
      neighbours: arguments.kind == .neighbours, selectors: arguments.kind == .plugin, policy: &policy)
    var stepCount = 0
    func step() throws {
      if let churn = arguments.churn, stepCount % churn == 0 { try busy.changeNode() }
      stepCount += 1
      try busy.replaceOne(&policy)
    }
    // Until all that is cached of shapes and nodes is there.
    for _ in 0..<min(10_000, max(100, arguments.steps)) { try step() }
    // Many short loops, so that some are undisturbed where the machine is shared.
    let loops = max(1, arguments.steps / 2_000)
    let count = arguments.steps / loops
    for _ in 0..<arguments.steps % loops { try step() }
    var times: [Double] = []
    for _ in 0..<loops {
      let start = processorTime()
      for _ in 0..<count { try step() }
      times.append((processorTime() - start) / Double(count))
    }
    times.sort()
    print("\(title(of: arguments)): least \(told(times[0])), median \(told(times[times.count / 2]))")
  }

  private static func policy(for arguments: Arguments) -> any SchedulingPolicy {
    let policy = arguments.kind == .plugin ? sparingGPUs() : everyNode()
    return PolicySettings(path: arguments.path).applied(to: policy)
  }

  private static func title(of arguments: Arguments) -> String {
    var title = "\(arguments.kind.rawValue), \(arguments.nodes) nodes"
    if let churn = arguments.churn { title += ", a node change every \(churn) steps" }
    if arguments.path == .plain { title += ", plain path" }
    return title
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
