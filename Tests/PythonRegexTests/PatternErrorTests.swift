import PythonRegex
import Testing

/// What is refused, in the words of CPython 3.14.
struct PatternErrorTests {
    @Test(arguments: [
        ("[", "unterminated character set at position 0"),
        ("a[b-", "unterminated character set at position 1"),
        ("*a", "nothing to repeat at position 0"),
        ("^*", "nothing to repeat at position 1"),
        ("a|{2}", "nothing to repeat at position 2"),
        ("a**", "multiple repeat at position 2"),
        ("a{1}{2}", "multiple repeat at position 4"),
        ("a{3,2}", "min repeat greater than max repeat at position 2"),
        ("(a", "missing ), unterminated subpattern at position 0"),
        ("a)", "unbalanced parenthesis at position 1"),
        ("(?#", "missing ), unterminated comment at position 0"),
        ("(?", "unexpected end of pattern at position 2"),
        ("(?P", "unexpected end of pattern at position 3"),
        ("(?<a>b)", "unknown extension ?<a at position 1"),
        ("(?Px)", "unknown extension ?Px at position 1"),
        ("(?t)", "unknown extension ?t at position 1"),
        ("(?P<>)", "missing group name at position 4"),
        ("(?P<a", "missing >, unterminated name at position 4"),
        ("(?P<1a>)", "bad character in group name '1a' at position 4"),
        ("(?P<a>)(?P<a>)", "redefinition of group name 'a' as group 2; was group 1 at position 11"),
        ("(?P=a)", "unknown group name 'a' at position 4"),
        ("(?P<a>(?P=a))", "cannot refer to an open group at position 10"),
        ("(\\1)", "cannot refer to an open group at position 1"),
        ("\\3", "invalid group reference 3 at position 1"),
        ("(?(2)a)", "invalid group reference 2 at position 3"),
        ("(?(0)a)", "bad group number at position 3"),
        ("(?(+1)a)", "bad character in group name '+1' at position 3"),
        ("()(?(1)a|b|c)", "conditional backref with more than two branches at position 10"),
        ("a(?i)b", "global flags not at the start of the expression at position 1"),
        ("(?ii-i:a)", "bad inline flags: flag turned on and off at position 6"),
        ("(?au:a)", "bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4"),
        ("(?L)", "bad inline flags: cannot use 'L' flag with a str pattern at position 3"),
        ("(?-a:b)", "bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4"),
        ("(?i", "missing -, : or ) at position 3"),
        ("(?iz)", "unknown flag at position 3"),
        ("(?i-", "missing flag at position 4"),
        ("(?i-s", "missing : at position 5"),
        ("\\", "bad escape (end of pattern) at position 0"),
        ("\\y", "bad escape \\y at position 0"),
        ("[\\z]", "bad escape \\z at position 1"),
        ("\\x1", "incomplete escape \\x1 at position 0"),
        ("\\u12", "incomplete escape \\u12 at position 0"),
        ("\\U00110000", "bad escape \\U00110000 at position 0"),
        ("\\N{NO}", "undefined character name 'NO' at position 0"),
        ("\\Nx", "missing { at position 2"),
        ("\\400", "octal escape value \\400 outside of range 0-0o377 at position 0"),
        ("[b-a]", "bad character range b-a at position 1"),
        ("[\\w-a]", "bad character range \\w-a at position 1"),
        ("(?<=a*)b", "look-behind requires fixed-width pattern"),
        ("(?<=(a)\\1)", "cannot refer to group defined in the same lookbehind subpattern at position 9"),
        ("a\n(b", "missing ), unterminated subpattern at position 2 (line 2, column 1)"),
    ])
    func pattern(_ pattern: String, _ message: String) {
        #expect(error(pattern)?.description == message)
        #expect(error(pattern)?.kind == .pattern)
    }

    @Test func flagsMustGoTogether() {
        #expect(error("a", .locale)?.description == "cannot use LOCALE flag with a str pattern")
        #expect(error("a", [.ascii, .unicode])?.description == "ASCII and UNICODE flags are incompatible")
        #expect(error("a", .unicode, true)?.description == "cannot use UNICODE flag with a bytes pattern")
        #expect(error("a", [.ascii, .locale], true)?.kind == .value)
        #expect(error("(?u)a", [], true)?.message == "bad inline flags: cannot use 'u' flag with a bytes pattern")
        #expect(error("(?P<é>a)", [], true)?.message == "bad character in group name '\\xe9'")
    }

    @Test func whatIsTooLargeIsRefused() {
        #expect(error("a{4294967295}")?.kind == .overflow)
        #expect(error("a{99999999999999999999999999}")?.description == "the repetition number is too large")
        #expect(error("a{4294967294}") == nil)
        #expect(error(String(repeating: "(", count: 100_000))?.kind == .recursion)
        #expect(error(String(repeating: "(?(1)", count: 40_000))?.kind == .recursion)
        #expect(error(String(repeating: "(?=", count: 150) + String(repeating: ")", count: 150)) == nil)
        #expect(error(String(repeating: "a", count: 1 << 19))?.kind == .limit)
        #expect(error(String(repeating: "()", count: 20_000))?.message == "too many groups")
        let sets = String(repeating: "[\\0-\\U0010ffff]", count: 15_000)
        #expect(error(sets, .ignoreCase)?.kind == .limit)
        #expect(error("(?<=(?:(?:a{60000}){60000}){60000})")?.message == "looks too much behind")
    }

    private func error(_ pattern: String, _ flags: RegexFlags = [], _ isBytes: Bool = false) -> RegexError? {
        do {
            _ = try RegexProgram.compile(pattern: pattern.unicodeScalars.map(\.value), flags: flags, isBytes: isBytes)
            return nil
        } catch {
            return error
        }
    }
}
