/// How many running pods there are of each priority; there are few priorities.
struct PriorityCounts {
  private var counts: [(priority: Int32, count: Int)] = []

  /// The lowest priority that some pod has.
  var lowest: Int32? { counts.first { $0.count > 0 }?.priority }

  mutating func add(_ number: Int, of priority: Int32) {
    for index in counts.indices {
      if counts[index].priority == priority {
        counts[index].count += number
        return
      }
      if counts[index].priority > priority {
        counts.insert((priority, number), at: index)
        return
      }
    }
    counts.append((priority, number))
  }
}
