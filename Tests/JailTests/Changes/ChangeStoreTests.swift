import Sandboxing
import Testing

@testable import Jail

@Suite struct ChangeStoreTests {
    private let fixture: ChangeFixture
    private var store: ChangeStore { fixture.store }

    init() throws { fixture = try ChangeFixture() }

    private var files: String { fixture.directory.run("cd state/changes && ls -A | grep -v '^.lock$'").output }

    @Test func descriptionsReadBack() throws {
        let command = ["sh", "-c", "a\nb=c\\d\te\u{7F}", "", "grüße", "argument=x", "\\0a"]
        let writer = try store.create(
            id: "one", source: "/a b\n=c", target: "/work=x", command: command,
            started: ChangeTime(seconds: 7, nanoseconds: 8))
        try writer.commit()
        let expected = ChangeSetDescription(
            source: "/a b\n=c", target: "/work=x", command: command, created: ChangeTime(seconds: 7, nanoseconds: 8))
        #expect(try store.open("one").about == expected)
    }

    @Test func onlyCommittedSetsAreThere() throws {
        let writer = try store.create(id: "one", source: "/s", target: "/t", command: [])
        try writer.write(bytes("x")[...])
        #expect(try store.list().isEmpty)
        try writer.commit()
        #expect(try store.list().map(\.id) == ["one"])
        #expect(throws: SandboxError.self) { try writer.write(bytes("x")[...]) }
        #expect(throws: SandboxError.self) { try writer.commit() }
        writer.discard()
        #expect(files == "one\n")
        #expect(fixture.directory.run("cat state/changes/one/changes.tar").output == "x")
        #expect(fixture.directory.run("stat -c %a state/changes state/changes/one").output == "700\n700\n")
    }

    @Test func discardedAndForgottenSetsLeaveNothing() throws {
        let writer = try store.create(id: "one", source: "/s", target: "/t", command: [])
        try writer.write(bytes("x")[...])
        #expect(files != "")
        writer.discard()
        #expect(files == "")
        _ = try store.create(id: "two", source: "/s", target: "/t", command: [])
        #expect(files == "")
    }

    @Test func theByteLimitHolds() throws {
        let writer = try store.create(id: "one", source: "/s", target: "/t", command: [], byteLimit: 10)
        try writer.write(bytes("12345678")[...])
        #expect(throws: SandboxError.file(operation: "write", path: "\(store.directory)/one", code: .fileTooLarge)) {
            try writer.write(bytes("123")[...])
        }
        try writer.write(bytes("12")[...])
    }

    @Test(arguments: ["", "-a", "a/b", "..", ".hidden", "A", "a b", "a\n", String(repeating: "a", count: 65)])
    func namesThatAreNoIdentifiers(id: String) throws {
        #expect(throws: SandboxError.self) { try store.create(id: id, source: "/s", target: "/t", command: []) }
        #expect(throws: SandboxError.self) { try store.drop(id) }
    }

    @Test func anIdentifierIsUsedOnce() throws {
        _ = try fixture.changeSet([])
        #expect(throws: SandboxError.self) { try store.create(id: "one", source: "/s", target: "/t", command: []) }
    }

    @Test func setsAreFoundByPrefixAndTime() throws {
        #expect(throws: SandboxError.self) { try store.open() }
        for (id, seconds) in [("abc1", 30), ("abc2", 10), ("xyz", 20), ("xyzzy", 5)] {
            _ = try fixture.changeSet([], id: id, started: ChangeTime(seconds: Int64(seconds)))
        }
        #expect(try store.list().map(\.id) == ["xyzzy", "abc2", "xyz", "abc1"])
        #expect(try store.open().id == "abc1")
        #expect(try store.open("abc2").id == "abc2")
        #expect(try store.open("xyz").id == "xyz")
        #expect(try store.open("xyzz").id == "xyzzy")
        for selector in ["abc", "q", ""] { #expect(throws: SandboxError.self) { try store.open(selector) } }
        try store.drop("abc1")
        #expect(try store.open("abc").id == "abc2")
        #expect(throws: SandboxError.self) { try store.drop("abc1") }
    }

    @Test func pruneRemovesWhatTheDeadLeft() throws {
        _ = try fixture.changeSet([])
        let living = try store.create(id: "two", source: "/s", target: "/t", command: [])
        fixture.directory.run(
            "cd state/changes; mkdir .partial-dead.1 .partial-dead.2 .dropped-x.1; touch .partial-dead.1/changes.tar")
        #expect(try store.prune() == 3)
        try living.commit()
        #expect(files == "one\ntwo\n")
    }

    @Test func standardDirectories() {
        let home = ["HOME": "/home/me"]
        let both = ["HOME": "/home/me", "XDG_STATE_HOME": "/state"]
        if isRoot {
            #expect(ChangeStore.standardDirectory(environment: both) == "/var/lib/bulkhead/changes")
        } else {
            #expect(ChangeStore.standardDirectory(environment: home) == "/home/me/.local/state/bulkhead/changes")
            #expect(ChangeStore.standardDirectory(environment: both) == "/state/bulkhead/changes")
            #expect(ChangeStore.standardDirectory(environment: ["HOME": "relative"]) == nil)
        }
    }
}
