/// One GPU of a node. Its compute is shared out in thousandths.
public struct GPUDevice: Hashable, Sendable {
  /// The shares of one whole GPU.
  public static let wholeMilli: Int64 = 1_000

  /// The model, as in `V100M32`; empty where it is not known.
  public var model: String

  /// A whole GPU of `model`; empty where the model is not known.
  public init(model: String = "") { self.model = model }
}
