/// The probes that every run has.
public enum BuiltInProbes {
  /// The probes, in the order in which their metrics and blocks appear. A new one is a folder beside this file, and a line
  /// here.
  public static let all: [any Probe] = [
    AllocationProbe(),
    OccupancyProbe(),
    WaitingTimesProbe(),
    CompletionProbe(),
    StrandedProbe(),
    FragmentationProbe(),
    PodCountsProbe(),
    GoodputProbe(),
    NodeMapProbe(),
    WaitingShapesProbe(),
  ]
}
