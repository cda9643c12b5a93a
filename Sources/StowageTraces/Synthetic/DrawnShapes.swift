import StowageModel

/// The shapes that a synthetic workload has drawn: pods that ask for the same share one instance.
struct DrawnShapes {
  /// What makes a shape.
  struct Key: Hashable {
    /// The index of the pod's class.
    let kind: Int
    let cpu: Int64
    let memory: Int64
    let gpu: GPURequest?
  }

  private struct Entry {
    let key: Key
    let shape: PodShape
  }

  private let capacity: Int
  private var shapes: [Key: PodShape] = [:]
  /// The shape that was asked for last among those of one hash. Most classes have few shapes, which are found here.
  private var recent = [Entry?](repeating: nil, count: 256)

  /// No shapes yet.
  ///
  /// - Parameter capacity: With so many shapes all are forgotten, so that memory stays bounded whatever is drawn.
  init(capacity: Int = 1 << 17) { self.capacity = capacity }

  /// The shape for `key`, which is made where it is not known.
  mutating func shape(for key: Key, make: () -> PodShape) -> PodShape {
    // The product carries what is in the low bits up to the highest eight, which are the slot.
    let mixed =
      (UInt64(bitPattern: key.cpu) &+ UInt64(bitPattern: key.memory) &* 31 &+ UInt64(key.kind)) &* 0x9e37_79b9_7f4a_7c15
    let slot = Int(mixed >> 56)
    if let entry = recent[slot], entry.key == key { return entry.shape }
    let shape = shapes[key] ?? make()
    if shapes.count >= capacity { shapes = [:] }
    shapes[key] = shape
    recent[slot] = Entry(key: key, shape: shape)
    return shape
  }
}
