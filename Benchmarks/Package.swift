// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses Stowage resolves the harness.
let package = Package(
  name: "stowage-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "stowage", path: "../"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .target(
      name: "BusyCluster", dependencies: [.product(name: "StowageKit", package: "stowage")],
      path: "Benchmarks/BusyCluster"),
    .executableTarget(
      name: "DecisionLoop", dependencies: ["BusyCluster", .product(name: "StowageKit", package: "stowage")],
      path: "Benchmarks/DecisionLoop"),
    .target(
      name: "LargeRun", dependencies: [.product(name: "StowageKit", package: "stowage")], path: "Benchmarks/LargeRun"),
    .executableTarget(
      name: "EngineLoop", dependencies: ["LargeRun", .product(name: "StowageKit", package: "stowage")],
      path: "Benchmarks/EngineLoop"),
  ]
    + ["EngineBenchmarks", "ReproductionBenchmarks", "SchedulingBenchmarks", "TraceBenchmarks"].map { name in
      .executableTarget(
        name: name,
        dependencies: [
          .product(name: "Benchmark", package: "benchmark"), .product(name: "StowageKit", package: "stowage"),
        ] + (name == "SchedulingBenchmarks" ? ["BusyCluster"] : name == "EngineBenchmarks" ? ["LargeRun"] : []),
        path: "Benchmarks/\(name)",
        plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    }
)
