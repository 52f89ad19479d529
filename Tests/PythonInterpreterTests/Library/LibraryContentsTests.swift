import Foundation
import PythonInterpreter
import Testing

/// `docs/PYTHON.md` names what guests may import, and nothing else.
@Suite struct LibraryContentsTests {
    private func text(_ path: String) throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../" + path)
        return try String(contentsOf: file.standardized, encoding: .utf8)
    }

    /// Names and origins from the table of the document.
    private func table() throws -> [String: String] {
        let text = try text("docs/PYTHON.md")
        var rows: [String: String] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            rows[cells[0].filter { $0 != "`" }] = cells[1]
        }
        return rows
    }

    @Test func everyModuleIsInTheTable() throws {
        let rows = try table()
        #expect(LibraryContents.offered.filter { rows[$0] == nil } == [])
        #expect(rows.keys.filter { !LibraryContents.offered.contains($0) } == [])
    }

    /// The list of native modules is the one of the function that makes them.
    @Test func nativeModulesAreListed() throws {
        let source = try text("Sources/PythonInterpreter/Builtins/NativeModules.swift")
        var names: [String] = []
        for line in source.split(separator: "\n") where line.contains("case \"") {
            names += line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
        #expect(names.sorted() == LibraryContents.native)
    }

    @Test func originsAreRight() throws {
        for (name, origin) in try table() where name != "builtins" {
            #expect((origin == "native") == LibraryContents.native.contains(name), "\(name)")
        }
    }

    @Test(arguments: [
        "ctypes", "marshal", "mmap", "multiprocessing", "pickle", "resource", "select", "signal", "socket", "ssl",
        "subprocess", "_os", "_files", "_json", "_thread",
    ])
    func neverOffered(_ name: String) {
        let result = PythonSession().run("import \(name)")
        guard case .exception(let exception) = result.outcome else {
            Issue.record("\(name) was imported")
            return
        }
        #expect(exception.type == "ModuleNotFoundError")
        #expect(exception.message == "No module named '\(name)'")
    }

    /// The name of a file does not make code the library's.
    @Test func noGuestIsTheLibrary() {
        let result = PythonSession().run("exec(compile('import _os', '<frozen os>', 'exec'))")
        guard case .exception(let exception) = result.outcome else {
            Issue.record("_os was imported")
            return
        }
        #expect(exception.type == "ModuleNotFoundError")
    }

    /// Every module of the library can be imported.
    @Test func everyModuleLoads() {
        for name in LibraryContents.offered {
            let result = PythonSession(limits: PythonLimits(nanoseconds: nil)).run("import \(name)")
            if case .exception(let exception) = result.outcome { Issue.record("\(name): \(exception.traceback)") }
        }
    }
}
