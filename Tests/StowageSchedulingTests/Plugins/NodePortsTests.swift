import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Host ports (nodeports/node_ports.go and HostPortInfo, 1.34).
struct NodePortsTests {
  private let filter = NodePorts()

  private func spec(_ port: HostPort?, sidecar: HostPort? = nil, starting: HostPort? = nil) -> PodSpec {
    PodSpec(
      containers: [Container(name: "c", hostPorts: port.map { [$0] } ?? [])],
      initContainers: [
        Container(name: "s", hostPorts: sidecar.map { [$0] } ?? [], restartPolicy: .always),
        Container(name: "i", hostPorts: starting.map { [$0] } ?? []),
      ])
  }

  private func isRefused(_ wanted: PodSpec, where held: PodSpec) throws -> Bool {
    let cluster = try Cluster.labelled([:], [:])
    try cluster.bind(held, to: 0)
    let rejections = cluster.rejections(of: try cluster.waiting(wanted), by: filter)
    #expect(rejections[1] == nil)
    guard let rejection = rejections[0] else { return false }
    #expect(rejection.code == .unschedulable)
    #expect(rejection.reasons == ["node(s) didn't have free ports for the requested pod ports"])
    return true
  }

  @Test(
    "a port is taken where protocol and number are the same and the addresses are, or one of them means all",
    arguments: [
      (HostPort(port: 80), HostPort(port: 80), true),
      (HostPort(port: 80), HostPort(port: 81), false),
      (HostPort(port: 80), HostPort(protocol: .udp, port: 80), false),
      (HostPort(protocol: .sctp, port: 80), HostPort(protocol: .sctp, port: 80), true),
      (HostPort(port: 80), HostPort(hostIP: "0.0.0.0", port: 80), true),
      (HostPort(port: 80), HostPort(hostIP: "10.0.0.1", port: 80), true),
      (HostPort(hostIP: "10.0.0.1", port: 80), HostPort(hostIP: "10.0.0.1", port: 80), true),
      (HostPort(hostIP: "10.0.0.1", port: 80), HostPort(hostIP: "10.0.0.2", port: 80), false),
      (HostPort(hostIP: "10.0.0.1", port: 80), HostPort(protocol: .udp, hostIP: "0.0.0.0", port: 80), false),
      // Only 0.0.0.0 means all: "::" is an address like any other to kube-scheduler.
      (HostPort(hostIP: "::", port: 80), HostPort(hostIP: "10.0.0.1", port: 80), false),
      (HostPort(hostIP: "::", port: 80), HostPort(hostIP: "0.0.0.0", port: 80), true),
    ])
  func conflicts(held: HostPort, wanted: HostPort, refused: Bool) throws {
    #expect(try isRefused(spec(wanted), where: spec(held)) == refused)
    #expect(try isRefused(spec(held), where: spec(wanted)) == refused)
  }

  @Test("sidecars keep their ports; containers that only start the pod have none")
  func initContainers() throws {
    let port = HostPort(port: 80)
    #expect(try isRefused(spec(port), where: spec(nil, sidecar: port)))
    #expect(try isRefused(spec(nil, sidecar: port), where: spec(port)))
    #expect(try !isRefused(spec(port), where: spec(nil, starting: port)))
    #expect(try !isRefused(spec(nil, starting: port), where: spec(port)))
  }

  @Test("one of several ports is enough")
  func several() throws {
    var wanted = spec(HostPort(port: 80))
    wanted.containers[0].hostPorts.append(HostPort(port: 443))
    #expect(try isRefused(wanted, where: spec(HostPort(port: 443))))
    #expect(try !isRefused(wanted, where: spec(HostPort(port: 444))))
  }
}
