import Yams

/// Turns one document's tree into values: resolves aliases and merge keys, tells numbers from text, counts.
struct YAMLConversion {
  private let source: SourceFile
  private let aliasMark: Unicode.Scalar?
  /// The values so far, those behind aliases counted at each use.
  private(set) var count: Int
  private var anchors: [String: (value: DocumentValue, count: Int, depth: Int)] = [:]
  private var depth = 0
  /// The deepest that the values since the last anchor began went.
  private var deepest = 0

  init(source: SourceFile, aliasMark: Unicode.Scalar?, count: Int) {
    self.source = source
    self.aliasMark = aliasMark
    self.count = count
  }

  mutating func value(_ node: Node) throws(ManifestError) -> DocumentValue {
    let position = position(of: node)
    if let name = aliasName(node) { return try alias(name, at: position) }
    let countBefore = count
    let deepestBefore = deepest
    deepest = depth
    try add(1, at: position)
    let value: DocumentValue
    switch node {
    case .scalar(let scalar): value = DocumentValue(content(of: scalar), at: position)
    case .sequence(let sequence): value = try list(sequence, at: position)
    case .mapping(let mapping): value = try object(mapping, at: position)
    case .alias: value = DocumentValue(.scalar(.null, ""), at: position)
    }
    if let anchor = node.anchor {
      anchors[anchor.rawValue] = (value, count - countBefore, deepest - depth)
    }
    deepest = max(deepest, deepestBefore)
    return value
  }

  private mutating func list(
    _ sequence: Node.Sequence, at position: DocumentPosition
  ) throws(ManifestError) -> DocumentValue {
    try enter(1, at: position)
    var elements: [DocumentValue] = []
    elements.reserveCapacity(sequence.count)
    for element in sequence { elements.append(try value(element)) }
    depth -= 1
    return DocumentValue(.sequence(elements), at: position)
  }

  private mutating func object(
    _ mapping: Node.Mapping, at position: DocumentPosition
  ) throws(ManifestError) -> DocumentValue {
    try enter(1, at: position)
    var entries: [DocumentValue.Entry] = []
    var merged: [DocumentValue.Entry] = []
    entries.reserveCapacity(mapping.count)
    for (keyNode, valueNode) in mapping {
      let keyPosition = self.position(of: keyNode)
      let isMerge = keyNode.scalar.map { $0.style == .plain && $0.string == "<<" } ?? false
      if isMerge {
        merged += try mergedEntries(of: try value(valueNode))
      } else {
        let key = try value(keyNode)
        guard case .scalar(_, let resolved) = key.content else {
          throw ManifestError(at: keyPosition, found: "\(key.summary) as a key", expected: "a text")
        }
        // A key is a name, so `on` and `010` stay what they look like.
        let isAlias = aliasName(keyNode) != nil
        let text = isAlias ? resolved : keyNode.scalar?.string.replacing(aliasMark, with: "*") ?? resolved
        entries.append(DocumentValue.Entry(key: text, at: keyPosition, value: try value(valueNode)))
      }
    }
    depth -= 1
    if let twice = entries.firstRepeated { throw .duplicateKey(twice.key, at: twice.position) }
    if !merged.isEmpty {
      // An object's own keys win over merged ones, and earlier merged ones over later (yaml.org/type/merge.html).
      var keys = Set(entries.map(\.key))
      entries += merged.filter { keys.insert($0.key).inserted }
    }
    return DocumentValue(.mapping(entries), at: position)
  }

  private func mergedEntries(of value: DocumentValue) throws(ManifestError) -> [DocumentValue.Entry] {
    switch value.content {
    case .mapping(let entries): return entries
    case .sequence(let elements):
      var entries: [DocumentValue.Entry] = []
      for element in elements {
        guard case .mapping(let more) = element.content else {
          throw ManifestError(at: element.position, path: "<<", found: element.summary, expected: "an object to merge")
        }
        entries += more
      }
      return entries
    case .scalar:
      throw ManifestError(at: value.position, path: "<<", found: value.summary, expected: "an object to merge")
    }
  }

  private mutating func alias(_ name: String, at position: DocumentPosition) throws(ManifestError) -> DocumentValue {
    guard let anchor = anchors[name] else {
      throw ManifestError(
        at: position, found: "the alias \"*\(name)\" without an anchor \"&\(name)\" before it",
        suggestion: Suggestions.nearest(to: name, in: anchors.keys.sorted()))
    }
    try add(anchor.count, at: position)
    try enter(anchor.depth, at: position)
    depth -= anchor.depth
    return anchor.value
  }

  private mutating func add(_ values: Int, at position: DocumentPosition) throws(ManifestError) {
    count += values
    if count > DocumentReader.maximumValues {
      throw ManifestError(
        at: position, found: "more", expected: "at most \(DocumentReader.maximumValues) values, aliases expanded")
    }
  }

  private mutating func enter(_ levels: Int, at position: DocumentPosition) throws(ManifestError) {
    depth += levels
    deepest = max(deepest, depth)
    if depth > DocumentReader.maximumDepth {
      throw ManifestError(
        at: position, found: "lists and objects nested more than \(DocumentReader.maximumDepth) deep")
    }
  }

  private func position(of node: Node) -> DocumentPosition {
    DocumentPosition(source: source, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// The name of the alias that a plain scalar stands for.
  private func aliasName(_ node: Node) -> String? {
    guard let aliasMark, case .scalar(let scalar) = node, scalar.style == .plain,
      scalar.string.unicodeScalars.first == aliasMark
    else { return nil }
    return String(scalar.string.unicodeScalars.dropFirst())
  }

  private func content(of scalar: Node.Scalar) -> DocumentValue.Content {
    let text = scalar.string.replacing(aliasMark, with: "*")
    switch scalar.tag.rawValue {
    case "": return scalar.style == .plain ? YAMLScalar.content(ofPlain: text) : .scalar(.string, text)
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null":
      return YAMLScalar.content(ofPlain: text)
    default: return .scalar(.string, text)
    }
  }
}
