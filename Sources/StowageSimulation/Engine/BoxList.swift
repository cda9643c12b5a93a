/// A list of objects that never changes, each of which is called without being counted for the call.
///
/// A run calls every component and every probe at every instant; to retain and release each would cost as much as what most of
/// them do.
struct BoxList<Box: AnyObject> {
  /// The objects, as any array has them.
  let boxes: [Box]
  private let uncounted: [Unmanaged<Box>]

  init(_ boxes: [Box]) {
    self.boxes = boxes
    uncounted = boxes.map(Unmanaged.passUnretained)
  }

  var indices: Range<Int> { uncounted.indices }

  // Safe: `boxes` is a constant and holds every object for as long as a copy of the list is there; whoever calls this holds one
  // until it returns. ProbeTests go through here under the address sanitizer.
  /// Calls `body` with the object at `index`.
  @inline(__always)
  func with<Result>(_ index: Int, _ body: (Box) throws -> Result) rethrows -> Result {
    try uncounted[index]._withUnsafeGuaranteedRef(body)
  }
}
