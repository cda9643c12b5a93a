import StowageRanking
public import StowageScheduling

extension Profile {
  /// Takes the node that has the least free capacity: the pods end up on few nodes.
  public static func bestFit() -> Profile {
    Profile(name: "bestFit", scorers: [Scorer(RemainingCapacity(.least))])
  }

  /// Takes the node that has the most free capacity: the pods end up spread.
  public static func worstFit() -> Profile {
    Profile(name: "worstFit", scorers: [Scorer(RemainingCapacity(.most))])
  }

  /// Takes the node whose free resources best match the proportions that the pod asks for.
  public static func dotProduct() -> Profile {
    Profile(name: "dotProduct", scorers: [Scorer(Alignment())])
  }

  /// Takes the node that would be emptiest by Kubernetes' LeastAllocated score; equals by chance.
  public static func leastAllocated() -> Profile {
    Profile(name: "leastAllocated", scorers: [Scorer(NodeResourcesAllocated(.least))], tieBreak: .random)
  }

  /// Takes the node that would be fullest by Kubernetes' MostAllocated score; equals by chance.
  public static func mostAllocated() -> Profile {
    Profile(name: "mostAllocated", scorers: [Scorer(NodeResourcesAllocated(.most))], tieBreak: .random)
  }

  /// Takes the node whose resources would be used most evenly by Kubernetes' score; equals by chance.
  public static func balancedAllocation() -> Profile {
    Profile(name: "balancedAllocation", scorers: [Scorer(NodeResourcesBalancedAllocation())], tieBreak: .random)
  }
}
