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
        .library(name: "Sandboxing", targets: ["Sandboxing"])
    ],
    targets: [
        // Floor 1
        .target(name: "Sandboxing", swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
