/// A container of a pod.
public struct Container: Hashable, Sendable {
  /// Its name in the pod.
  public var name: String
  /// The image it runs.
  public var image: String
  /// What the container requests, and the most it may use.
  public var resources: ResourceRequirements
  /// The ports that it takes on the node.
  public var hostPorts: [HostPort]
  /// Whether it restarts on its own: `Always` on an init container makes it a sidecar.
  public var restartPolicy: RestartPolicy?

  /// A container; without resources it requests nothing.
  public init(
    name: String, image: String = "", resources: ResourceRequirements = ResourceRequirements(),
    hostPorts: [HostPort] = [], restartPolicy: RestartPolicy? = nil
  ) {
    self.name = name
    self.image = image
    self.resources = resources
    self.hostPorts = hostPorts
    self.restartPolicy = restartPolicy
  }

  /// Whether some way to end restarts all of the pod's containers (a rule of `restartPolicyRules` with the action
  /// `RestartAllContainers`, 1.36).
  public var restartsAllContainers = false

  /// Whether, as an init container, it keeps running beside the pod's containers.
  public var isSidecar: Bool { restartPolicy == .always }
}

/// What a container, or a pod as a whole, asks for and may use at most.
public struct ResourceRequirements: Hashable, Sendable {
  /// What is set aside.
  public var requests: ResourceList
  /// What may be used at most.
  public var limits: ResourceList

  /// Requests and limits by resource; both are empty unless given.
  public init(requests: ResourceList = [:], limits: ResourceList = [:]) {
    self.requests = requests
    self.limits = limits
  }
}

/// A port that a container takes on its node.
public struct HostPort: Hashable, Sendable {
  /// The protocol for which the port is taken; TCP and UDP have ports of their own.
  public var `protocol`: TransportProtocol
  /// The address it binds; `0.0.0.0` is all of them.
  public var hostIP: String
  /// The port's number, 1 to 65535.
  public var port: Int

  /// A port; an empty address is `0.0.0.0`.
  public init(protocol: TransportProtocol = .tcp, hostIP: String = "", port: Int) {
    self.protocol = `protocol`
    self.hostIP = hostIP.isEmpty ? "0.0.0.0" : hostIP
    self.port = port
  }

  /// Whether both cannot be on one node: same protocol and port, and an address in common.
  public func conflicts(with other: HostPort) -> Bool {
    port == other.port && `protocol` == other.protocol
      && (hostIP == other.hostIP || hostIP == "0.0.0.0" || other.hostIP == "0.0.0.0")
  }
}

/// The transport protocols of a port.
public enum TransportProtocol: String, Hashable, Sendable, CaseIterable {
  /// TCP, the default.
  case tcp = "TCP"
  /// UDP.
  case udp = "UDP"
  /// Stream Control Transmission Protocol.
  case sctp = "SCTP"
}

/// When a pod's containers are started again.
public enum RestartPolicy: String, Hashable, Sendable, CaseIterable {
  /// Containers are restarted whenever they end.
  case always = "Always"
  /// Containers are restarted when they fail.
  case onFailure = "OnFailure"
  /// Containers are not restarted.
  case never = "Never"
}
