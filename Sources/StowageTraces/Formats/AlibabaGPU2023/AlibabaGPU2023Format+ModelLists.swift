extension AlibabaGPU2023Format {
  /// The lists of GPU models of a pod list as they stand in the file, by pod; empty ones where the file has no such column.
  ///
  /// A few lines of the real trace name a model twice. That means nothing, but a published experiment told such lists
  /// apart.
  package static func modelLists(ofPodsIn path: String) throws(TraceError) -> [String] {
    var reader = try CSVReader(TraceInput(path), rowNoun: "pod")
    let column = try reader.header.optionalColumn("gpu_spec")
    var lists: [String] = []
    while try reader.next() { lists.append(column.map { reader.text($0.index) } ?? "") }
    return lists
  }
}
