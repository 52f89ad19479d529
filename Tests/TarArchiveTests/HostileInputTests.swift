import Glibc
import TarArchive
import Testing

@Suite struct HostileInputTests {
    struct Case: CustomStringConvertible, Sendable {
        var description: String
        var archive: [UInt8]
        var problem: TarError.Problem
        var offset: UInt64 = 0
    }

    private static func damaged() -> [UInt8] {
        var bytes = block()
        bytes[0] ^= 1
        return bytes
    }

    private static func field(_ start: Int, _ value: [UInt8], flag: Character = "0") -> [UInt8] {
        block(flag: flag) { $0.replaceSubrange(start..<start + value.count, with: value) }
    }

    private static func pax(_ text: String) -> [UInt8] { extended("x", bytes(text)) + block() }

    static let cases: [Case] = [
        Case(description: "damage", archive: damaged(), problem: .badChecksum),
        Case(description: "not an archive", archive: [UInt8](repeating: 65, count: 512), problem: .badChecksum),
        Case(
            description: "damage further on", archive: block() + damaged(), problem: .badChecksum, offset: 512),
        Case(description: "letters as size", archive: block(size: "0000000000x"), problem: .badNumber(field: "size")),
        Case(description: "negative octal", archive: block(size: "-0000000001"), problem: .badNumber(field: "size")),
        Case(
            description: "negative binary size", archive: field(124, [UInt8](repeating: 0xFF, count: 12)),
            problem: .numberOutOfRange(field: "size")),
        Case(
            description: "size beyond 64 bits", archive: field(124, [0x80, 0, 0, 1] + [UInt8](repeating: 0, count: 8)),
            problem: .numberOutOfRange(field: "size")),
        Case(
            description: "size of 2^63", archive: field(124, [0x80, 0, 0, 0, 0x80] + [UInt8](repeating: 0, count: 7)),
            problem: .numberOutOfRange(field: "size")),
        Case(
            description: "size of 2^63 - 1",
            archive: field(124, [0x80, 0, 0, 0, 0x7F] + [UInt8](repeating: 0xFF, count: 7)),
            problem: .tooManyBytes(limit: 32 << 30)),
        Case(
            description: "owner beyond 32 bits", archive: field(108, [0x80, 0, 0, 1, 0, 0, 0, 0]),
            problem: .numberOutOfRange(field: "uid")),
        Case(
            description: "negative mode", archive: field(100, [UInt8](repeating: 0xFF, count: 8)),
            problem: .numberOutOfRange(field: "mode")),
        Case(description: "no name", archive: block(name: ""), problem: .emptyName(field: "name")),
        Case(description: "no link target", archive: block(flag: "2"), problem: .emptyName(field: "link target")),
        Case(description: "unknown kind", archive: block(flag: "Z"), problem: .unsupportedKind(90)),
        Case(description: "volume", archive: block(flag: "V"), problem: .unsupportedKind(86)),
        Case(description: "GNU sparse", archive: block(flag: "S"), problem: .unsupportedSparseFile),
        Case(description: "pax sparse", archive: pax("22 GNU.sparse.major=1\n"), problem: .unsupportedSparseFile),
        Case(
            description: "pax without length", archive: pax("path=a\n"),
            problem: .badExtension("a record does not begin with its length")),
        Case(
            description: "pax with zero length", archive: pax("0 path=a\n"),
            problem: .badExtension("a record's length does not fit the header")),
        Case(
            description: "pax with length 2", archive: pax("2 path=a\n"),
            problem: .badExtension("a record's length does not fit the header")),
        Case(
            description: "pax with a long length", archive: pax("99 path=a\n"),
            problem: .badExtension("a record's length does not fit the header")),
        Case(
            description: "pax with an endless length", archive: pax("99999999999999999999 path=a\n"),
            problem: .badExtension("a record's length has too many digits")),
        Case(
            description: "pax with a short length", archive: pax("9 path=abc\n"),
            problem: .badExtension("a record does not end its line")),
        Case(
            description: "pax without equals", archive: pax("7 path\n"),
            problem: .badExtension("a record without a key")),
        Case(description: "pax without key", archive: pax("5 =a\n"), problem: .badExtension("a record without a key")),
        Case(
            description: "pax NUL in path", archive: pax("12 path=a\0b\n"), problem: .nulInName(field: "name"),
            offset: 1024),
        Case(
            description: "pax negative size", archive: pax("11 size=-1\n"), problem: .numberOutOfRange(field: "size"),
            offset: 1024),
        Case(
            description: "pax fractional size", archive: pax("12 size=1.5\n"), problem: .badNumber(field: "size"),
            offset: 1024),
        Case(
            description: "pax huge size", archive: pax("29 size=99999999999999999999\n"),
            problem: .numberOutOfRange(field: "size"), offset: 1024),
        Case(
            description: "pax huge uid", archive: pax("18 uid=4294967296\n"), problem: .numberOutOfRange(field: "uid"),
            offset: 1024),
        Case(
            description: "pax bad time", archive: pax("13 mtime=1e9\n"), problem: .badNumber(field: "mtime"),
            offset: 1024),
        Case(
            description: "pax empty time", archive: pax("11 mtime=-\n"), problem: .badNumber(field: "mtime"),
            offset: 1024),
        Case(
            description: "pax time beyond 64 bits", archive: pax("29 mtime=9999999999999999999\n"),
            problem: .numberOutOfRange(field: "mtime"), offset: 1024),
        Case(
            description: "nameless attribute", archive: pax("19 SCHILY.xattr.=x\n"),
            problem: .badExtension("the name of an extended attribute is not text"), offset: 1024),
        Case(
            description: "global path", archive: extended("g", bytes("10 path=a\n")) + block(),
            problem: .badExtension("'path' in a global header")),
        Case(
            description: "extension at the end", archive: extended("L", bytes("a\0")) + TarWriter.trailer,
            problem: .danglingExtension, offset: 1024),
        Case(
            description: "endless extensions",
            archive: [UInt8]((0..<9).map { _ in extended("L", bytes("a\0")) }.joined()) + block(),
            problem: .tooManyExtensions(limit: 8), offset: 8192),
        Case(
            description: "long name over the limit",
            archive: extended("L", [UInt8](repeating: 65, count: 4097)) + block(),
            problem: .nameTooLong(field: "name", limit: 4096), offset: 512 + 4608),
        Case(
            description: "extension over the limit", archive: block(size: "00004000001", flag: "x"),
            problem: .extensionTooLarge(limit: 1 << 20)),
        Case(
            description: "extension of 8 GiB", archive: block(size: "77777777777", flag: "L"),
            problem: .extensionTooLarge(limit: 1 << 20)),
        Case(description: "ends in a header", archive: Array(block().dropLast()), problem: .truncated, offset: 511),
        Case(
            description: "ends in contents", archive: block(size: "00000000005") + bytes("1234"), problem: .truncated,
            offset: 516),
        Case(
            description: "ends in padding", archive: block(size: "00000000005") + bytes("12345"), problem: .truncated,
            offset: 517),
        Case(
            description: "ends after an extension", archive: extended("L", bytes("a\0")), problem: .truncated,
            offset: 1024),
    ]

    @Test(arguments: cases)
    func malformedArchivesAreErrorsThatSayWhere(attack: Case) {
        #expect(throws: TarError(attack.problem, offset: attack.offset)) { try readItems(attack.archive) }
        #expect(throws: TarError(attack.problem, offset: attack.offset)) { try readItems(attack.archive, piece: 1) }
    }

    @Test func anErrorStays() throws {
        var reader = TarReader()
        reader.feed(Self.damaged())
        #expect(throws: TarError(.badChecksum, offset: 0)) { try reader.next() }
        reader.feed(block())
        #expect(throws: TarError(.badChecksum, offset: 0)) { try reader.next() }
        #expect(throws: TarError(.badChecksum, offset: 0)) { try reader.finish() }
    }

    @Test func callersLimitsHold() throws {
        let three = try archive((0..<3).map { Item(TarEntry(path: bytes("f\($0)"), kind: .file), bytes("12345")) })
        #expect(try readItems(three, limits: TarLimits(entries: 3, totalBytes: 15)).count == 3)
        #expect(throws: TarError(.tooManyEntries(limit: 2), offset: 2048)) {
            try readItems(three, limits: TarLimits(entries: 2))
        }
        #expect(throws: TarError(.tooManyBytes(limit: 14), offset: 2048)) {
            try readItems(three, limits: TarLimits(totalBytes: 14))
        }
        #expect(throws: TarError(.nameTooLong(field: "name", limit: 1), offset: 0)) {
            try readItems(three, limits: TarLimits(nameLength: 1))
        }
    }

    @Test func anEmptyPaxValueTakesBackAGlobalOne() throws {
        let global = extended("g", bytes("11 mtime=7\n"))
        let items = try readItems(global + block(name: "a") + extended("x", bytes("10 mtime=\n")) + block(name: "b"))
        #expect(items.map(\.entry.modified.seconds) == [7, 0])
    }

    @Test func oldArchivesMarkDirectoriesByASlash() throws {
        let header = block(name: "old/", flag: "\0") { $0.replaceSubrange(257..<265, with: repeatElement(0, count: 8)) }
        let item = try readItems(header)
        #expect(item.map(\.entry.kind) == [.directory])
        #expect(item.map(\.entry.path) == [bytes("old")])
    }

    @Test(arguments: 0..<40)
    func mutatedArchivesNeverCrash(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let original = try archive(notableItems)
        let limits = TarLimits(entries: 1000, totalBytes: 1 << 20)
        for _ in 0..<25 {
            var mutated = original
            for _ in 0..<Int.random(in: 1...8, using: &numbers) {
                let at = Int.random(in: 0..<mutated.count, using: &numbers)
                mutated[at] = UInt8.random(in: 0...255, using: &numbers)
                // Most damage would end at the checksum; make it right so that the fields behind it are reached.
                if Bool.random(using: &numbers) {
                    let start = at / 512 * 512
                    mutated.replaceSubrange(start..<start + 512, with: sealed(Array(mutated[start..<start + 512])))
                }
            }
            if Int.random(in: 0..<4, using: &numbers) == 0 {
                mutated.removeLast(Int.random(in: 0..<mutated.count, using: &numbers))
            }
            let piece = Int.random(in: 1...2000, using: &numbers)
            let whole = Result { () throws(TarError) in try readItems(mutated, limits: limits) }
            let pieces = Result { () throws(TarError) in try readItems(mutated, piece: piece, limits: limits) }
            #expect(whole == pieces)
            if case .success(let items) = whole {
                #expect(items.reduce(0) { $0 + $1.contents.count } <= mutated.count)
            }
        }
    }

    @Test func memoryStaysBoundedWhateverIsDeclared() throws {
        // Each header declares the largest extension allowed, and nine tenths of them never come.
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let before = usage.ru_maxrss
        var readers: [TarReader] = []
        for _ in 0..<400 {
            var reader = TarReader()
            reader.feed(block(size: "00004000000", flag: "x"))
            #expect(try reader.next() == nil)
            reader.feed([UInt8](repeating: 65, count: 1000))
            #expect(try reader.next() == nil)
            readers.append(reader)
        }
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        // 400 readers that trusted the header would hold 400 MiB; ru_maxrss counts KiB.
        #expect(usage.ru_maxrss - before < 200 << 10)
        #expect(readers.count == 400)
    }
}
