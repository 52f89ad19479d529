import Testing

/// The manifest is the map of the house; nothing may run up.
@Suite struct FloorTests {
    private let house = House()

    @Test func manifestKeepsTheFloors() throws {
        let problems = house.problems(in: Manifest(try Repository.text("Package.swift")))
        #expect(problems == [])
    }

    @Test func importsKeepTheFloors() throws {
        let manifest = Manifest(try Repository.text("Package.swift"))
        var problems: [String] = []
        var files = 0
        for target in manifest.targets where target.isInHouse {
            for file in try Repository.files(below: target.path ?? "Sources/\(target.name)", suffix: ".swift") {
                files += 1
                problems += house.problems(inSource: try Repository.text(file), of: target).map { "\(file): \($0)" }
            }
        }
        #expect(problems == [])
        #expect(files > 100)
    }

    /// What the reader of the manifest overlooks, this finds.
    @Test func everyDirectoryIsATarget() throws {
        let targets = Manifest(try Repository.text("Package.swift")).targets
        let declared = Set(targets.filter { $0.isInHouse && $0.path == nil }.map(\.name))
        let directories = Set(try Repository.names(in: "Sources"))
        #expect(directories == declared)
        let tests = Set(targets.filter { !$0.isInHouse }.map { $0.path ?? "Tests/\($0.name)" })
        for name in try Repository.names(in: "Tests")
        where Repository.isDirectory("Tests/\(name)") && !House().material.contains(name) {
            #expect(tests.contains("Tests/\(name)"), "Tests/\(name) is in no target")
        }
    }

    // MARK: - These checks can fail

    @Test(arguments: [
        (#".target(name: "Sandboxing", dependencies: ["Jail"])"#, "Sandboxing -> Jail: runs up"),
        (#".target(name: "Sandboxing", dependencies: [.target(name: "Jail")])"#, "Sandboxing -> Jail: runs up"),
        (#".target(name: "Jail", dependencies: ["CLinux", "Supervisor"])"#, "Jail -> Supervisor: runs sideways"),
        (#".target(name: "Seccomp", dependencies: ["CLinux"])"#, "Seccomp -> CLinux: runs sideways"),
        (#".target(name: "Jail", dependencies: ["Elsewhere"])"#, "Jail -> Elsewhere: Elsewhere has no floor"),
        (#".target(name: "Attic", dependencies: ["Jail"])"#, "Attic has no floor"),
        (
            #".target(name: "Jail", dependencies: [.product(name: "Yams", package: "Yams")])"#,
            "Jail -> Yams: a product that it may not use"
        ),
        (
            #".target(name: "Jail", dependencies: ["Help"]), .target(name: "Help", path: "Tests/Help")"#,
            "Jail -> Help: not part of the house"
        ),
        (
            #".target(name: "Jail", dependencies: ["Bench"]), .executableTarget(name: "Bench", path: "Benchmarks")"#,
            "Jail -> Bench: not part of the house"
        ),
    ]) func forbiddenArrowIsFound(manifest: String, problem: String) {
        #expect(house.problems(in: Manifest(manifest)).contains(problem))
    }

    @Test func missingTargetIsFound() {
        #expect(house.problems(in: Manifest("")).contains("Jail has a floor and is no target"))
    }

    @Test func permittedArrowsAreNot() {
        let manifest = Manifest(
            """
            products: [.library(name: "Jail", targets: ["Jail"])],
            // .target(name: "Sandboxing", dependencies: ["Jail"]),
            .target(name: "Jail", dependencies: ["Sandboxing", "CLinux"], path: "Sources/Jail"),
            .target(name: "LinuxSystem", dependencies: ["CLinux"]),
            .target(
                name: "PolicyFiles", dependencies: ["Sandboxing", .product(name: "Yams", package: "Yams"), "CLinux"]),
            .testTarget(name: "JailTests", dependencies: ["Jail", "bulkhead"]),
            """)
        let arrows = house.problems(in: manifest).filter { $0.contains("->") }
        #expect(arrows == [])
        #expect(manifest.targets.map(\.name) == ["Jail", "LinuxSystem", "PolicyFiles", "JailTests"])
        #expect(manifest.targets[2].dependencies == ["Sandboxing", "CLinux"])
        #expect(manifest.targets[2].products == ["Yams"])
    }

    @Test(arguments: [
        ("import Jail", "Sandboxing imports Jail, which the manifest does not give it"),
        ("public import struct Jail.Thing", "Sandboxing imports Jail, which the manifest does not give it"),
        ("  @testable import Jail", "Sandboxing imports Jail, which the manifest does not give it"),
        ("@_spi(Testing) import Jail", "Sandboxing imports Jail, which the manifest does not give it"),
        ("import Foundation", "Sandboxing imports Foundation, which is too heavy for it"),
        ("internal import FoundationEssentials", "Sandboxing imports FoundationEssentials, which is too heavy for it"),
        ("import Glibc; import NIOCore", "Sandboxing imports NIOCore, which is too heavy for it"),
    ]) func forbiddenImportIsFound(source: String, problem: String) {
        let target = Manifest.Target(kind: "target", name: "Sandboxing", products: ["Foundation"])
        #expect(house.problems(inSource: "/// Text.\n\(source)\nstruct S {}\n", of: target) == [problem])
    }

    @Test(arguments: ["import Glibc", "// import Jail", "/// import Jail", "let x = \"import Jail\"", ""])
    func permittedLineIsNot(source: String) {
        let target = Manifest.Target(kind: "target", name: "Sandboxing")
        #expect(house.problems(inSource: source, of: target) == [])
    }
}
