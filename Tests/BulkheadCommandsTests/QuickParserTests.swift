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
            quiet: command.streams.quiet, verbose: command.streams.verbose, language: command.streams.language,
            program: command.program)
    }

    @Test(arguments: [
        [], ["--"], ["-"], ["x"], ["--", "ls", "-l"], ["x", "--memory", "1"], ["-", "--json"],
        ["--json", "--", "--json"],
        ["--memory", "1G", "x"], ["--memory=1G", "x"], ["--memory=a=b", "x"],
        ["--memory", "1G", "--memory", "2G", "x"],
        ["--mount", "a:b", "--mount=c:d", "--", "x"], ["--env", "A=b=c", "x"], ["--tty", "--quiet", "--json"],
        ["--verbose", "--runtime", "auto", "x"],
        ["--language", "python", "-"], ["x", "--", "y"], ["--env", "A B", ""],
    ])
    func agreesWithTheFullParser(words: [String]) throws {
        let quick = try #require(QuickParser.run(words))
        #expect(quick == full(words))
    }

    @Test func knowsEveryOptionThatTakesAValue() throws {
        let others = ["--tty", "--json", "--quiet", "--verbose", "--help", "--version"]
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

    // MARK: - python

    private func fullPython(_ words: [String]) -> PythonOptions? { try? PythonCommand.parse(words).options }

    @Test(arguments: [
        [], ["-"], ["x"], ["x", "--json"], ["-c", "1", "--json"], ["--json", "-c", "1"], ["--memory=1G", "-", "a"],
        ["--import", "math", "--import", "os.*", "x.py", "-v"], ["--disassemble", "--quiet", "x"],
        ["--mount", "a:b", "--mount=c:d:rw", "-c", "--", "x"],
    ])
    func agreesAboutPython(words: [String]) throws {
        let quick = try #require(PythonOptions(quick: words[...]))
        #expect(quick == fullPython(words))
    }

    @Test func knowsEveryOptionOfPythonThatTakesAValue() {
        let others = ["--json", "--quiet", "--disassemble", "--help", "--version"]
        for name in PythonOptions.names where !others.contains(name) {
            let words = [name, "value", "x"]
            #expect(PythonOptions(quick: words[...]) != nil, "\(name)")
            #expect(PythonOptions(quick: words[...]) == fullPython(words), "\(name)")
        }
    }

    @Test(arguments: [["--help"], ["-h"], ["--memory"], ["--memory="], ["--nonsense", "x"], ["--memory", "-1", "x"]])
    func leavesTheRestOfPythonToTheFullParser(words: [String]) {
        #expect(PythonOptions(quick: words[...]) == nil)
    }

    @Test func shellTakesNoProgram() {
        #expect(QuickParser.shell(["--memory", "1G", "--quiet"])?.sandbox.memory == "1G")
        for words in [["x"], ["--", "x"], ["--tty"], ["--json"], ["--language", "python"]] {
            #expect(QuickParser.shell(words) == nil)
        }
    }
}
