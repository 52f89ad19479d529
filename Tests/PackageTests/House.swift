/// The floors of the house, as docs/ARCHITECTURE.md draws them. A module may use modules on floors below its own;
/// every other arrow has to be in this table by name.
struct House {
    /// Modules by floor, from the ground up.
    var floors: [[String]] = [
        [
            "CLinux", "LinuxSystem", "SupervisorProtocol", "Seccomp", "TarArchive", "PythonRegex", "PythonSyntax",
            "PythonNumbers", "CPythonLibrary",
        ],
        ["Sandboxing", "PythonInterpreter", "PythonAudit"],
        ["Supervisor", "Jail", "PolicyFiles", "InterpreterRuntime", "Contexts"],
        ["ControlPlane", "HTTPServing"],
        ["E2BService", "NativeService"],
        [
            "BulkheadCommands", "PolicyCommands", "DaemonCommands", "bulkhead", "bulkheadd", "bulkhead-policy",
            "bulkhead-supervisor",
        ],
    ]

    /// Arrows within a floor: the C shims under their Swift face, executables over their libraries.
    var sideways: [String: Set<String>] = [
        "LinuxSystem": ["CLinux"],
        "PolicyCommands": ["BulkheadCommands"],
        "DaemonCommands": ["BulkheadCommands"],
        "bulkheadd": ["DaemonCommands"],
        "bulkhead": ["BulkheadCommands"],
        "bulkhead-policy": ["BulkheadCommands", "PolicyCommands"],
    ]

    /// Products of other packages, by the one module that may use them.
    var products: [String: Set<String>] = [
        "PolicyFiles": ["Yams"],
        "BulkheadCommands": ["ArgumentParser"],
        "ControlPlane": ["Crypto", "GRDB", "Logging"],
        "HTTPServing": [
            "Crypto", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging", "NIOCore", "NIOHTTP1",
            "NIOPosix",
            "NIOSSL", "ServiceLifecycle", "SwiftASN1", "X509",
        ],
        "E2BService": ["Crypto", "HTTPTypes", "Hummingbird", "Logging", "NIOCore"],
        "NativeService": ["Crypto", "HTTPTypes", "Hummingbird", "Logging", "NIOCore"],
        "DaemonCommands": [
            "ArgumentParser", "Crypto", "HTTPTypes", "Hummingbird", "Logging", "NIOCore", "NIOHTTP1", "NIOPosix",
            "NIOSSL", "ServiceLifecycle",
        ],
    ]

    /// What the toolchain brings along and everybody may import.
    var system: Set<String> = ["Glibc", "Synchronization", "Foundation", "Dispatch"]

    /// Modules that start in a millisecond or run where the enemy is: never these, whatever the manifest says.
    var light: Set<String> = [
        "Sandboxing", "Jail", "Seccomp", "SupervisorProtocol", "TarArchive", "Supervisor", "LinuxSystem",
        "PythonSyntax", "PythonNumbers",
        "PythonRegex", "PythonInterpreter", "PythonAudit", "InterpreterRuntime",
    ]
    var heavyPrefixes = ["Foundation", "NIO", "_NIO"]

    func floor(of module: String) -> Int? { floors.firstIndex { $0.contains(module) } }

    /// Directories below `Tests` that hold material of tests and no code of the package.
    var material: Set<String> = ["PythonCorpus", "PythonLibrary", "E2BSDK"]

    /// Everything in a manifest that the house forbids.
    func problems(in manifest: Manifest) -> [String] {
        let inHouse = manifest.targets.filter(\.isInHouse)
        let outside = Set(manifest.targets.filter { !$0.isInHouse }.map(\.name))
        var problems: [String] = []
        for target in inHouse {
            guard floor(of: target.name) != nil else {
                problems.append("\(target.name) has no floor")
                continue
            }
            for dependency in target.dependencies {
                if outside.contains(dependency) {
                    problems.append("\(target.name) -> \(dependency): not part of the house")
                } else if let problem = arrow(target.name, dependency) {
                    problems.append(problem)
                }
            }
            for product in target.products where !(products[target.name] ?? []).contains(product) {
                problems.append("\(target.name) -> \(product): a product that it may not use")
            }
        }
        for module in floors.joined() where !inHouse.contains(where: { $0.name == module }) {
            problems.append("\(module) has a floor and is no target")
        }
        return problems
    }

    private func arrow(_ module: String, _ dependency: String) -> String? {
        guard let from = floor(of: module), let to = floor(of: dependency) else {
            return "\(module) -> \(dependency): \(dependency) has no floor"
        }
        if to < from { return nil }
        if to > from { return "\(module) -> \(dependency): runs up" }
        return (sideways[module] ?? []).contains(dependency) ? nil : "\(module) -> \(dependency): runs sideways"
    }

    /// Everything that a source file of a target imports and may not.
    func problems(inSource text: String, of target: Manifest.Target) -> [String] {
        Imports.modules(in: text).compactMap { module in
            if light.contains(target.name), heavyPrefixes.contains(where: module.hasPrefix) {
                return "\(target.name) imports \(module), which is too heavy for it"
            }
            if system.contains(module) || target.dependencies.contains(module) || target.products.contains(module) {
                return nil
            }
            return "\(target.name) imports \(module), which the manifest does not give it"
        }
    }
}

/// The import declarations of Swift files.
enum Imports {
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
    ]

    static func modules(in text: String) -> [String] {
        text.split(separator: "\n").flatMap { $0.split(separator: ";") }.compactMap { line in
            var words = line.split { $0 == " " || $0 == "\t" }[...]
            // Attributes and access levels come before the word.
            while let word = words.first, word.hasPrefix("@") || accessLevels.contains(word) { words.removeFirst() }
            guard words.popFirst() == "import" else { return nil }
            if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
            return words.first.map { String($0.prefix { $0 != "." }) }
        }
    }

    private static let accessLevels: Set<Substring> = ["public", "internal", "package", "fileprivate", "private"]
}
