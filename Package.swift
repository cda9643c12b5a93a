// swift-tools-version: 6.2
import PackageDescription

// Warnings stop a build in continuous integration only, so that a newer compiler never stops a user's.
let warnings: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  warnings + [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]

/// The libraries, one product each; the list is the architecture: a target sees only what it names.
let libraries: [(name: String, dependencies: [Target.Dependency])] = [
  ("StowageKernel", []),
  ("StowageModel", ["StowageKernel"]),
  ("StowageCluster", ["StowageKernel", "StowageModel"]),
  (
    "StowageScheduling",
    ["StowageKernel", "StowageModel", "StowageCluster", .product(name: "HeapModule", package: "swift-collections")]
  ),
  ("StowageRanking", ["StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling"]),
  (
    "StowagePolicies",
    ["StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowageRanking"]
  ),
  ("StowageMeasurement", ["StowageKernel"]),
  (
    "StowageSimulation",
    ["StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowagePolicies", "StowageMeasurement"]
  ),
  (
    "StowageTesting",
    [
      "StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowageMeasurement",
      "StowageSimulation",
    ]
  ),
  ("StowageFiles", ["CZlib"]),
  ("StowageManifests", ["StowageKernel", "StowageModel", .product(name: "Yams", package: "Yams")]),
  (
    "StowageTraces",
    ["StowageKernel", "StowageModel", "StowageMeasurement", "StowageFiles", "StowageManifests"]
  ),
  ("StowageReports", ["StowageMeasurement"]),
  (
    "StowagePlanning",
    ["StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowageRanking", "StowageManifests"]
  ),
  (
    "StowageConformance",
    [
      "StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowageFiles", "StowageManifests",
      "StowagePlanning",
    ]
  ),
  (
    "StowageExperiments",
    [
      "StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowagePolicies", "StowageMeasurement",
      "StowageSimulation", "StowageFiles", "StowageManifests", "StowageTraces", "StowageReports",
    ]
  ),
  (
    "StowageReproductions",
    [
      "StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowagePolicies", "StowageMeasurement",
      "StowageFiles", "StowageManifests", "StowageTraces", "StowageExperiments",
    ]
  ),
  (
    "StowageKit",
    [
      "StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowageRanking", "StowagePolicies",
      "StowageMeasurement", "StowageSimulation", "StowageFiles", "StowageManifests", "StowageTraces", "StowagePlanning",
      "StowageExperiments", "StowageReproductions", "StowageReports",
    ]
  ),
  (
    "StowageCommands",
    [
      "StowageKernel", "StowageModel", "StowageCluster", "StowageScheduling", "StowagePolicies", "StowageMeasurement",
      "StowageSimulation", "StowageFiles", "StowageManifests", "StowageTraces", "StowagePlanning",
      "StowageConformance", "StowageExperiments", "StowageReproductions", "StowageReports",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]
  ),
]

/// What tests need beside what their target sees: policies to decide by, and the programs to run.
let testDependencies: [String: [Target.Dependency]] = [
  "StowageScheduling": ["StowageRanking", "StowagePolicies"],
  "StowageRanking": ["StowagePolicies"],
  "StowageSimulation": ["StowageRanking"],
  "StowageExperiments": ["StowageRanking"],
  "StowageConformance": ["StowageRanking"],
  "StowageTesting": ["StowageRanking", "StowagePolicies"],
  "StowageCommands": ["stowage", "mystowage"],
]

let package = Package(
  name: "stowage",
  platforms: [.macOS(.v15)],
  products: libraries.map { .library(name: $0.name, targets: [$0.name]) } + [
    .executable(name: "stowage", targets: ["stowage"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])])
  ]
    + libraries.map { .target(name: $0.name, dependencies: $0.dependencies, swiftSettings: settings) }
    + [
      .executableTarget(name: "stowage", dependencies: ["StowageCommands"], swiftSettings: settings),
      // A package of its own for whoever reads it; here, so that the tests compile and run it.
      .executableTarget(
        name: "mystowage", dependencies: ["StowageKit", "StowageCommands"],
        path: "Examples/mystowage/Sources/mystowage", swiftSettings: warnings),
      .target(
        name: "TestSupport", dependencies: ["StowageKernel", "StowageModel"], path: "Tests/TestSupport",
        swiftSettings: settings),
    ]
    + libraries.map {
      .testTarget(
        name: $0.name + "Tests",
        dependencies: [.init(stringLiteral: $0.name), "TestSupport"]
          + $0.dependencies.filter {
            if case .targetItem(let name, _) = $0 { return name.hasPrefix("Stowage") }
            return false
          } + ($0.name == "StowageTesting" ? [] : ["StowageTesting"]) + testDependencies[$0.name, default: []],
        // Read from where they lie: nothing but these tests needs them.
        exclude: $0.name == "StowageConformance" ? ["Recordings"] : [],
        swiftSettings: settings)
    }
)
