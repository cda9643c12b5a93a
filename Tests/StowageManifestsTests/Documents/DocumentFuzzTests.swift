import StowageKernel
import StowageManifests
import Testing

struct DocumentFuzzTests {
  private static let sample = """
    {"apiVersion": "v1", "kind": "List", "items": [{"kind": "Node", "metadata": {"name": "n", "labels": {"a": "b"}},
    "status": {"allocatable": {"cpu": "4", "memory": "8Gi", "nvidia.com/gpu": 2}}}, {"kind": "Pod", "metadata":
    {"name": "p", "creationTimestamp": "2026-01-01T00:00:00Z"}, "spec": {"containers": [{"name": "c", "resources":
    {"requests": {"cpu": "100m", "memory": 1e3}}, "ports": [{"hostPort": 80}]}], "tolerations": [{"operator":
    "Exists"}], "priority": -5, "affinity": {"nodeAffinity": {}}}}]}
    """
  private static let yaml = """
    apiVersion: v1
    kind: Pod
    metadata: &m {name: p, labels: {a: "b"}}
    spec:
      containers:
        - name: c
          resources: {requests: {cpu: 100m, memory: 1.5Gi}}
      nodeSelector: *m
    ---
    kind: Node
    metadata:
      <<: *m
      name: |
        n
    """
  private static let interesting = Array("{}[]\",:\\-+.eE0123456789truefalsn#&*!|>'%@`~?<= \n\t\r".utf8)

  /// Bytes may be read or refused, but nothing may crash, and a refusal names a line of the file.
  private func feed(_ bytes: [UInt8], seed: UInt64) {
    do {
      _ = try KubernetesReader().read(bytes: bytes, file: "fuzz")
    } catch {
      let lines = bytes.count { $0 == 0x0A } + bytes.count { $0 == 0x0D } + 2
      #expect((1...lines).contains(error.line), "seed \(seed): \(error)")
      #expect(!error.found.isEmpty, "seed \(seed)")
    }
  }

  @Test("random bytes never crash the readers", arguments: 0..<20 as Range<UInt64>)
  func randomBytes(seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "bytes")
    for _ in 0..<60 {
      let start = [[], Array("{\"a\":".utf8), Array("a: ".utf8)][random.next(below: 3)]
      feed(start + (0..<random.next(below: 80)).map { _ in UInt8(truncatingIfNeeded: random.next()) }, seed: seed)
      feed(
        start + (0..<random.next(below: 80)).map { _ in Self.interesting[random.next(below: Self.interesting.count)] },
        seed: seed)
    }
  }

  @Test("manifests with bytes changed, cut out or doubled never crash the readers", arguments: 0..<20 as Range<UInt64>)
  func mutations(seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "mutations")
    for round in 0..<60 {
      var bytes = Array((round % 2 == 0 ? Self.sample : Self.yaml).utf8)
      for _ in 0...random.next(below: 4) where !bytes.isEmpty {
        let place = random.next(below: bytes.count)
        switch random.next(below: 5) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[place] = Self.interesting[random.next(below: Self.interesting.count)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 20)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.next(below: 30))], at: place)
        default: bytes.removeSubrange(place...)
        }
      }
      feed(bytes, seed: seed)
    }
  }
}
