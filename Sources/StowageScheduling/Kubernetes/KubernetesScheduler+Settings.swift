extension KubernetesScheduler {
  /// Tie break, device choice and path.
  public var settings: PolicySettings {
    PolicySettings(tieBreak: tieBreak, deviceChoice: deviceChoice, path: path)
  }

  /// Goes by the tie break, the device choice and the path that are given.
  public mutating func configure(_ settings: PolicySettings) {
    if let tieBreak = settings.tieBreak { self.tieBreak = tieBreak }
    if let deviceChoice = settings.deviceChoice { self.deviceChoice = deviceChoice }
    if let path = settings.path { self.path = path }
  }
}
