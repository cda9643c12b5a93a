import ArgumentParser

/// The command that all others are subcommands of.
struct RootCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: CommandLineContext.current.programName,
      abstract: "Decides where containers go on machines, and simulates whole clusters deciding it.",
      discussion: """
        Compare policies on a trace, in one line or in a file:

          stowage compare --nodes nodes.csv --pods pods.csv \\
            --policies bestFit,firstFit --seeds 3
          stowage compare experiment.yaml

        Ask what kube-scheduler would do on a cluster of yours:

          kubectl get nodes,pods -A -o json | stowage schedule -f - --explain

        Look at a trace first, or make one up:

          stowage trace info nodes.csv pods.csv
          stowage trace generate --preset gpu-sharing --output my-trace

        EXIT CODES
          0   done
          1   the answer is no: decisions or results differ from those recorded or
              published (conformance, reproduce)
          64  the command was used wrongly
          65  the input has an error; the message says where and what is expected
          66  an input file can't be read
          70  a policy did what no policy may, or Stowage made a mistake
          73  an output file can't be written
        """,
      version: StowageCommandLine.version,
      subcommands: [
        ScheduleCommand.self, FitCommand.self, DiffCommand.self, ConformanceCommand.self, CompareCommand.self,
        SimulateCommand.self, ReproduceCommand.self, TraceCommand.self,
      ])
  }
}
