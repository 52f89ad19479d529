import ArgumentParser
import Glibc
import Testing

@testable import BulkheadCommands

/// The help of every command, word by word. After a wanted change, run the tests with `RECORD_SNAPSHOTS=1` in the
/// environment, and read the difference before committing it.
@Suite("Help")
struct HelpSnapshotTests {
    static let commands: [(name: String, type: any ParsableCommand.Type)] = [
        ("bulkhead", BulkheadCommand.self), ("run", RunCommand.self), ("python", PythonCommand.self),
        ("shell", ShellCommand.self), ("audit", AuditCommand.self), ("doctor", DoctorCommand.self),
        ("policy", PolicyCommand.self), ("policy-show", PolicyShowCommand.self),
        ("policy-check", PolicyCheckCommand.self), ("diff", DiffCommand.self), ("apply", ApplyCommand.self),
        ("drop", DropCommand.self), ("prune", PruneCommand.self), ("completions", CompletionsCommand.self),
    ]

    @Test(arguments: commands.map(\.name))
    func helpIsAsRecorded(name: String) throws {
        let type = try #require(Self.commands.first { $0.name == name }?.type)
        let help = BulkheadCommand.helpMessage(for: type, columns: 80) + "\n"
        let path =
            "\(#filePath)".split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/Snapshots/\(name).txt"
        if getenv("RECORD_SNAPSHOTS") != nil {
            let file = try #require(fopen(path, "w"))
            fputs(help, file)
            fclose(file)
        }
        let recorded = try HostFile.read(path, limit: 1 << 20, remedy: "record it")
        #expect(help == String(decoding: recorded, as: UTF8.self))
    }

    @Test func everyCommandHasASnapshotAndExamples() {
        let children = BulkheadCommand.configuration.subcommands + PolicyCommand.configuration.subcommands
        #expect(children.count + 1 == Self.commands.count)
        for (name, type) in Self.commands {
            #expect(type.configuration.discussion.contains("  bulkhead "), "\(name) has no example")
        }
    }

    @Test func everyOptionOfRunIsKnownToTheSuggestions() {
        let help = BulkheadCommand.helpMessage(for: RunCommand.self, includeHidden: true, columns: 200)
        let words = help.split { $0 == " " || $0 == "\n" || $0 == "," }.map(String.init)
        let options = Set(
            help.split(separator: "\n").compactMap { line in
                line.split(separator: " ").first { $0.hasPrefix("--") && $0.count > 2 }.map(String.init)
            }.filter { words.contains($0) })
        let listed = Set(RunCommand.optionNames)
        #expect(listed.allSatisfy { words.contains($0) }, "a suggested option does not exist")
        #expect(options.subtracting(listed).subtracting(["--language.", "--tty,"]).isEmpty)
    }
}
