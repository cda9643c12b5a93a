/// Independent pieces of work, several at one time, with results that do not depend on how many that are.
package enum BoundedTasks {
  /// The results of `work` for 0 up to `count`, in this order.
  ///
  /// - Parameters:
  ///   - limit: How many go on at one time; less than 1 is taken for 1.
  ///   - work: One piece, by its index.
  ///   - finished: Is told of each piece as it ends, one call at a time, in whatever order they end.
  /// - Throws: The first error of a piece; those that have not begun are left out then.
  package static func results<Output: Sendable>(
    count: Int, limit: Int, of work: @escaping @Sendable (Int) throws -> Output,
    finished: (Int, Output) -> Void = { _, _ in }
  ) async throws -> [Output] {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var results = [Output?](repeating: nil, count: count)
      var started = 0
      func start() {
        let index = started
        started += 1
        group.addTask { (index, try work(index)) }
      }
      while started < min(max(1, limit), count) { start() }
      while let (index, output) = try await group.next() {
        results[index] = output
        finished(index, output)
        if started < count { start() }
      }
      return results.compactMap { $0 }
    }
  }
}
