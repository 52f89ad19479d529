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
        .library(name: "InterpreterRuntime", targets: ["InterpreterRuntime"]),
        .library(name: "Jail", targets: ["Jail"]),
        .library(name: "PolicyFiles", targets: ["PolicyFiles"]),
        .library(name: "PythonInterpreter", targets: ["PythonInterpreter"]),
        .library(name: "PythonSyntax", targets: ["PythonSyntax"]),
        .library(name: "PythonAudit", targets: ["PythonAudit"]),
        .executable(name: "bulkhead", targets: ["bulkhead"]),
        .executable(name: "bulkheadd", targets: ["bulkheadd"]),
        .executable(name: "bulkhead-policy", targets: ["bulkhead-policy"]),
        .executable(name: "bulkhead-supervisor", targets: ["bulkhead-supervisor"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Ground
        .target(name: "CLinux", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "LinuxSystem", dependencies: ["CLinux"], swiftSettings: swiftSettings),
        .target(name: "SupervisorProtocol", swiftSettings: swiftSettings),
        .target(name: "Seccomp", swiftSettings: swiftSettings),
        .target(name: "TarArchive", swiftSettings: swiftSettings),
        .target(name: "PythonRegex", swiftSettings: swiftSettings),
        .target(name: "PythonSyntax", swiftSettings: swiftSettings),
        .target(name: "PythonNumbers", swiftSettings: swiftSettings),

        .target(
            name: "CPythonLibrary", exclude: ["modules"],
            cSettings: [.define("_GNU_SOURCE"), .headerSearchPath("modules")]),

        // Floor 1
        .target(name: "Sandboxing", swiftSettings: swiftSettings),

        .target(name: "PythonAudit", dependencies: ["PythonSyntax"], swiftSettings: swiftSettings),
        .target(
            name: "PythonInterpreter",
            dependencies: ["PythonSyntax", "PythonNumbers", "PythonRegex", "CPythonLibrary"],
            swiftSettings: swiftSettings),

        // Floor 2
        .target(
            name: "InterpreterRuntime",
            dependencies: ["PythonAudit", "PythonInterpreter", "PythonSyntax", "Sandboxing"],
            swiftSettings: swiftSettings),
        .target(
            name: "Supervisor", dependencies: ["CLinux", "LinuxSystem", "SupervisorProtocol", "TarArchive"],
            swiftSettings: swiftSettings),
        .target(
            name: "Jail",
            dependencies: ["CLinux", "LinuxSystem", "SupervisorProtocol", "Seccomp", "Sandboxing", "TarArchive"],
            swiftSettings: swiftSettings),
        .target(
            name: "PolicyFiles", dependencies: ["PythonAudit", "Sandboxing", .product(name: "Yams", package: "Yams")],
            swiftSettings: swiftSettings),

        .target(
            name: "Contexts", dependencies: ["Sandboxing"], resources: [.embedInCode("Runners")],
            swiftSettings: swiftSettings),

        // Floor 3
        .target(
            name: "ControlPlane",
            dependencies: [
                "Contexts", "Jail", "Sandboxing", "TarArchive",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "HTTPServing",
            dependencies: [
                "Sandboxing",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ],
            swiftSettings: swiftSettings),

        // Floor 4
        .target(
            name: "E2BService",
            dependencies: [
                "Contexts", "ControlPlane", "HTTPServing", "Sandboxing",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "NativeService",
            dependencies: [
                "Contexts", "ControlPlane", "HTTPServing", "Sandboxing",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings),

        // Top
        .target(
            name: "DaemonCommands",
            dependencies: [
                "BulkheadCommands", "ControlPlane", "E2BService", "HTTPServing", "Jail", "NativeService", "Sandboxing",
                "TarArchive",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings),
        .executableTarget(name: "bulkheadd", dependencies: ["DaemonCommands"], swiftSettings: swiftSettings),
        .target(
            name: "BulkheadCommands",
            dependencies: [
                "CLinux", "Sandboxing", "Jail", "Supervisor", "InterpreterRuntime", "PythonAudit", "PythonInterpreter",
                "PythonSyntax",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "PolicyCommands", dependencies: ["PythonAudit", "Sandboxing", "PolicyFiles", "BulkheadCommands"],
            swiftSettings: swiftSettings),
        .executableTarget(name: "bulkhead", dependencies: ["BulkheadCommands"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "bulkhead-policy", dependencies: ["BulkheadCommands", "PolicyCommands"], swiftSettings: swiftSettings),
        .executableTarget(name: "bulkhead-supervisor", dependencies: ["Supervisor"], swiftSettings: swiftSettings),

        .executableTarget(
            name: "bulkhead-benchmarks", dependencies: ["CLinux", "LinuxSystem", "Jail", "Sandboxing"],
            path: "Benchmarks", exclude: ["Python", "Sessions"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "python-session-benchmarks", dependencies: ["PythonInterpreter"], path: "Benchmarks/Sessions",
            swiftSettings: swiftSettings),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["CLinux", "LinuxSystem", "Sandboxing", "Jail"],
            path: "Tests/TestSupport", swiftSettings: swiftSettings),
        .testTarget(
            name: "RuntimeConformance",
            dependencies: ["InterpreterRuntime", "Jail", "Sandboxing", "TestSupport", "bulkhead-supervisor"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "JailTests",
            dependencies: ["Jail", "TestSupport", "TarArchive", "CLinux", "LinuxSystem", "bulkhead-supervisor"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ContextsTests",
            dependencies: ["Contexts", "Jail", "Sandboxing", "TestSupport", "bulkhead-supervisor"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "containment-attacks", path: "Tests/ContainmentAttacks", cSettings: [.define("_GNU_SOURCE")],
            linkerSettings: [.unsafeFlags(["-static-stdlib"])]),
        .executableTarget(
            name: "containment-owner", dependencies: ["Jail", "Sandboxing"], path: "Tests/ContainmentOwner",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ContainmentTests",
            dependencies: [
                "Sandboxing", "Jail", "CLinux", "TestSupport", "bulkhead-supervisor", "containment-attacks",
                "containment-owner",
            ],
            exclude: ["README.md"], swiftSettings: swiftSettings),
        .testTarget(
            name: "ControlPlaneTests",
            dependencies: ["ControlPlane", "Jail", "Sandboxing", "TestSupport", "bulkhead-supervisor"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "HTTPServingTests",
            dependencies: [
                "HTTPServing", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "X509", package: "swift-certificates"),
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "E2BServiceTests",
            dependencies: [
                "ControlPlane", "E2BService", "HTTPServing", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "NativeServiceTests",
            dependencies: [
                "ControlPlane", "DaemonCommands", "HTTPServing", "Jail", "NativeService", "Sandboxing", "TestSupport",
                "bulkhead-supervisor",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["validate.py"], swiftSettings: swiftSettings),
        .testTarget(
            name: "DaemonCommandsTests",
            dependencies: [
                "BulkheadCommands", "DaemonCommands", "NativeService", "TarArchive", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Snapshots"], swiftSettings: swiftSettings),
        .testTarget(name: "SandboxingTests", dependencies: ["Sandboxing"], swiftSettings: swiftSettings),
        .testTarget(name: "SeccompTests", dependencies: ["Seccomp"], swiftSettings: swiftSettings),
        .testTarget(name: "TarArchiveTests", dependencies: ["TarArchive"], swiftSettings: swiftSettings),
        .testTarget(
            name: "PythonRegexTests", dependencies: ["PythonRegex"], exclude: ["oracle.py"],
            swiftSettings: swiftSettings),
        .testTarget(name: "PythonSyntaxTests", dependencies: ["PythonSyntax"], swiftSettings: swiftSettings),
        .testTarget(name: "PythonAuditTests", dependencies: ["PythonAudit"], swiftSettings: swiftSettings),
        .testTarget(
            name: "PythonNumbersTests", dependencies: ["PythonNumbers"], exclude: ["Oracle"],
            swiftSettings: swiftSettings),
        .target(
            name: "PythonTestSupport", dependencies: ["PythonInterpreter"], path: "Tests/PythonTestSupport",
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "python-corpus-runner", dependencies: ["PythonInterpreter", "PythonTestSupport"],
            path: "Tests/PythonCorpusRunner", swiftSettings: swiftSettings),
        .executableTarget(
            name: "python-fuzzer", dependencies: ["PythonInterpreter", "PythonSyntax", "PythonTestSupport"],
            path: "Tests/PythonFuzzer", swiftSettings: swiftSettings),
        .testTarget(
            name: "PythonInterpreterTests",
            dependencies: [
                "PythonInterpreter", "PythonSyntax", "PythonTestSupport", "TestSupport", "python-corpus-runner",
                "python-fuzzer",
            ],
            exclude: ["Corpus/CorpusFile.swift", "Properties/Generators"], swiftSettings: swiftSettings),
        .testTarget(
            name: "PolicyFilesTests", dependencies: ["PolicyFiles", "PythonAudit"], swiftSettings: swiftSettings),
        .testTarget(
            name: "BulkheadCommandsTests",
            dependencies: ["BulkheadCommands", "InterpreterRuntime", "PolicyCommands"], exclude: ["Snapshots"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "PackageTests", dependencies: ["CLinux", "PolicyFiles", "Sandboxing"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "bulkhead-stress", dependencies: ["Jail", "Sandboxing", "TestSupport"], path: "Tests/Stress",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["TestSupport", "bulkhead", "bulkhead-policy", "bulkhead-supervisor", "bulkheadd"],
            swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
