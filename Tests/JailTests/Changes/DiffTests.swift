import TarArchive
import Testing

@testable import Jail

@Suite struct LineDifferenceTests {
    private func lines(_ text: String) -> [ArraySlice<UInt8>] { text.map { bytes(String($0))[...] } }

    private func rebuilt(_ old: String, _ new: String, _ edits: [LineDifference.Edit]) -> String {
        let (old, new) = (Array(old), Array(new))
        var result: [Character] = []
        var position = 0
        for edit in edits {
            result += old[position..<edit.old.lowerBound] + new[edit.new]
            position = edit.old.upperBound
        }
        return String(result + old[position...])
    }

    static let cases: [(String, String, Int)] = [
        ("", "", 0), ("a", "a", 0), ("", "ab", 2), ("ab", "", 2), ("abc", "axc", 2), ("abcabba", "cbabac", 5),
        ("aaaa", "aa", 2), ("abcdef", "bcdefg", 2), ("abcd", "dcba", 6), ("ab", "ba", 2),
    ]

    @Test(arguments: cases)
    func scriptsAreShortest(old: String, new: String, length: Int) {
        let edits = LineDifference.edits(from: lines(old), to: lines(new))
        #expect(rebuilt(old, new, edits) == new)
        #expect(edits.reduce(0) { $0 + $1.old.count + $1.new.count } == length)
    }

    @Test(arguments: 0..<200)
    func scriptsLeadFromOldToNew(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        func text() -> String {
            String(
                (0..<Int.random(in: 0...30, using: &numbers)).map { _ in "abc".randomElement(using: &numbers) ?? "a" })
        }
        let (old, new) = (text(), text())
        let edits = LineDifference.edits(from: lines(old), to: lines(new))
        #expect(rebuilt(old, new, edits) == new)
        #expect(edits.reduce(0) { $0 + $1.old.count + $1.new.count } == Self.distance(Array(old), Array(new)))
        for (edit, next) in zip(edits, edits.dropFirst()) {
            #expect(edit.old.upperBound < next.old.lowerBound || edit.new.upperBound < next.new.lowerBound)
        }
    }

    /// The length of the shortest script, by the longest common subsequence.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for x in a {
            var diagonal = 0
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = x == y ? diagonal + 1 : max(above, row[j])
                diagonal = above
            }
        }
        return a.count + b.count - 2 * row[b.count]
    }

    @Test func textsFarApartEndTheSearch() {
        let old = (0..<20_000).map { bytes("old \($0)")[...] }
        let new = (0..<20_000).map { bytes("new \($0)")[...] }
        let same = [bytes("same")[...]]
        #expect(
            LineDifference.edits(from: same + old + same, to: same + new + same)
                == [LineDifference.Edit(old: 1..<20_001, new: 1..<20_001)])
    }
}

@Suite struct UnifiedDiffTests {
    private func diff(_ set: ChangeSet, forTerminal: Bool = false) throws -> [UInt8] {
        var text: [UInt8] = []
        try set.unifiedDiff(forTerminal: forTerminal) { text += $0 }
        return text
    }

    @Test func aDiffAsGitWritesIt() throws {
        let fixture = try ChangeFixture(
            "seq 20 > numbers; printf 'no end' > end; printf 'a\\0b' > binary; printf x > mode; ln -s a link; printf 1 > gone; mkdir dir"
        )
        let numbers = (1...20).map { $0 == 3 ? "three" : $0 == 18 ? "18\nand a half" : "\($0)" }.joined(separator: "\n")
        let set = try fixture.changeSet([
            .file("numbers", numbers + "\n"), .file("end", "with end\n"), .file("binary", "a\0c"),
            .file("mode", "x", mode: 0o755), .symlink("link", to: "b"), .file(".wh.gone"), .file("new", "n\n"),
            .file(".wh.dir"), .directory("made"),
        ])
        #expect(
            String(decoding: try diff(set), as: UTF8.self) == """
                diff --git a/binary b/binary
                Binary files a/binary and b/binary differ
                deleted directory 040755 dir
                diff --git a/end b/end
                --- a/end
                +++ b/end
                @@ -1 +1 @@
                -no end
                \\ No newline at end of file
                +with end
                diff --git a/gone b/gone
                deleted file mode 100644
                --- a/gone
                +++ /dev/null
                @@ -1 +0,0 @@
                -1
                \\ No newline at end of file
                diff --git a/link b/link
                --- a/link
                +++ b/link
                @@ -1 +1 @@
                -a
                \\ No newline at end of file
                +b
                \\ No newline at end of file
                new directory 040755 made
                diff --git a/mode b/mode
                old mode 100644
                new mode 100755
                diff --git a/new b/new
                new file mode 100644
                --- /dev/null
                +++ b/new
                @@ -0,0 +1 @@
                +n
                diff --git a/numbers b/numbers
                --- a/numbers
                +++ b/numbers
                @@ -1,6 +1,6 @@
                 1
                 2
                -3
                +three
                 4
                 5
                 6
                @@ -16,5 +16,6 @@
                 16
                 17
                 18
                +and a half
                 19
                 20

                """)
    }

    @Test(arguments: 0..<20)
    func patchAgreesWithApply(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        func text() -> String {
            let lines = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
                "line \(Int.random(in: 0...8, using: &numbers))"
            }
            return lines.joined(separator: "\n") + (Bool.random(using: &numbers) ? "\n" : "")
        }
        let fixture = try ChangeFixture()
        for name in ["a", "b c", "d\"e"] { try fixture.directory.write("source/\(name)", bytes(text())) }
        fixture.directory.run("chmod 644 source/*; cp -a source copy")
        let set = try fixture.changeSet([
            .file("a", text()), .file("b c", text()), .file("d\"e", text()), .file("new\tname", text() + "x"),
        ])
        try fixture.directory.write("patch", diff(set))
        let patched = fixture.directory.run("cd copy && { test ! -s ../patch || git apply ../patch 2>&1; }")
        #expect(patched.status == 0, "\(patched.output)")
        _ = try set.apply()
        let compared = fixture.directory.run("diff -r copy source")
        #expect(compared.status == 0, "\(compared.output)")
    }

    @Test func hostileTextDoesNotReachTheTerminal() throws {
        let fixture = try ChangeFixture()
        let evil = "\u{1B}[2Jx\r\u{202E}y\u{7F}\u{85}\u{200B}z\tok \\n ü\n"
        var item = Item.file("n", evil)
        item.entry.path = bytes("\u{1B}]0;t\u{7}\u{202E}") + [0xFF, 10]
        let text = try diff(fixture.changeSet([item]), forTerminal: true)
        #expect(text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 10 || $0 == 9 })
        let string = String(decoding: text, as: UTF8.self)
        #expect(string.contains("+\\x1b[2Jx\\x0d\\u{202e}y\\x7f\\u{85}\\u{200b}z\tok \\n ü\n"))
        #expect(string.contains("b/\\033]0;t\\007\\342\\200\\256\\377\\012"))
    }
}

@Suite struct TerminalTextTests {
    static let names: [([UInt8], String)] = [
        (bytes("plain.txt"), "plain.txt"), (bytes("grüße 名前 🙂"), "grüße 名前 🙂"), (bytes("a\\b"), "a\\\\b"),
        (bytes("a\nb\tc\0"), "a\\x0ab\\x09c\\x00"), ([0xFF, 0x41], "\\xffA"), ([0xC3], "\\xc3"),
        ([0xE2, 0x82, 0x41], "\\xe2\\x82A"), ([0xED, 0xA0, 0x80], "\\xed\\xa0\\x80"), ([0xC0, 0xAF], "\\xc0\\xaf"),
        ([0xF4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"), (bytes("\u{9B}31m"), "\\u{9b}31m"),
        (bytes("\u{2028}\u{2066}\u{FEFF}\u{E000}"), "\\u{2028}\\u{2066}\\u{feff}\\u{e000}"),
    ]

    @Test(arguments: names)
    func namesOnOneHonestLine(name: [UInt8], expected: String) {
        #expect(TerminalText.escapedName(name) == expected)
    }
}
