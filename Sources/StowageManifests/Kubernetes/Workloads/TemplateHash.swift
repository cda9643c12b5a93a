/// A short name for what a pod template says, as controllers put into labels: equal templates have equal names.
enum TemplateHash {
  /// The letters and digits that Kubernetes makes names of, without vowels and what looks like them, so that no words come
  /// about (apimachinery, util/rand).
  static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")

  /// The name of `template`: its FNV-1a hash of 32 bits, digit by digit in ``alphabet``. Kubernetes hashes Go's own print of
  /// the template, so the names are others there.
  static func text(of template: ObjectCursor) -> String {
    var hash: UInt32 = 0x811c_9dc5
    for entry in template.entries { feed(entry, &hash) }
    return text(of: UInt64(hash))
  }

  /// A number as Kubernetes' safe encoding of its decimal digits.
  static func text(of number: UInt64) -> String {
    String("\(number)".utf8.map { alphabet[Int($0) % alphabet.count] })
  }

  private static func feed(_ entry: DocumentValue.Entry, _ hash: inout UInt32) {
    feed(entry.key, &hash)
    feed(entry.value, &hash)
  }

  private static func feed(_ value: DocumentValue, _ hash: inout UInt32) {
    switch value.content {
    case .mapping(let entries):
      feed("{", &hash)
      for entry in entries { feed(entry, &hash) }
      feed("}", &hash)
    case .sequence(let elements):
      feed("[", &hash)
      for element in elements { feed(element, &hash) }
      feed("]", &hash)
    case .scalar(_, let text): feed(text, &hash)
    }
  }

  private static func feed(_ text: String, _ hash: inout UInt32) {
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    // Not part of any text, so that what follows is told apart.
    hash = (hash ^ 0xFF) &* 0x0100_0193
  }
}
