/// What is wrong with a configuration of kube-scheduler, or what of it can't be followed, and where.
public struct SchedulerConfigurationError: Error, Hashable, Sendable {
  /// The way from the configuration to the fault.
  public var path: [Step]
  /// What was there: beside ``expected`` a noun (`the number 130`), alone the whole complaint.
  public var found: String
  /// What would have been right, where it can be said.
  public var expected: String?
  /// A name that is not known, and those that are: one of them may have been meant.
  public var unknownName: UnknownName?

  /// An error at a place.
  public init(path: [Step], found: String, expected: String? = nil, unknownName: UnknownName? = nil) {
    self.path = path
    self.found = found
    self.expected = expected
    self.unknownName = unknownName
  }

  /// One step of the way.
  public enum Step: Hashable, Sendable {
    /// To a field of an object.
    case field(String)
    /// To an element of a list, from 0.
    case element(Int)
  }

  /// A name that is not known.
  public struct UnknownName: Hashable, Sendable {
    /// The name as it stands in the configuration.
    public var name: String
    /// Those that are known.
    public var known: [String]

    /// A name that is none of those known.
    public init(_ name: String, known: [String]) {
      self.name = name
      self.known = known
    }
  }
}

extension SchedulerConfigurationError: CustomStringConvertible {
  /// `PATH: MESSAGE`, in one line.
  public var description: String {
    var location = ""
    for step in path {
      switch step {
      case .field(let name): location += location.isEmpty ? name : "." + name
      case .element(let index): location += "[\(index)]"
      }
    }
    let message = expected.map { "expected \($0), found \(found)" } ?? found
    return location.isEmpty ? message : "\(location): \(message)"
  }
}

extension [SchedulerConfigurationError.Step] {
  /// The way on to a field.
  package func field(_ name: String) -> Self { self + [.field(name)] }
  /// The way on to an element of a list in a field.
  package func element(_ name: String, _ index: Int) -> Self { self + [.field(name), .element(index)] }
}
