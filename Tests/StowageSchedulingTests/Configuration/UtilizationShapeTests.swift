import StowageModel
import StowageScheduling
import Testing

struct UtilizationShapeTests {
  private func scores(_ points: [(Int, Int)], at utilizations: [Int64]) -> [Int64] {
    let shape = UtilizationShape(points.map { UtilizationShapePoint(utilization: $0.0, score: $0.1) })
    return utilizations.map { shape.score(atPercent: $0) }
  }

  // 100 * u / 30 cut: 3.3 -> 3, 33.3 -> 33, 96.6 -> 96; from 30 on it stays.
  @Test("a rising line is cut to whole numbers")
  func rising() {
    #expect(scores([(0, 0), (30, 10)], at: [0, 1, 10, 29, 30, 31, 100]) == [0, 3, 33, 96, 100, 100, 100])
  }

  // 100 - (100 * u / 30 cut): 100 - 3 = 97, 100 - 33 = 67, 100 - 96 = 4.
  @Test("a falling line is rounded up, for what is taken off is cut")
  func falling() {
    #expect(scores([(0, 10), (30, 0)], at: [0, 1, 10, 29, 30, 31, 100]) == [100, 97, 67, 4, 0, 0, 0])
  }

  // 30 + 50 * 10 / 20 = 55; 50 * 13 / 20 = 32.5 -> 32, so 62.
  @Test("before the first point and after the last the score stays")
  func ends() {
    #expect(scores([(20, 3), (40, 8)], at: [0, 20, 30, 33, 40, 41, 100]) == [30, 30, 55, 62, 80, 80, 80])
    #expect(scores([(50, 4)], at: [0, 50, 100]) == [40, 40, 40])
    #expect(scores([], at: [0, 100]) == [0, 0])
  }

  // Up to 50: 20 + 80 * u / 50; beyond: 100 - 100 * (u - 50) / 50.
  @Test("a shape can rise and fall")
  func bent() {
    #expect(scores([(0, 2), (50, 10), (100, 0)], at: [0, 25, 50, 51, 75, 100]) == [20, 60, 100, 98, 50, 0])
  }
}
