import ArgumentParser
import Testing

@testable import BulkheadCommands

@Suite("The quick parser")
struct QuickParserTests {
    /// What the full parser says, or nil where it refuses.
    private func full(_ words: [String]) -> RunOptions? {
        guard let command = try? RunCommand.parse(words) else { return nil }
        return RunOptions(
            sandbox: command.sandbox.values, tty: command.streams.tty, json: command.streams.json,
            quiet: command.streams.quiet, language: command.streams.language, program: command.program)
    }

    @Test(arguments: [
        [], ["--"], ["-"], ["x"], ["--", "ls", "-l"], ["x", "--memory", "1"], ["-", "--json"],
        ["--json", "--", "--json"],
        ["--memory", "1G", "x"], ["--memory=1G", "x"], ["--memory=a=b", "x"],
        ["--memory", "1G", "--memory", "2G", "x"],
        ["--mount", "a:b", "--mount=c:d", "--", "x"], ["--env", "A=b=c", "x"], ["--tty", "--quiet", "--json"],
        ["--language", "python", "-"], ["x", "--", "y"], ["--env", "A B", ""],
    ])
    func agreesWithTheFullParser(words: [String]) throws {
        let quick = try #require(QuickParser.run(words))
        #expect(quick == full(words))
    }

    @Test func knowsEveryOptionThatTakesAValue() throws {
        let others = ["--tty", "--json", "--quiet", "--help", "--version"]
        for name in RunCommand.optionNames where !others.contains(name) {
            let words = [name, "value", "x"]
            #expect(QuickParser.run(words) != nil, "\(name)")
            #expect(QuickParser.run(words) == full(words), "\(name)")
        }
    }

    @Test(arguments: [
        ["--help"], ["-h"], ["--version"], ["--memory"], ["--memory", "--json"], ["--memory="], ["--memory", ""],
        ["--nonsense"], ["--nonsense", "x"], ["--tty=1"], ["-q"], ["--memory", "-1"], ["--memory", "--", "x"],
    ])
    func leavesTheRestToTheFullParser(words: [String]) { #expect(QuickParser.run(words) == nil) }

    @Test func shellTakesNoProgram() {
        #expect(QuickParser.shell(["--memory", "1G", "--quiet"])?.sandbox.memory == "1G")
        for words in [["x"], ["--", "x"], ["--tty"], ["--json"], ["--language", "python"]] {
            #expect(QuickParser.shell(words) == nil)
        }
    }
}
