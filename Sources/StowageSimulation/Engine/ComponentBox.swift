import StowageCluster
import StowageKernel

/// A component with the turn that it is given.
///
/// It is an object so that a component changes in its place: a value behind a protocol would be taken out and put back for each
/// of its turns.
class ComponentBox {
  let phase: Phase
  let hasClock: Bool
  let observes: Change.Kinds

  fileprivate init(_ component: some Component) {
    phase = component.phase
    hasClock = component.hasClock
    observes = component.observes
  }

  /// The box of a component, which is the one with this number.
  static func make(_ component: some Component, number: UInt16, on stage: Stage) -> ComponentBox {
    Box(component, Turn(stage: stage, component: number))
  }

  func begin() throws {}
  func nextInstant(before next: Instant?) -> Instant? { next }
  func tick() throws {}
  func wake(_ token: UInt64) throws {}
  func observe(_ changes: Unread) throws {}
}

private final class Box<Content: Component>: ComponentBox {
  // No overlap: a component is given a turn at a time, and knows no box.
  @exclusivity(unchecked) private var component: Content
  @exclusivity(unchecked) private var turn: Turn

  init(_ component: Content, _ turn: Turn) {
    self.component = component
    self.turn = turn
    super.init(component)
  }

  override func begin() throws { try component.begin(&turn) }
  override func nextInstant(before next: Instant?) -> Instant? { component.nextInstant(before: next) }
  override func tick() throws { try component.tick(&turn) }
  override func wake(_ token: UInt64) throws { try component.wake(token, &turn) }
  override func observe(_ changes: Unread) throws { try component.observe(changes, &turn) }
}
