import StowageModel
import Testing

@testable import StowageTraces

struct DrawnShapesTests {
  private func shape(_ key: DrawnShapes.Key, _ shapes: inout DrawnShapes) -> PodShape {
    shapes.shape(for: key) { PodShape(cpuMilli: key.cpu, memoryBytes: key.memory, gpu: key.gpu) }
  }

  @Test("the same wants have one shape, others another, however many there are")
  func shared() {
    var shapes = DrawnShapes()
    var made: [PodShape] = []
    // 1,200 keys on 256 places: most share a place with others.
    let keys = (0..<1_200).map { number in
      DrawnShapes.Key(
        kind: number % 3, cpu: Int64(number / 12 + 1), memory: Int64(number / 6 % 2 + 1) << 30,
        gpu: number / 3 % 2 == 0 ? nil : GPURequest(milli: 500))
    }
    for key in keys { made.append(shape(key, &shapes)) }
    for (key, known) in zip(keys, made) { #expect(shape(key, &shapes) === known) }
    for (key, known) in zip(keys, made) {
      #expect(known.requests[.cpu] == key.cpu && known.requests[.memory] == key.memory && known.gpu == key.gpu)
    }
    #expect(Set(made.map(ObjectIdentifier.init)).count == 1_200)
  }

  @Test("more shapes than are remembered stay right")
  func forgotten() {
    var shapes = DrawnShapes(capacity: 4)
    for round in 0..<3 {
      for cpu in 1...10 as ClosedRange<Int64> {
        let key = DrawnShapes.Key(kind: 0, cpu: cpu, memory: 1, gpu: nil)
        #expect(shape(key, &shapes) == PodShape(cpuMilli: cpu, memoryBytes: 1), "round \(round)")
      }
    }
  }
}
