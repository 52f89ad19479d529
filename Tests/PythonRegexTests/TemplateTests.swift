import PythonRegex
import Testing

/// Replacement texts, and where successive matches lie.
struct TemplateTests {
    @Test(arguments: [
        ("x\\1-\\g<b>\\g<0>\\n\\\\", "'x' 1 '-' 2 0 '\n\\'"),
        ("\\0\\07\\101\\x", "bad escape \\x at position 9"),
        ("\\07\\101\\&", "'\u{7}A\\&'"),
        ("a\\5", "invalid group reference 5 at position 2"),
        ("\\q", "bad escape \\q at position 0"),
        ("\\g<", "missing group name at position 3"),
        ("\\g", "missing < at position 2"),
        ("\\g<>", "missing group name at position 3"),
        ("\\g<a", "missing >, unterminated name at position 3"),
        ("\\g<z>", "unknown group name 'z'"),
        ("\\g<+1>", "bad character in group name '+1' at position 3"),
        ("\\g<7>", "invalid group reference 7 at position 3"),
        ("\\400", "octal escape value \\400 outside of range 0-0o377 at position 0"),
        ("\\", "bad escape (end of pattern) at position 0"),
    ])
    func parts(_ template: String, _ expected: String) throws {
        let program = try RegexProgram.compile(pattern: "(a)(?P<b>b)".unicodeScalars.map(\.value))
        var found: String
        do {
            let parts = try ReplacementTemplate(template.unicodeScalars.map(\.value), for: program).parts
            found = parts.map { part in
                switch part {
                case .literal(let units): "'\(PatternText.string(units[...]))'"
                case .group(let group): "\(group)"
                }
            }.joined(separator: " ")
        } catch {
            found = error.description
            #expect(error.kind == (template == "\\g<z>" ? .index : .pattern))
        }
        #expect(found == expected)
    }

    @Test func literalTemplatesAreTold() throws {
        let program = try RegexProgram.compile(pattern: [])
        #expect(try ReplacementTemplate([], for: program).literal == [])
        #expect(try ReplacementTemplate([0x61], for: program).literal == [0x61])
        #expect(try ReplacementTemplate([0x5C, 0x67, 0x3C, 0x30, 0x3E], for: program).literal == nil)
    }

    @Test(arguments: [
        ("x*", "axb", [0..<0, 1..<2, 2..<2, 3..<3]),
        ("", "ab", [0..<0, 1..<1, 2..<2]),
        ("\\b|\\w+", "ab c", [0..<0, 0..<2, 2..<2, 3..<3, 3..<4, 4..<4]),
        ("a|", "aa", [0..<1, 1..<2, 2..<2]),
        ("(?=a)|a", "a", [0..<0, 0..<1]),
    ])
    func emptyMatchesFollowMatches(_ pattern: String, _ text: String, _ spans: [Range<Int>]) throws {
        let program = try RegexProgram.compile(pattern: pattern.unicodeScalars.map(\.value))
        var state = MatchState()
        var meter = StepMeter(budget: 1000)
        var matches = MatchIterator(from: 0, to: text.utf8.count)
        var found: [Range<Int>] = []
        try RegexSubject.with(Array(text.utf8)) { subject in
            while try matches.next(program, in: subject, state: &state, meter: &meter) {
                if let span = state.span(of: 0) { found.append(span) }
            }
        }
        #expect(found == spans)
    }
}
