import StowageCluster
import StowageKernel

/// The pods that were refused and wait for something to change.
///
/// They lie by the filters that refused them and then by shape, so that an event is held against each kind of pod once
/// and not at all against those whose filters do not care; and by age, for the flush of what has waited long.
struct UnschedulablePool {
  /// Filters of a policy.
  private struct Key: Hashable {
    let policy: Int
    let rejectors: RejectorSet
  }

  /// The pods that the same filters refused.
  private struct RejectorGroup {
    let key: Key
    /// Their shapes, in no order that matters.
    var groups: [Group] = []
    /// By shape: its group; -1 where there is none.
    private var groupOfShape: [Int32] = []

    init(_ key: Key) { self.key = key }

    func group(of shape: ShapeID) -> Int? {
      guard shape.index < groupOfShape.count, groupOfShape[shape.index] >= 0 else { return nil }
      return Int(groupOfShape[shape.index])
    }

    /// The group of `shape`, which is made where there is none.
    mutating func madeGroup(of shape: ShapeID) -> Int {
      if let group = group(of: shape) { return group }
      while groupOfShape.count <= shape.index { groupOfShape.append(-1) }
      groupOfShape[shape.index] = Int32(groups.count)
      groups.append(Group(shape: shape, pods: []))
      return groups.count - 1
    }

    /// Takes a group out; the last takes its place.
    mutating func removeGroup(_ group: Int) {
      groupOfShape[groups[group].shape.index] = -1
      let last = groups.removeLast()
      if group < groups.count {
        groups[group] = last
        groupOfShape[last.shape.index] = Int32(group)
      }
    }
  }

  private struct Group {
    let shape: ShapeID
    var pods: [PodID]
  }

  private struct Location {
    let rejectorGroup: Int
    let shape: ShapeID
    let ticket: Int
    var position: Int
  }

  private struct Aged {
    let pod: PodID
    let ticket: Int
    let timestamp: Instant
  }

  private var rejectorGroups: [RejectorGroup] = []
  private var indexByKey: [Key: Int] = [:]
  private var locations: [Location?] = []
  /// Oldest first; pods that have left stand in it until they are at the front.
  private var ages: [Aged] = []
  private var agesHead = 0

  /// How many pods there are.
  private(set) var count = 0

  /// When the pod that has waited longest was refused.
  var oldest: Instant? { agesHead < ages.count ? ages[agesHead].timestamp : nil }

  /// Puts in a pod whose `ticket` is larger than those of all pods here.
  mutating func insert(
    _ pod: PodID, shape: ShapeID, rejectors: RejectorSet, policy: Int, timestamp: Instant, ticket: Int
  ) {
    let rejectorIndex = groupIndex(Key(policy: policy, rejectors: rejectors))
    let group = rejectorGroups[rejectorIndex].madeGroup(of: shape)
    while locations.count <= pod.index { locations.append(nil) }
    locations[pod.index] = Location(
      rejectorGroup: rejectorIndex, shape: shape, ticket: ticket,
      position: rejectorGroups[rejectorIndex].groups[group].pods.count)
    rejectorGroups[rejectorIndex].groups[group].pods.append(pod)
    count += 1
    ages.append(Aged(pod: pod, ticket: ticket, timestamp: timestamp))
    // Those that have left must not outnumber those that are here by much.
    if ages.count - agesHead > 2 * count + 1_024 { forgetGone() }
  }

  /// Takes `pod` out.
  mutating func remove(_ pod: PodID) {
    guard let location = locations[pod.index] else { return }
    locations[pod.index] = nil
    count -= 1
    guard let group = rejectorGroups[location.rejectorGroup].group(of: location.shape) else { return }
    let last = rejectorGroups[location.rejectorGroup].groups[group].pods.removeLast()
    if last != pod {
      rejectorGroups[location.rejectorGroup].groups[group].pods[location.position] = last
      locations[last.index]?.position = location.position
    }
    if rejectorGroups[location.rejectorGroup].groups[group].pods.isEmpty {
      rejectorGroups[location.rejectorGroup].removeGroup(group)
    }
    skipGone()
  }

  /// Takes out the pods for which `isHelped` says so: asked once for all pods of a shape that the same filters refused,
  /// with one of them, and only where `isRegistered` says that those filters of a policy are registered.
  mutating func take(
    registered isRegistered: (_ policy: Int, RejectorSet) -> Bool, where isHelped: (PodID, RejectorSet) -> Bool
  ) -> [PodID] {
    var taken: [PodID] = []
    for rejectorIndex in rejectorGroups.indices
    where !rejectorGroups[rejectorIndex].groups.isEmpty
      && isRegistered(rejectorGroups[rejectorIndex].key.policy, rejectorGroups[rejectorIndex].key.rejectors)
    {
      for group in rejectorGroups[rejectorIndex].groups.indices.reversed() {
        let pods = rejectorGroups[rejectorIndex].groups[group].pods
        guard let one = pods.first, isHelped(one, rejectorGroups[rejectorIndex].key.rejectors) else { continue }
        for pod in pods { locations[pod.index] = nil }
        taken += pods
        rejectorGroups[rejectorIndex].removeGroup(group)
      }
    }
    count -= taken.count
    skipGone()
    return taken
  }

  /// Takes out the pods that were refused before `limit`, oldest first.
  mutating func take(refusedBefore limit: Instant) -> [PodID] {
    var taken: [PodID] = []
    while let oldest, oldest < limit {
      let pod = ages[agesHead].pod
      taken.append(pod)
      remove(pod)
    }
    return taken
  }

  /// Takes out the pod that was refused longest ago, with the filters that did.
  mutating func takeOldest() -> (pod: PodID, rejectors: RejectorSet, policy: Int)? {
    guard agesHead < ages.count, let location = locations[ages[agesHead].pod.index] else { return nil }
    let pod = ages[agesHead].pod
    remove(pod)
    return (
      pod, rejectorGroups[location.rejectorGroup].key.rejectors, rejectorGroups[location.rejectorGroup].key.policy
    )
  }

  private mutating func groupIndex(_ key: Key) -> Int {
    // A few kinds of refusals are most of them: a look at the list finds them sooner than a dictionary.
    for rejectorIndex in 0..<min(8, rejectorGroups.count) where rejectorGroups[rejectorIndex].key == key {
      return rejectorIndex
    }
    if let rejectorIndex = indexByKey[key] { return rejectorIndex }
    indexByKey[key] = rejectorGroups.count
    rejectorGroups.append(RejectorGroup(key))
    return rejectorGroups.count - 1
  }

  private func isHere(_ aged: Aged) -> Bool { locations[aged.pod.index]?.ticket == aged.ticket }

  private mutating func skipGone() {
    while agesHead < ages.count, !isHere(ages[agesHead]) { agesHead += 1 }
    if agesHead > 1_024 && agesHead * 2 > ages.count {
      ages.removeFirst(agesHead)
      agesHead = 0
    }
  }

  private mutating func forgetGone() {
    ages.removeFirst(agesHead)
    agesHead = 0
    ages = ages.filter(isHere)
  }
}
