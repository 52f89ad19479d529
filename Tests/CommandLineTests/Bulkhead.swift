import Glibc
import TestSupport
import Testing

/// The built program, run as a person would, in a home and with a state directory of its own.
struct Bulkhead {
    let directory: TemporaryDirectory
    /// What the environment of the program holds.
    var environment: [String: String]

    init() throws {
        directory = try TemporaryDirectory()
        for name in ["home", "work"] { mkdir(directory.path + "/" + name, 0o755) }
        environment = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": directory.path + "/home",
            "BULKHEAD_STATE": directory.path + "/state", "CANARY": "must-not-pass",
        ]
    }

    static var path: String { BuildProducts.released("bulkhead") }

    /// The directory in which it starts.
    var work: String { directory.path + "/work" }

    func command(_ words: [String], input: String = "") -> HostCommand {
        var command = HostCommand([Self.path] + words, environment: environment, input: input)
        command.directory = work
        return command
    }

    /// `bulkhead` with these words.
    func callAsFunction(_ words: [String], input: String = "") async throws -> HostCommandResult {
        try await command(words, input: input).run()
    }

    /// A shell script of the host, in which `$bulkhead` is the program.
    func script(_ text: String) async throws -> HostCommandResult {
        var command = HostCommand(["/bin/sh", "-c", text], environment: environment)
        command.environment["bulkhead"] = Self.path
        command.directory = work
        return try await command.run()
    }

    /// Everything in the state directory except locks, which are empty.
    var leftInState: [String] {
        Self.tree(directory.path + "/state").filter { !$0.hasSuffix(".lock") && !$0.hasSuffix("/") }
    }

    private static func tree(_ path: String) -> [String] {
        TemporaryDirectory.names(path).flatMap { name -> [String] in
            let child = path + "/" + name
            var status = stat()
            guard lstat(child, &status) == 0 else { return [] }
            return status.st_mode & S_IFMT == S_IFDIR ? [child + "/"] + tree(child) : [child]
        }
    }

    /// A word that no other process of this machine has in its command line.
    static func marker() -> String { "marker-\(getpid())-\(UInt64.random(in: 0...UInt64.max))" }
}

/// Whether the reader of JSON in Python's library takes a text, and an expression about it, `d`, holds.
func holds(_ expression: String, in json: String) async throws -> Bool {
    let code = "import json, sys\nd = json.load(sys.stdin)\nassert \(expression), d"
    let result = try await HostCommand(["/usr/bin/python3", "-c", code], input: json).run()
    if result.code != 0 { Issue.record("\(expression): \(result.error)") }
    return result.code == 0
}

/// What this machine enforces, as `bulkhead doctor` says it.
func isEnforced(_ control: String, by mechanism: String = "") async throws -> Bool {
    let bulkhead = try Bulkhead()
    let result = try await bulkhead(["doctor"])
    return result.output.split(separator: "\n").contains { line in
        line.hasPrefix(control + " ") && line.contains(" enforced ") && line.contains(mechanism)
    }
}
