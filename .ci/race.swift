// A race that the thread sanitizer must report: four tasks count in one variable.
nonisolated(unsafe) var count = 0

await withTaskGroup(of: Void.self) { group in
  for _ in 0..<4 { group.addTask { for _ in 0..<100_000 { count += 1 } } }
}
