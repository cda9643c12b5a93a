import StowageExperiments
import StowageKernel
import Synchronization

/// A line on the terminal that tells how far the work is, how fast it goes, and how long it will take.
///
/// Where nobody looks, it writes nothing.
final class ProgressLine: Sendable {
  private struct State {
    var podsByRun: [Int]
    var finished = 0
    var lastShown: ContinuousClock.Instant
  }

  private let state: Mutex<State>
  private let started: ContinuousClock.Instant
  private let total: Int
  private let runs: Int
  private let isShown: Bool

  /// A line for `runs` runs of `podsPerRun` pods each.
  init(runs: Int, podsPerRun: Int, isShown: Bool = Terminal.showsProgress) {
    let now = ContinuousClock.now
    started = now
    self.runs = runs
    total = runs * podsPerRun
    self.isShown = isShown
    state = Mutex(State(podsByRun: Array(repeating: 0, count: runs), lastShown: now))
  }

  /// Takes in how far one run is.
  func update(_ progress: ExperimentRunner.Progress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let line: String? = state.withLock { state in
      state.podsByRun[progress.run] = progress.podsArrived
      if progress.isFinished { state.finished += 1 }
      guard now - state.lastShown > .milliseconds(100) else { return nil }
      state.lastShown = now
      return text(done: state.podsByRun.reduce(0, +), finished: state.finished, after: now - started)
    }
    if let line { Terminal.replaceLine(by: line) }
  }

  /// Takes the line away.
  func finish() {
    if isShown { Terminal.replaceLine(by: nil) }
  }

  private func text(done: Int, finished: Int, after elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let filled = Int(share * 24)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    var line = "\(bar) \(Int(share * 100)) %  \(finished)/\(runs) runs  \(done) pods  \(Int(rate)) pods/s"
    if rate > 0 && done < total {
      line += "  \(Milliseconds.seconds(Int64((Double(total - done) / rate).rounded(.up)))) left"
    }
    return line
  }
}
