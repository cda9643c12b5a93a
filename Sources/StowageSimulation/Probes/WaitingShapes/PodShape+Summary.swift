public import StowageModel

extension PodShape {
  /// What the pod wants, in a few words, as in `8 GPU · 96 CPU · 384 GiB`.
  public var summary: String {
    var parts: [String] = []
    if let gpu {
      let share = gpu.milliPerDevice < GPUDevice.wholeMilli
      parts.append(share ? "\(Self.decimal(gpu.milliPerDevice, per: 1_000)) GPU" : "\(gpu.count) GPU")
      if !gpu.models.isEmpty { parts[0] += " (\(gpu.models.joined(separator: " or ")))" }
    }
    for (name, amount) in requests.sorted where amount > 0 {
      switch name {
      case .cpu: parts.append("\(Self.decimal(amount, per: 1_000)) CPU")
      case .memory: parts.append("\(Self.decimal(amount, per: 1 << 30)) GiB")
      case .ephemeralStorage: parts.append("\(Self.decimal(amount, per: 1 << 30)) GiB scratch")
      default: parts.append("\(amount) \(name.rawValue)")
      }
    }
    if priority != 0 { parts.append("priority \(priority)") }
    return parts.isEmpty ? "no requests" : parts.joined(separator: " · ")
  }

  /// `amount / unit` with at most three decimals.
  private static func decimal(_ amount: Int64, per unit: Int64) -> String {
    let thousandths = Int64(exactly: (Double(amount) / Double(unit) * 1_000).rounded()) ?? .max
    if thousandths % 1_000 == 0 { return "\(thousandths / 1_000)" }
    var fraction = String(1_000 + thousandths % 1_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(thousandths / 1_000).\(fraction)"
  }
}
