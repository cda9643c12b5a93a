public import StowageModel

/// The pods of a trace that was opened: to be read now, and again for every run.
public struct OpenedPods {
  /// The pods in the order of their arrival, from the file as it was opened.
  public let stream: any ArrivalStream
  /// The same pods for the runs: opens the file anew for each, or shares what had to be held in memory.
  public let workload: any Workload

  /// Begins to read the pods of `input`.
  init(of input: TraceInput, as format: any TraceFormat, options: TraceOptions) throws(TraceError) {
    let path = input.path
    let file = TraceFile(path: path, formatName: format.name) { () throws(TraceError) in
      switch try format.pods(in: TraceInput(path), options: options) {
      case .ordered(let stream), .unordered(let stream): stream
      case .held(let pods): FixedWorkload(pods).arrivals(seed: 0)
      }
    }
    switch try format.pods(in: input, options: options) {
    case .ordered(let stream):
      self.stream = stream
      workload = file
    case .unordered(let stream):
      let sorted = try Self.sorted(stream, path: path)
      self.stream = sorted.arrivals(seed: 0)
      workload = sorted.cameInOrder ? file : sorted
    case .held(let pods):
      let fixed = FixedWorkload(pods)
      stream = fixed.arrivals(seed: 0)
      workload = fixed
    }
  }

  private static func sorted(_ stream: any ArrivalStream, path: String) throws(TraceError) -> SortedWorkload {
    do {
      return try SortedWorkload(stream)
    } catch let error as TraceError {
      throw error
    } catch {
      throw TraceError(file: path, found: "\(error)", expected: "pods")
    }
  }
}
