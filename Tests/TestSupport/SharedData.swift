public import Foundation

/// The folder `shared` beside the checkout, with recordings and traces that a clone does not carry.
public enum SharedData {
  /// Where the folder is looked for.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared", directoryHint: .isDirectory)

  /// Whether the folder is there.
  public static var isAvailable: Bool { FileManager.default.fileExists(atPath: root.path(percentEncoded: false)) }

  /// The path of a file below the folder, as in `path("traces/openb/openb_node_list_gpu_node.csv")`.
  public static func path(_ relative: String) -> String { root.appending(path: relative).path(percentEncoded: false) }
}
