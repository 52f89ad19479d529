import Testing

/// The documents say what is there.
@Suite struct DocumentTests {
    private static let documents = [
        "README.md", "README.ko.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/AUDIT.md", "docs/THREATS.md",
        "docs/POLICY.md", "docs/DAEMON.md",
    ]

    private func help() throws -> [String] {
        try ["Tests/BulkheadCommandsTests/Snapshots", "Tests/DaemonCommandsTests/Snapshots"].flatMap { directory in
            try Repository.names(in: directory).map { try Repository.text("\(directory)/\($0)") }
        }
    }

    @Test(arguments: documents) func makeTargetsExist(document: String) throws {
        let text = Markdown(try Repository.text(document))
        let unknown = DocumentRules.unknownMakeTargets(in: text, makefile: try Repository.text("Makefile"))
        #expect(unknown == [])
    }

    @Test(arguments: documents) func commandsExist(document: String) throws {
        let text = Markdown(try Repository.text(document))
        let unknown = DocumentRules.unknownWords(in: text, help: try help())
        #expect(unknown == [])
    }

    @Test(arguments: documents) func linksLead(document: String) throws {
        let directory = document.lastIndex(of: "/").map { String(document[..<$0]) } ?? ""
        let text = Markdown(try Repository.text(document))
        #expect(DocumentRules.brokenLinks(in: text, from: directory, exists: Repository.exists) == [])
    }

    @Test func architectureNamesFilesThatAreThere() throws {
        let document = Markdown(try Repository.text("docs/ARCHITECTURE.md"))
        let files = try Repository.files(below: "Sources", suffix: ".swift")
        let missing = DocumentRules.missingSources(in: document, files: files)
        #expect(missing == [])
    }

    @Test func koreanKeepsStep() throws {
        let english = Markdown(try Repository.text("README.md"))
        let korean = Markdown(try Repository.text("README.ko.md"))
        #expect(DocumentRules.differences(between: english, and: korean) == [])
        #expect(english.headings.count > 3 && english.blocks.count > 3)
    }

    @Test func readmeNamesTheTwoCommands() throws {
        let commands = Markdown(try Repository.text("README.md")).commands
        #expect(commands.contains("make run") && commands.contains("make test"))
    }

    // MARK: - These checks can fail

    @Test(arguments: [
        ("```sh\nmake fly\n```", ["fly"]), ("`sudo make walk`", ["walk"]), ("`make run`", []),
        ("make sense of it", []), ("`make install PREFIX=/usr`", []),
    ]) func unknownMakeTargetIsFound(text: String, unknown: [String]) {
        let makefile = "PREFIX ?= /usr\nBIN := x:y\n.PHONY: dance\nrun test: build\n\tdo it\ninstall:\n"
        #expect(DocumentRules.unknownMakeTargets(in: Markdown(text), makefile: makefile) == unknown)
    }

    @Test(arguments: [
        ("```console\n$ bulkhead rnu a.py\n```", ["rnu"]), ("`bulkhead run --memroy=5 a.py`", ["--memroy"]),
        ("`echo | bulkhead run --memory 5 -`", []), ("`bulkhead run -- tool --own-option`", []),
        ("`sudo bulkhead run --flag x`", ["--flag"]),
    ]) func unknownWordIsFound(text: String, unknown: [String]) {
        #expect(DocumentRules.unknownWords(in: Markdown(text), help: ["SUBCOMMANDS: run  --memory <size>"]) == unknown)
    }

    @Test(arguments: [
        ("# A\n## B", "# 가\n# 나", "other headings"),
        ("```sh\nls\n```", "", "1 blocks of code, and 0"),
        ("```sh\nls\n```", "```sh\nls -l\n```", "another block of code: ls"),
        ("| a |\n|---|\n| b |", "| 가 |\n|---|", "other tables"),
        ("`make run`", "`make test`", "other commands in the text"),
        ("[x](docs/A.md)", "[x](docs/B.md)", "other links"),
    ]) func missedStepIsFound(english: String, korean: String, difference: String) {
        #expect(DocumentRules.differences(between: Markdown(english), and: Markdown(korean)) == [difference])
    }

    @Test func missingSourceIsFound() {
        let text = Markdown("`Spawner/Gone`, `Spawner/Here`, `/etc`, `a/b`, `Tests/Package.swift`, `A/B c`")
        #expect(DocumentRules.missingSources(in: text, files: ["Sources/X/Spawner/Here.swift"]) == ["Spawner/Gone"])
    }

    @Test func brokenLinkIsFound() {
        let text = Markdown("[a](gone.md) [b](../README.md#x) [c](https://swift.org) [d](#here)")
        #expect(DocumentRules.brokenLinks(in: text, from: "docs") { $0 == "README.md" } == ["gone.md"])
    }
}
