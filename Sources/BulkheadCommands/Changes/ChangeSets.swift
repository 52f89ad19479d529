import Jail
import Sandboxing

/// Change sets in the words of the command line.
enum ChangeSets {
    static var store: ChangeStore {
        ChangeStore(directory: JailConfiguration().resolvedStateDirectory + "/changes")
    }

    /// `added          src/new.py`
    static func line(_ change: Change) -> String {
        let kind = change.kind.rawValue
        return kind + String(repeating: " ", count: max(1, 14 - kind.count)) + TerminalFilter.name(change.path)
    }

    static func print(_ sets: [ChangeSet]) -> Int32 {
        print(
            sets.map { set in
                let command = set.about.command.joined(separator: " ").prefix(60)
                return "\(set.id)  \(TerminalFilter.name(Array(set.about.source.utf8)))  "
                    + TerminalFilter.name(Array(command.utf8))
            })
    }

    static func print(_ lines: [String]) -> Int32 {
        for line in lines where !HostOutput.standardOutput.write(line: line) { return RunSession.brokenPipe }
        return 0
    }
}
