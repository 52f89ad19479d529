import Testing

@testable import BulkheadCommands

@Suite("What to run")
struct ProgramTests {
    @Test(arguments: [
        (["--", "ls", "-l", "--", "x"], ["ls", "-l", "--", "x"]), (["--", "-"], ["-"]),
    ])
    func commands(words: [String], command: [String]) throws {
        #expect(try Program.read(words, language: nil) == .command(command))
    }

    @Test(
        arguments: [
            ("a.py", "x", ["python3", "/home/user/a.py", "1"], 0o644),
            ("a.mjs", "x", ["node", "/home/user/a.mjs", "1"], 0o644),
            ("a.SH", "x", ["sh", "/home/user/a.SH", "1"], 0o644),
            ("a.tar.rb", "x", ["ruby", "/home/user/a.tar.rb", "1"], 0o644),
            ("tool", "#!/bin/sh\nexit", ["/bin/sh", "/home/user/tool", "1"], 0o755),
            (
                "tool", "#! /usr/bin/env  python3 -u \r\nx", ["/usr/bin/env", "python3 -u", "/home/user/tool", "1"],
                0o755
            ),
            ("tool", "\u{7F}ELF....", ["/home/user/tool", "1"], 0o755),
            // The suffix wins over the first line, as the person sees it first.
            ("a.py", "#!/bin/sh\n", ["python3", "/home/user/a.py", "1"], 0o644),
        ] as [(String, String, [String], UInt32)])
    func code(name: String, contents: String, command: [String], mode: UInt32) throws {
        let program = try Program.code(
            Array(contents.utf8), name: name, shown: name, language: Language(fileName: name), arguments: ["1"])
        #expect(
            program
                == .code(path: "/home/user/\(name)", contents: Array(contents.utf8), mode: mode, command: command))
    }

    @Test(arguments: ["hello", "", "#!", "#!\nx", "#! \n"])
    func unknownLanguage(contents: String) {
        let failure = #expect(throws: CommandFailure.self) {
            try Program.code(Array(contents.utf8), name: "x", shown: "x.txt", language: nil, arguments: [])
        }
        #expect(failure?.message.hasPrefix("cannot tell the language of 'x.txt'") == true)
    }

    @Test(
        arguments: [
            ([], nil, "there is nothing to run"), (["--"], nil, "there is no command after '--'"),
            (["--", "x"], "python", "--language is for code"),
            (["x"], "pyton", "--language: 'pyton' is not known; did you mean 'python'?"),
            (["--memroy", "1G"], nil, "unknown option '--memroy'; did you mean '--memory'?"),
            (["--memroy=1G"], nil, "unknown option '--memroy'; did you mean"), (["-x"], nil, "unknown option '-x'"),
            (
                ["npm", "test"], nil,
                "cannot read 'npm': no such file or directory (ENOENT); to run a command of the sandbox write: bulkhead run -- npm test"
            ),
            (["/"], nil, "cannot read '/': is a directory (EISDIR)"),
        ] as [([String], String?, String)])
    func refuses(words: [String], language: String?, message: String) {
        let failure = #expect(throws: CommandFailure.self) { try Program.read(words, language: language) }
        #expect(failure?.message.hasPrefix(message) == true, "\(failure?.message ?? "")")
    }

    @Test(
        arguments: [
            ("python", .python), ("py", .python), ("python3", .python), ("JS", .javascript), ("node", .javascript),
            ("sh", .shell), ("bash", .bash), ("cobol", nil), ("", nil),
        ] as [(String, Language?)])
    func words(word: String, language: Language?) { #expect(Language(word: word) == language) }

    @Test(arguments: [".py", "py", "a.", "a.py.txt", ""])
    func namesWithoutALanguage(name: String) { #expect(Language(fileName: name) == nil) }
}
