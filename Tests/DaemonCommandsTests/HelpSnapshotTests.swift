import ArgumentParser
import BulkheadCommands
import Foundation
import Testing

@testable import DaemonCommands

/// The help of every verb of the daemon, word by word. After a wanted change, run the tests with `RECORD_SNAPSHOTS=1` in
/// the environment, and read the difference before committing it.
@Suite("Help of the daemon's verbs") struct HelpSnapshotTests {
    /// Every command with the words that lead to it.
    static let commands: [(name: String, type: any ParsableCommand.Type)] = DaemonCommand.verbs.flatMap { verb in
        let name = verb.configuration.commandName ?? ""
        return [(name, verb)]
            + verb.configuration.subcommands.map { ("\(name)-\($0.configuration.commandName ?? "")", $0) }
    }

    @Test(arguments: commands.map(\.name)) func helpIsAsRecorded(name: String) throws {
        let type = try #require(Self.commands.first { $0.name == name }?.type)
        let help = DaemonCommand.helpMessage(for: type, columns: 80) + "\n"
        let directory = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent()
        let file = directory.appendingPathComponent("Snapshots/\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Data(help.utf8).write(to: file)
        }
        #expect(help == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test func everyCommandHasAnExample() {
        for (name, type) in Self.commands {
            #expect(type.configuration.discussion.contains("  bulkhead "), "\(name) has no example")
            #expect(!type.configuration.abstract.isEmpty)
        }
    }

    @Test func theLightProgramKnowsEveryVerb() {
        let verbs = DaemonCommand.verbs.map { $0.configuration }
        // The shell without a sandbox is the light program's own.
        #expect(
            DaemonVerbs.all.map(\.name) == verbs.compactMap(\.commandName).filter { $0 != "shell" })
        #expect(DaemonVerbs.all.map(\.abstract) == verbs.filter { $0.commandName != "shell" }.map(\.abstract))
    }
}
