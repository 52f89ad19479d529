import Glibc
import PythonSyntax
import Testing

@testable import PythonInterpreter

/// All of the machine's own Python library compiles to code that is in bounds and reads no register before it is set.
@Suite struct StandardLibraryCompilationTests {
    private static let root = "/usr/lib/python3.11"

    @Test(.enabled(if: access(root, R_OK) == 0)) func everyFile() throws {
        var paths: [String] = []
        Self.collect(Self.root, into: &paths)
        var bytes = 0
        var seconds = 0.0
        for path in paths {
            guard let source = Self.read(path), let module = try? PythonParser.parse(source, filename: path) else {
                continue
            }
            let start = Self.processorTime()
            let template = try PythonCompiler.compile(module, source: source, options: CompileOptions())
            seconds += Self.processorTime() - start
            bytes += source.count
            #expect(Verifier.firstProblem(in: template) == nil, "\(path)")
            #expect(RegisterFlow.firstProblem(in: template) == nil, "\(path)")
        }
        #expect(bytes > 1_000_000)
        // Without optimisation, on a busy machine; with it the compiler makes tens of megabytes per second.
        #expect(Double(bytes) / seconds > 500_000)
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func collect(_ folder: String, into paths: inout [String]) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let path = folder + "/" + name
            if entry.pointee.d_type == UInt8(DT_DIR) {
                if !name.hasPrefix(".") { collect(path, into: &paths) }
            } else if name.hasSuffix(".py") {
                paths.append(path)
            }
        }
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count <= 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
