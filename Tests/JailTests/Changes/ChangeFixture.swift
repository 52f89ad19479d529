import Glibc
import Sandboxing

@testable import Jail

/// A source directory and a store of change sets.
final class ChangeFixture: Sendable {
    let directory: ScratchDirectory
    let store: ChangeStore

    var source: String { directory.path + "/source" }

    /// The script makes the source; it runs inside it.
    init(_ script: String = ":") throws {
        directory = try ScratchDirectory()
        store = ChangeStore(directory: directory.path + "/state/changes")
        directory.run("mkdir source outside && printf safe > outside/canary && cd source && \(script)")
    }

    /// A change set with these entries.
    func changeSet(_ items: [Item], id: String = "one", started: ChangeTime = .now) throws -> ChangeSet {
        try changeSet(bytes: archive(items), id: id, started: started)
    }

    func changeSet(bytes: [UInt8], id: String = "one", started: ChangeTime = .now) throws -> ChangeSet {
        let writer = try store.create(
            id: id, source: source, target: "/work", command: ["make", "all"], started: started)
        try writer.write(bytes[...])
        try writer.commit()
        return try store.open(id)
    }

    /// The source's contents.
    var listing: String { directory.listing("source") }
}

/// A change in one line.
func line(_ change: Change) -> String {
    func side(_ side: Change.Side?) -> String {
        side.map { "\($0.item.rawValue):\(String($0.mode, radix: 8)):\($0.size)" } ?? "-"
    }
    return
        "\(change.kind.rawValue) \(TerminalText.escapedName(change.path)) \(side(change.old)) \(side(change.new))"
}
