/// A line on the terminal that tells how many of many pieces of work are done, once that has taken two seconds.
///
/// Where nobody looks, it writes nothing.
struct CountLine {
  private let started = ContinuousClock.now
  private let noun: String
  private let isShown: Bool

  /// A line that counts `noun`, as in `answers`.
  init(_ noun: String, isShown: Bool = Terminal.showsProgress) {
    self.noun = noun
    self.isShown = isShown
  }

  /// Tells that `done` pieces of `count` are done.
  func update(_ done: Int, of count: Int) {
    guard isShown, ContinuousClock.now - started > .seconds(2) else { return }
    let share = count > 0 ? done * 100 / count : 100
    Terminal.replaceLine(by: "\(share) %  \(done)/\(count) \(noun)")
  }

  /// Takes the line away.
  func finish() {
    if isShown { Terminal.replaceLine(by: nil) }
  }
}
