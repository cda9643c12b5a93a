import StowageCluster
import StowageKernel
import StowageModel
import Testing

@testable import StowageSimulation

struct WaitingShapesTests {
  private func arrival(_ name: String, cpu: Int64) -> PodArrival {
    PodArrival(time: .origin, name: name, shape: PodShape(cpuMilli: cpu, memoryBytes: 1), duration: .infinite)
  }

  @Test("a shape that takes the place of one that has left has an entry of its own")
  func reusedPlace() throws {
    let cluster = try Cluster(nodes: [], unusedShapes: 0)
    var shapes = WaitingShapes()
    for cpu in [1, 2, 1] as [Int64] {
      let pod = cluster.add(arrival("p", cpu: cpu))
      let shape = cluster.view.shape(of: pod)
      #expect(shape.index == 0)
      for _ in 0..<3 { shapes.update(shape, in: cluster.view) { $0.waited += 1 } }
      cluster.drop(pod)
    }
    let worst = shapes.worst(10)
    #expect(worst.map(\.shape.requests[.cpu]) == [1, 2])
    #expect(worst.map(\.waited) == [6, 3])
  }

  @Test("of more shapes than are kept the worst stay, also those that are known by their place")
  func trimmed() throws {
    let cluster = try Cluster(nodes: [])
    var shapes = WaitingShapes()
    let first = cluster.view.shape(of: cluster.add(arrival("first", cpu: 1)))
    let second = cluster.view.shape(of: cluster.add(arrival("second", cpu: 2)))
    shapes.update(first, in: cluster.view) { $0.waited = 1 }
    shapes.update(second, in: cluster.view) { $0.neverPlaced = 9 }
    for cpu in 3...4_097 as ClosedRange<Int64> {
      shapes.update(PodShape(cpuMilli: cpu, memoryBytes: 1)) { $0.waited = 2 }
    }
    // The 4,097th entry has cut them to 2,048, and the first was the least.
    shapes.update(second, in: cluster.view) { $0.neverPlaced += 1 }
    shapes.update(first, in: cluster.view) { $0.waited += 7 }
    #expect(shapes.worst(3).map(\.shape.requests[.cpu])[..<2] == [2, 1])
    #expect(shapes.worst(2).map(\.neverPlaced) == [10, 0])
    #expect(shapes.worst(2).last?.waited == 7)
  }
}
