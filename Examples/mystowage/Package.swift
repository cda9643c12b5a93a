// swift-tools-version: 6.2
import PackageDescription

let stowage = "stowage"
let package = Package(
  name: "mystowage", platforms: [.macOS(.v15)],
  dependencies: [.package(name: stowage, path: "../..")],
  targets: [
    .executableTarget(
      name: "mystowage",
      dependencies: ["StowageKit", "StowageCommands"].map { .product(name: $0, package: stowage) })
  ])
