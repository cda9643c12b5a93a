import ArgumentParser
import StowageCluster
import StowageExperiments
import StowageFiles
import StowageManifests
import StowageReproductions
import StowageTraces
import Testing

@testable import StowageCommands
@testable import StowagePlanning

struct ExitKindTests {
  private struct Unforeseen: Error {}

  private struct Refusal: ExitCoded {
    var exitKind: ExitKind { .no }
  }

  private func kind(_ error: any Error) -> ExitKind? { Failure.kind(for: error, of: ScheduleCommand.self) }

  @Test("errors in the input, and of files that can't be read or written, have the codes of sysexits")
  func input() {
    #expect(kind(FileError(.unreadable, file: "f", found: "nothing", expected: "a file")) == .noInput)
    #expect(kind(FileError(.malformed, file: "f", found: "nothing", expected: "gzip")) == .badInput)
    #expect(kind(TraceError(.unreadable, file: "f", found: "a folder", expected: "a file")) == .noInput)
    // What is found decides nothing: the file was read.
    #expect(kind(TraceError(file: "f", found: "nothing that can be read", expected: "a number")) == .badInput)
    #expect(kind(ManifestError(file: "f", line: 1, found: "x")) == .badInput)
    #expect(kind(ExperimentError.noNodes(source: "f")) == .badInput)
    #expect(kind(FGDError.namedTwice(name: "x")) == .badInput)
    #expect(kind(FileWriteError(path: "f", reason: "full")) == .noOutput)
  }

  @Test("mistakes of Stowage's and of policies are no answers: they end with 70")
  func mistakes() {
    #expect(kind(PathsDiffer(pod: "p", fast: "a", plain: "b")) == .software)
    #expect(kind(Unforeseen()) == .software)
    #expect(ExitKind.software.rawValue == 70)
  }

  @Test("an error may say by itself how the program ends; what ArgumentParser knows is left to it")
  func others() {
    #expect(kind(Refusal()) == .no)
    #expect(kind(ExitCode(1)) == nil)
    #expect(kind(ValidationError("wrong")) == nil)
    #expect(kind(CleanExit.helpRequest()) == nil)
  }

  @Test("none is no report; anything else is a file")
  func reportTarget() {
    #expect(ReportTarget(argument: "none") == .none)
    #expect(ReportTarget(argument: "none.html") == .file("none.html"))
    #expect(ReportTarget.file("a.html").defaultValueDescription == "a.html")
  }
}
