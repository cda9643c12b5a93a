import StowageKernel
import StowageModel
import StowageSimulation
import StowageTesting
import Testing

@testable import StowageExperiments

struct OfferedLoadTests {
  private func load(_ pods: [PodArrival], running: [RunningPod] = []) -> OfferedLoad? {
    var meter = OfferedLoadMeter(on: [Node("a", cpu: 2), Node("b", cpu: 2)], running: running)
    for pod in pods { meter.add(pod) }
    return meter.load
  }

  @Test("every pod counts from its arrival on, up to the last arrival, whatever fits")
  func overloaded() throws {
    // 3 CPUs from 10 to 30, 3 more from 20 on; the last arrival is at 50. Of 4: 3 for 10 s, 6 for 10 s, 3 for 20 s: the
    // mean is 150 / 40 = 3.75 of 4, and 10 of 40 s have more than 4.
    let load = try #require(
      self.load([
        PodArrival("p", cpu: 3, at: .seconds(10), for: .seconds(20)), PodArrival("q", cpu: 3, at: .seconds(20)),
        PodArrival("r", cpu: 1, at: .seconds(50), for: .seconds(5)),
      ]))
    #expect(load.resources.map(\.name) == ["CPU", "memory"])
    #expect(load.resources[0].mean == 93.75 && load.resources[0].peak == 150)
    #expect(load.overloadedPercent == 25 && load.overloadedFrom == .seconds(20))
  }

  @Test("pods that run from the start count until they end")
  func running() throws {
    let shape = PodArrival("x", cpu: 4).shape
    let load = try #require(
      self.load(
        [PodArrival("p", cpu: 1, at: .seconds(10)), PodArrival("q", cpu: 1, at: .seconds(30))],
        running: [RunningPod(name: "r", shape: shape, node: "a", remaining: .seconds(20))]))
    // 5 of 4 from 10 to 20, 1 from 20 to 30, then 2: the mean is 3.
    #expect(load.resources[0].mean == 75 && load.resources[0].peak == 125)
    #expect(load.overloadedPercent == 50 && load.overloadedFrom == .seconds(10))
  }

  @Test("pods that all arrive at once are what is asked for, and no time is overloaded")
  func atOnce() throws {
    let load = try #require(self.load([PodArrival("p", cpu: 3), PodArrival("q", cpu: 3)]))
    #expect(load.resources[0].mean == 150 && load.resources[0].peak == 150 && load.overloadedFrom == nil)
    #expect(self.load([]) == nil)
  }
}
