import TarArchive
import Testing

/// Entries that each need something else from the format.
let notableItems: [Item] = {
    let deep = Array(repeating: "directory-of-some-length", count: 20).joined(separator: "/")
    return [
        Item(TarEntry(path: bytes("plain"), kind: .file, mode: 0o640, userID: 12, groupID: 34), bytes("hello\n")),
        Item(TarEntry(path: bytes("empty"), kind: .file)),
        Item(TarEntry(path: bytes("block"), kind: .file), [UInt8](repeating: 7, count: 512)),
        Item(TarEntry(path: bytes("block and one"), kind: .file), [UInt8](repeating: 8, count: 513)),
        Item(TarEntry(path: bytes("dir"), kind: .directory, mode: 0o1777)),
        Item(TarEntry(path: bytes("link"), kind: .symlink, mode: 0o777, linkTarget: bytes("../else/where/"))),
        Item(TarEntry(path: bytes("hard"), kind: .hardlink, linkTarget: bytes("plain"))),
        Item(TarEntry(path: bytes("pipe"), kind: .fifo)),
        Item(TarEntry(path: bytes("null"), kind: .characterDevice, deviceMajor: 1, deviceMinor: 3)),
        Item(TarEntry(path: bytes("disk"), kind: .blockDevice, deviceMajor: 259, deviceMinor: 1_048_575)),
        Item(TarEntry(path: bytes(String(repeating: "n", count: 100)), kind: .file), bytes("x")),
        Item(TarEntry(path: bytes(String(repeating: "n", count: 101)), kind: .file), bytes("x")),
        Item(TarEntry(path: bytes("p/" + String(repeating: "n", count: 100)), kind: .file), bytes("x")),
        Item(TarEntry(path: bytes(String(repeating: "p", count: 155) + "/n"), kind: .file)),
        Item(TarEntry(path: bytes(String(repeating: "p", count: 156) + "/n"), kind: .file)),
        Item(TarEntry(path: bytes(String(repeating: "d", count: 99)), kind: .directory)),
        Item(TarEntry(path: bytes(String(repeating: "d", count: 100)), kind: .directory)),
        Item(TarEntry(path: bytes(deep), kind: .directory, mode: 0o755)),
        Item(TarEntry(path: bytes("far"), kind: .symlink, linkTarget: bytes(deep))),
        Item(TarEntry(path: bytes("grüße/名前"), kind: .file), bytes("utf")),
        Item(TarEntry(path: [0x66, 0xFF, 0xFE], kind: .file), bytes("not utf")),
        Item(TarEntry(path: bytes("to"), kind: .symlink, linkTarget: [0xC3, 0x28])),
        Item(TarEntry(path: bytes("new\nline = 7"), kind: .file)),
        Item(TarEntry(path: bytes("big ids"), kind: .file, userID: 2_097_152, groupID: .max)),
        Item(TarEntry(path: bytes("ns"), kind: .file, modified: TarTimestamp(seconds: 1_700_000_000, nanoseconds: 5))),
        Item(TarEntry(path: bytes("old"), kind: .file, modified: TarTimestamp(seconds: -2, nanoseconds: 500_000_000))),
        Item(TarEntry(path: bytes("older"), kind: .file, modified: TarTimestamp(seconds: -1))),
        Item(TarEntry(path: bytes("2300"), kind: .file, modified: TarTimestamp(seconds: 10_000_000_000))),
        Item(
            TarEntry(
                path: bytes("attributes"), kind: .file,
                extendedAttributes: ["user.note": bytes("a\nb=c"), "user.empty": [], "user.binary": [0, 255]]),
            bytes("x")),
        Item(TarEntry(path: bytes("suid"), kind: .file, mode: 0o6755)),
    ]
}()

@Suite struct RoundTripTests {
    @Test(arguments: notableItems)
    func anEntryReadsBackAsItWasWritten(item: Item) throws {
        #expect(try readItems(archive([item])) == [item])
    }

    @Test(arguments: [1, 2, 7, 511, 512, 513, 4096])
    func piecesMakeNoDifference(piece: Int) throws {
        let whole = try archive(notableItems)
        #expect(try readItems(whole, piece: piece) == notableItems)
    }

    @Test func theTrailerMayBeMissing() throws {
        #expect(try readItems(archive(notableItems, trailer: false)) == notableItems)
    }

    @Test func whateverFollowsTheTrailerIsIgnored() throws {
        let more = try archive([Item(TarEntry(path: bytes("more"), kind: .file))])
        #expect(try readItems(archive(notableItems) + more) == notableItems)
    }

    @Test func offsetIsWhereContentsBegin() throws {
        let whole = try archive(notableItems)
        var reader = TarReader()
        reader.feed(whole)
        var index = 0
        while let event = try reader.next() {
            guard case .entry(let entry) = event else { continue }
            let start = Int(reader.offset)
            #expect(Array(whole[start..<start + Int(entry.size)]) == notableItems[index].contents)
            index += 1
        }
        #expect(index == notableItems.count)
    }

    @Test func aLargeFileNeedsNoMemory() throws {
        // 20 GiB are stated; only their beginning is ever fed.
        let header = try TarWriter.header(for: TarEntry(path: bytes("large"), kind: .file, size: 20 << 30))
        var reader = TarReader()
        reader.feed(header + bytes("start"))
        guard case .entry(let entry)? = try reader.next() else {
            Issue.record("no entry")
            return
        }
        #expect(entry.size == 20 << 30)
        #expect(try reader.next() == .data(bytes("start")[...]))
        #expect(try reader.next() == nil)
        #expect(throws: TarError.self) { try reader.finish() }
    }

    static let unwritable: [(TarEntry, TarError.Problem)] = [
        (TarEntry(path: [], kind: .file), .emptyName(field: "name")),
        (TarEntry(path: [65, 0], kind: .file), .nulInName(field: "name")),
        (TarEntry(path: [65], kind: .symlink), .emptyName(field: "link target")),
        (TarEntry(path: [65], kind: .directory, size: 1), .numberOutOfRange(field: "size")),
        (TarEntry(path: [65], kind: .blockDevice, deviceMajor: 2_097_152), .numberOutOfRange(field: "device")),
        (
            TarEntry(path: [65], kind: .file, modified: TarTimestamp(seconds: 0, nanoseconds: 1_000_000_000)),
            .numberOutOfRange(field: "mtime")
        ),
        (
            TarEntry(path: [65], kind: .file, extendedAttributes: ["a=b": []]),
            .badExtension("an extended attribute's name is empty or has '='")
        ),
    ]

    @Test(arguments: unwritable)
    func whatCannotBeReadIsNotWritten(entry: TarEntry, problem: TarError.Problem) {
        #expect(throws: TarError(problem)) { try TarWriter.header(for: entry) }
    }
}

@Suite struct NameTests {
    static let good: [(String, [String])] = [
        ("a", ["a"]), ("./a/b", ["a", "b"]), ("a//b/./c/", ["a", "b", "c"]), (".", []), ("./", []), ("", []),
        ("..a/b..", ["..a", "b.."]), ("...", ["..."]),
    ]

    @Test(arguments: good)
    func componentsOfHonestNames(name: String, expected: [String]) throws {
        #expect(try TarPath.components(of: bytes(name)) == expected.map(bytes))
    }

    static let bad: [(String, TarError.Problem)] = [
        ("/a", .absolutePath), ("/", .absolutePath), ("//a", .absolutePath), ("..", .parentReference),
        ("a/../b", .parentReference), ("a/..", .parentReference), ("./../a", .parentReference),
        ("a\0b", .nulInName(field: "name")),
    ]

    @Test(arguments: bad)
    func namesThatLeaveTheTreeAreErrors(name: String, problem: TarError.Problem) {
        #expect(throws: TarError(problem)) { try TarPath.components(of: bytes(name)) }
    }

    static let layers: [(String, LayerName)] = [
        ("a", .plain), (".whatever", .plain), ("x.wh.a", .plain), (".wh", .plain),
        (".wh.a", .whiteout(of: bytes("a"))), (".wh.a b", .whiteout(of: bytes("a b"))),
        (".wh..hidden", .whiteout(of: bytes(".hidden"))), (".wh.wh.", .whiteout(of: bytes("wh."))),
        (".wh..wh..opq", .opaqueDirectory), (".wh.", .meaningless), (".wh..", .meaningless),
        (".wh...", .meaningless), (".wh..wh.plnk", .meaningless),
    ]

    @Test(arguments: layers)
    func layerConventions(name: String, expected: LayerName) {
        #expect(LayerName(bytes(name)) == expected)
        #expect(LayerName.isReserved(bytes(name)) == (expected != .plain))
        if case .whiteout(let hidden) = expected { #expect(LayerName.whiteout(for: hidden) == bytes(name)) }
    }
}
