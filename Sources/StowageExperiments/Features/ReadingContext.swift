/// What is known while an experiment file is read: where it lies, and what its names mean.
public struct ReadingContext: Sendable {
  /// The experiment file's path, as the caller named it.
  public let file: String
  /// What is known by name.
  public let catalog: Catalog

  /// The context of reading `file`.
  public init(file: String, catalog: Catalog) {
    self.file = file
    self.catalog = catalog
  }

  /// The file that `path` names in the experiment file: relative paths are seen from the experiment file's folder.
  public func resolve(_ path: String) -> String {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
  }
}
