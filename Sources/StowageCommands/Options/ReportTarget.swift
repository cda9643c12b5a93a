import ArgumentParser

/// Where the report of a comparison goes.
enum ReportTarget: Equatable {
  /// Nowhere: none is written.
  case none
  /// Into the file at a path.
  case file(String)
}

extension ReportTarget: ExpressibleByArgument {
  init(argument: String) { self = argument == "none" ? .none : .file(argument) }

  var defaultValueDescription: String {
    switch self {
    case .none: "none"
    case .file(let path): path
    }
  }
}
