// swift-tools-version: 6.1
import PackageDescription

// The floors of the house, from the ground up, are listed in docs/ARCHITECTURE.md; a module imports only modules on
// floors below its own, and Tests/PackageTests reads this file and fails on an arrow that runs up.

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "bulkhead",
    products: [
        .library(name: "Sandboxing", targets: ["Sandboxing"]),
        .library(name: "Jail", targets: ["Jail"]),
        .executable(name: "bulkhead-supervisor", targets: ["bulkhead-supervisor"]),
    ],
    dependencies: [
    ],
    targets: [
        // Ground
        .target(name: "CLinux", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "LinuxSystem", dependencies: ["CLinux"], swiftSettings: swiftSettings),
        .target(name: "SupervisorProtocol", swiftSettings: swiftSettings),
        .target(name: "Seccomp", swiftSettings: swiftSettings),
        .target(name: "TarArchive", swiftSettings: swiftSettings),

        // Floor 1
        .target(name: "Sandboxing", swiftSettings: swiftSettings),

        // Floor 2
        .target(
            name: "Supervisor", dependencies: ["CLinux", "LinuxSystem", "SupervisorProtocol", "TarArchive"],
            swiftSettings: swiftSettings),
        .target(
            name: "Jail",
            dependencies: ["CLinux", "LinuxSystem", "SupervisorProtocol", "Seccomp", "Sandboxing", "TarArchive"],
            swiftSettings: swiftSettings),
        // Top
        .executableTarget(name: "bulkhead-supervisor", dependencies: ["Supervisor"], swiftSettings: swiftSettings),

        // Tests
        .testTarget(name: "SandboxingTests", dependencies: ["Sandboxing"], swiftSettings: swiftSettings),
        .testTarget(name: "SeccompTests", dependencies: ["Seccomp"], swiftSettings: swiftSettings),
        .target(name: "TestSupport", dependencies: ["CLinux", "Jail"], path: "Tests/TestSupport", swiftSettings: swiftSettings),
        .testTarget(
            name: "RuntimeConformance", dependencies: ["Jail", "TestSupport", "bulkhead-supervisor"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "JailTests", dependencies: ["Jail", "TestSupport", "bulkhead-supervisor"],
            swiftSettings: swiftSettings),
        .testTarget(name: "TarArchiveTests", dependencies: ["TarArchive"], swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
