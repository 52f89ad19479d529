internal import CPythonLibrary
internal import PythonSyntax
import Synchronization

/// Modules of the standard library that are written in Python. Their source is part of the program; each is compiled
/// once in a process, when a session first imports it.
final class FrozenLibrary: Sendable {
    struct Module: Sendable {
        let template: CodeTemplate
        let isPackage: Bool
    }

    static let shared = FrozenLibrary()

    /// Where the text of a module lies in the program.
    private struct Source {
        let start: UnsafePointer<UInt8>
        let count: Int
        let isPackage: Bool
    }

    private nonisolated(unsafe) let sources: [String: Source]
    private let compiled = Mutex<[String: Module]>([:])

    private init() {
        var sources: [String: Source] = [:]
        var index = 0
        while let entry = cpl_module(index) {
            index += 1
            let path = String(cString: entry.pointee.path)
            var name = path.hasSuffix(".py") ? String(path.dropLast(3)) : path
            var isPackage = false
            if name.hasSuffix("/__init__") {
                name = String(name.dropLast(9))
                isPackage = true
            }
            let dotted = String(name.map { $0 == "/" ? "." : $0 })
            let count = entry.pointee.end - entry.pointee.start
            sources[dotted] = Source(start: entry.pointee.start, count: count, isPackage: isPackage)
        }
        self.sources = sources
    }

    func contains(_ name: String) -> Bool { sources[name] != nil }

    /// Names of all modules.
    var names: [String] { sources.keys.sorted() }

    func module(_ name: String) -> Module? {
        guard let source = sources[name] else { return nil }
        if let known = compiled.withLock({ $0[name] }) { return known }
        let bytes = Array(UnsafeBufferPointer(start: source.start, count: source.count))
        let filename = "<frozen \(name)>"
        do {
            let tree = try PythonParser.parse(bytes, filename: filename)
            let template = try PythonCompiler.compile(
                tree, source: bytes, options: CompileOptions(filename: filename, isLibrary: true))
            let module = Module(template: template, isPackage: source.isPackage)
            compiled.withLock { $0[name] = module }
            return module
        } catch {
            // The library's own text is tested; a module that does not compile is one that is not there.
            assertionFailure("frozen \(name): \(error.rendered())")
            return nil
        }
    }
}
