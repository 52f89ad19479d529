import PythonRegex
import Testing

/// What patterns match, as CPython 3.14 has it.
struct MatchTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let pattern: String
        let text: String
        let flags: RegexFlags
        /// The first match and its groups; none where nothing matches, a nil for a group that took no part.
        let groups: [String?]?

        init(_ pattern: String, _ text: String, _ flags: RegexFlags = [], _ groups: [String?]?) {
            self.pattern = pattern
            self.text = text
            self.flags = flags
            self.groups = groups
        }

        var testDescription: String { "\(pattern) on \(text)" }
    }

    @Test(arguments: [
        // Repeated groups keep their last turn, and lose it again when the turn is taken back.
        Row("(a|b)*", "abab!", [], ["abab", "b"]),
        Row("(?:(a)|b)*", "ab", [], ["ab", "a"]),
        Row("(?:(a)|(b))*", "ab", [], ["ab", "a", "b"]),
        Row("(a)?b|ac", "ac", [], ["ac", nil]),
        Row("(a?)+", "aa!", [], ["aa", ""]),
        Row("(a?)*?$", "aa", [], ["aa", "a"]),
        Row("(a*)+", "b", [], ["", ""]),
        Row("(?:a?){3,5}b", "aab", [], ["aab"]),
        Row("((a)|b){2}", "ab", [], ["ab", "b", "a"]),
        // Atomic groups and possessive quantifiers give nothing back.
        Row("(?>a+)a", "aaa", [], nil),
        Row("a++a", "aaa", [], nil),
        Row("(?:ab?)++b", "abab", [], nil),
        Row("(?:ab|a){2}+", "aba", [], ["aba"]),
        Row("(?:a|ab){2}+", "aba", [], nil),
        Row("((a)|b)*+c", "abc", [], ["abc", "b", "a"]),
        Row("(?:a?)*+b", "aab", [], ["aab"]),
        Row("(?>(a)|b)*c", "abc", [], ["abc", "a"]),
        Row("a{1,2}+a", "aa", [], nil),
        Row("x?+x", "x", [], nil),
        // Looking around keeps what a positive look captured and drops the rest.
        Row("(?=(a+))a*b\\1", "baaabac", [], ["aba", "a"]),
        Row("(?!(a)b)a(c)", "ac", [], ["ac", nil, "c"]),
        Row("(?<=(.)b)c", "abc", [], ["c", "a"]),
        Row("(?<!a)b", "ab", [], nil),
        Row("(?<!a{2})b", "ab", [], ["b"]),
        Row("(?<=^a)b", "ab", [], ["b"]),
        Row("(?!)", "", [], nil),
        // Conditions.
        Row("(<)?a(?(1)>|$)", "<a>", [], ["<a>", "<"]),
        Row("^(<)?a(?(1)>|!)", "a!", [], ["a!", nil]),
        Row("(?P<q>\")?x(?(q)\")", "\"x", [], ["x", nil]),
        Row("(a(?(1)b|c))*", "acab", [], ["acab", "ab"]),
        // References.
        Row("(.)\\1", "abba", [], ["bb", "b"]),
        Row("(?P<x>..)-(?P=x)", "ab-ab", [], ["ab-ab", "ab"]),
        Row("(a)|\\1", "b", [], nil),
        Row("(.)\\1", "aA", .ignoreCase, ["aA", "a"]),
        Row("\\101\\x41\\u0041\\U00000041\\0", "AAAA\0", [], ["AAAA\0"]),
        // Places.
        Row("^b", "a\nb", [], nil),
        Row("^b", "a\nb", .multiline, ["b"]),
        Row("^(b|c)$", "a\n\nc", .multiline, ["c", "c"]),
        Row("^", "a", .multiline, [""]),
        Row("(?m:^)b|c", "ac\nb", [], ["c"]),
        Row("^$", "a\n", .multiline, [""]),
        Row("a$", "a\n", [], ["a"]),
        Row("a\\Z", "a\n", [], nil),
        Row("a\\z", "a", [], ["a"]),
        Row("\\B", "", [], [""]),
        Row("\\b", "", [], nil),
        Row("\\bé", "é", [], ["é"]),
        Row("\\bé", "é", .ascii, nil),
        // Dots, sets and categories.
        Row("a.b", "a\nb", [], nil),
        Row("a.b", "a\nb", .dotAll, ["a\nb"]),
        Row("[]a]+[^]]", "a]b", [], ["a]b"]),
        Row("[a-c\\d-]+", "b7-x", [], ["b7-"]),
        Row("[^\\W\\d]+", "12ab3", [], ["ab"]),
        Row("\\w+", "Ünïcode٣中😀", [], ["Ünïcode٣中"]),
        Row("\\w+", "Ünï", .ascii, ["n"]),
        Row("\\d+", "x٣٤", [], ["٣٤"]),
        Row("\\s+", "a\u{2028}\u{A0}\u{1F}b", [], ["\u{2028}\u{A0}\u{1F}"]),
        Row("[\u{10400}-\u{10427}]", "\u{10428}", .ignoreCase, ["\u{10428}"]),
        // Case.
        Row("ß", "ẞ", .ignoreCase, ["ẞ"]),
        Row("k", "\u{212A}", .ignoreCase, ["\u{212A}"]),
        Row("k", "\u{212A}", [.ignoreCase, .ascii], nil),
        Row("[r-t]", "ſ", .ignoreCase, ["ſ"]),
        Row("σ", "ς", .ignoreCase, ["ς"]),
        Row("ſt", "ST", .ignoreCase, ["ST"]),
        Row("i", "İ", .ignoreCase, ["İ"]),
        Row("\u{FB05}", "\u{FB06}", .ignoreCase, ["\u{FB06}"]),
        Row("(?i:a)b", "Ab", [], ["Ab"]),
        Row("(?i:a)b", "AB", [], nil),
        Row("(?i)a(?-i:b)", "Ab", [], ["Ab"]),
        Row("(?a:\\w)\\w", "éaé", [], ["aé"]),
        // Verbose.
        Row("a b # c\n [ ]\\ d", "ab  d", .verbose, ["ab  d"]),
        Row("(?x) a (?-x: b)", "a b", [], ["a b"]),
        // Braces that are no quantifiers.
        Row("a{}b{x}c{1,x}", "a{}b{x}c{1,x}", [], ["a{}b{x}c{1,x}"]),
        Row("a{,2}", "aaa", [], ["aa"]),
        Row("x{2}{", "xx{", [], ["xx{"]),
        Row("a(?#comment)*b", "aab", [], ["aab"]),
    ])
    func search(_ row: Row) throws {
        let text = row.text.unicodeScalars.map(\.value)
        let program = try RegexProgram.compile(
            pattern: row.pattern.unicodeScalars.map(\.value), flags: row.flags)
        // The same in every width that holds the text.
        if text.allSatisfy({ $0 < 256 }) {
            #expect(try groups(program, text.map { UInt8(truncatingIfNeeded: $0) }, text) == row.groups)
        }
        if text.allSatisfy({ $0 < 0x1_0000 }) {
            #expect(try groups(program, text.map { UInt16(truncatingIfNeeded: $0) }, text) == row.groups)
        }
        #expect(try groups(program, text, text) == row.groups)
    }

    private func groups<Unit: FixedWidthInteger & UnsignedInteger>(
        _ program: RegexProgram, _ units: [Unit], _ text: [UInt32]
    ) throws -> [String?]? {
        var state = MatchState()
        var meter = StepMeter(budget: 100_000)
        let found = try RegexSubject.with(units) {
            try program.match(in: $0, from: 0, to: units.count, mode: .search, state: &state, meter: &meter)
        }
        guard found else { return nil }
        var groups: [String?] = []
        for group in 0...program.groupCount {
            groups.append(state.span(of: group).map { PatternText.string(text[$0]) })
        }
        return groups
    }

    @Test func partsOfATextKeepTheirSurroundings() throws {
        // Lookbehinds and boundaries see what comes before the part, but `^` is the beginning of the text.
        #expect(try span("(?<=a)b", "ab", 1, 2, .match) == 1..<2)
        #expect(try span("\\bb", "ab", 1, 2, .match) == nil)
        #expect(try span("^b", "ab", 1, 2, .match) == nil)
        // The end of the part is the end of the text.
        #expect(try span("a$", "ab", 0, 1, .search) == 0..<1)
        #expect(try span("a|ab", "ab", 0, 2, .fullmatch) == 0..<2)
        #expect(try span("", "ab", 2, 1, .search) == nil)
        #expect(try span("b", "ab", -5, 99, .search) == 1..<2)
    }

    private func span(
        _ pattern: String, _ text: String, _ from: Int, _ to: Int, _ mode: MatchMode
    ) throws -> Range<Int>? {
        let program = try RegexProgram.compile(pattern: pattern.unicodeScalars.map(\.value))
        var state = MatchState()
        var meter = StepMeter(budget: 1000)
        let found = try RegexSubject.with(Array(text.utf8)) {
            try program.match(in: $0, from: from, to: to, mode: mode, state: &state, meter: &meter)
        }
        return found ? state.span(of: 0) : nil
    }

    @Test func namesFlagsAndCountsAreTold() throws {
        let program = try RegexProgram.compile(
            pattern: "(?im)(?P<a>x)(y)(?P<b>z)".unicodeScalars.map(\.value), flags: .dotAll)
        #expect(program.groupCount == 3)
        #expect(program.groupNames.map(\.number) == [1, 3])
        #expect(program.groupNumber(named: [0x62]) == 3)
        #expect(program.groupNumber(named: [0x63]) == nil)
        #expect(program.flags == [.ignoreCase, .multiline, .dotAll, .unicode])
    }

    @Test func loneSurrogatesAreCharacters() throws {
        let program = try RegexProgram.compile(pattern: [0xD800, 0x2B])
        var state = MatchState()
        var meter = StepMeter(budget: 1000)
        let found = try RegexSubject.with([0x61, 0xD800, 0xD800] as [UInt16]) {
            try program.match(in: $0, from: 0, to: 3, mode: .search, state: &state, meter: &meter)
        }
        #expect(found)
        #expect(state.span(of: 0) == 1..<3)
    }

    @Test func namedCharactersAreAskedFor() throws {
        let program = try RegexProgram.compile(pattern: "\\N{BEE}[\\N{BEE}]".unicodeScalars.map(\.value)) { name in
            PatternText.string(name) == "BEE" ? 0x62 : nil
        }
        var state = MatchState()
        var meter = StepMeter(budget: 1000)
        let found = try RegexSubject.with(Array("abb".utf8)) {
            try program.match(in: $0, from: 0, to: 3, mode: .search, state: &state, meter: &meter)
        }
        #expect(found)
    }
}
