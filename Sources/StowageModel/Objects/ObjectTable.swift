/// Objects in the order in which they came, each kind, namespace and name once, with quick lookup.
///
/// Iteration follows the order of insertion, never that of a hash table.
public struct ObjectTable<Object: ClusterObject>: Hashable, Sendable {
  private var objects: [Object] = []
  private var indexByKey: [Key: Int] = [:]

  private struct Key: Hashable, Sendable {
    var kind: String
    var namespace: String
    var name: String

    init(of object: Object) {
      kind = object.kindInTable
      namespace = object.metadata.namespace
      name = object.metadata.name
    }

    init(kind: String, namespace: String, name: String) {
      self.kind = kind
      self.namespace = namespace
      self.name = name
    }
  }

  /// A table without objects.
  public init() {}

  /// A table of `objects` in their order; a later one of the same kind, namespace and name takes the earlier's place.
  ///
  /// - Complexity: O(*n*) in the number of objects.
  public init(_ objects: some Sequence<Object>) {
    for object in objects { update(object) }
  }

  /// Puts `object` in the place of the one of the same kind, namespace and name, or at the end. O(1).
  ///
  /// - Returns: The object that was there.
  /// - Complexity: O(1) amortised.
  @discardableResult
  public mutating func update(_ object: Object) -> Object? {
    let key = Key(of: object)
    guard let index = indexByKey[key] else {
      indexByKey[key] = objects.count
      objects.append(object)
      return nil
    }
    let previous = objects[index]
    objects[index] = object
    return previous
  }

  /// Takes out the object of the same kind, namespace and name as `object`, if it is there. O(n); the others keep
  /// their order.
  ///
  /// - Returns: The object that was there.
  /// - Complexity: O(*n*): the objects after it move up.
  @discardableResult
  public mutating func remove(_ object: Object) -> Object? {
    guard let index = indexByKey.removeValue(forKey: Key(of: object)) else { return nil }
    for later in objects[(index + 1)...] { indexByKey[Key(of: later)]? -= 1 }
    return objects.remove(at: index)
  }

  /// The object of this name; `nil` where there is none. O(1).
  ///
  /// - Parameters:
  ///   - namespace: The namespace; empty for kinds that have none.
  ///   - kind: Which of several kinds, where the table has more than one: ``ClusterObject/kindInTable``.
  /// - Complexity: O(1).
  public func object(named name: String, inNamespace namespace: String = "", kind: String = "") -> Object? {
    indexByKey[Key(kind: kind, namespace: namespace, name: name)].map { objects[$0] }
  }

  /// The objects of a namespace, in order. O(n).
  ///
  /// - Complexity: O(*n*) in the number of all objects.
  public func inNamespace(_ namespace: String) -> [Object] { objects.filter { $0.metadata.namespace == namespace } }

  /// Whether both hold equal objects in the same order.
  public static func == (left: ObjectTable, right: ObjectTable) -> Bool { left.objects == right.objects }

  /// Feeds the objects in their order.
  public func hash(into hasher: inout Hasher) { hasher.combine(objects) }
}

extension ObjectTable: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { 0 }
  /// The index behind the last.
  public var endIndex: Int { objects.count }
  /// The object at an index.
  public subscript(position: Int) -> Object { objects[position] }
}

extension ObjectTable: ExpressibleByArrayLiteral {
  /// A table of these objects, as ``init(_:)`` makes it.
  public init(arrayLiteral objects: Object...) { self.init(objects) }
}
