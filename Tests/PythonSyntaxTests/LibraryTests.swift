import Glibc
import PythonSyntax
import Testing

/// The trees of CPython's own library, compared with those that the installed CPython makes.
@Suite struct LibraryTests {
    private static let python = "/usr/bin/python3"
    private static let library = "/usr/lib/python3.11"

    /// A sample of the library, so that a debug build takes seconds; every file was compared when this was written.
    @Test(.timeLimit(.minutes(2))) func sample() throws {
        guard access(Self.python, X_OK) == 0, access(Self.library, R_OK) == 0 else {
            print("Skipped: there is no \(Self.python) with \(Self.library) to compare with")
            return
        }
        let records = try #require(Self.run("exec \(Self.python) -c '\(Self.script)' \(Self.library)"))
        var compared = 0
        var index = records.startIndex
        while let (path, next) = Self.field(in: records, at: index), let (dump, end) = Self.field(in: records, at: next)
        {
            index = end
            guard let source = Self.read(path) else { continue }
            var writer = TreeDump()
            writer.showsEmpty = true
            // CPython 3.11 has no type parameters, and knows no places within f-strings.
            writer.includesPlaces = !dump.contains("JoinedStr(")
            let tree = writer.dump(try PythonParser.parse(source, filename: path))
            #expect(Self.withoutTypeParameters(tree) == dump, "\(path)")
            compared += 1
        }
        #expect(compared > 20)
    }

    private static let script = """
        import ast, os, sys
        sys.setrecursionlimit(10000)
        paths = sorted(os.path.join(d, f) for d, _, fs in os.walk(sys.argv[1]) for f in fs if f.endswith(".py"))
        total = 0
        for path in paths[::9]:
            source = open(path, "rb").read()
            total += len(source)
            if total > 600000: break
            try: tree = ast.parse(source)
            except SyntaxError: continue
            dump = ast.dump(tree, include_attributes=not any(
                isinstance(node, ast.JoinedStr) for node in ast.walk(tree)))
            sys.stdout.buffer.write(path.encode() + b"\\0" + dump.encode("utf-8", "surrogatepass") + b"\\0")
        """

    private static func field(in records: [UInt8], at start: Int) -> (String, Int)? {
        guard start < records.endIndex, let end = records[start...].firstIndex(of: 0) else { return nil }
        return (String(decoding: records[start..<end], as: UTF8.self), end + 1)
    }

    private static func withoutTypeParameters(_ dump: String) -> String {
        let word = Array(", type_params=[]".utf8)
        let bytes = Array(dump.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 44, bytes[index...].starts(with: word) {
                index += word.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func run(_ command: String) -> [UInt8]? {
        guard let pipe = popen(command, "r") else { return nil }
        defer { pclose(pipe) }
        return contents(of: pipe)
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        return contents(of: file)
    }

    private static func contents(of file: UnsafeMutablePointer<FILE>) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count <= 0 { return result }
            result.append(contentsOf: buffer[0..<count])
        }
    }
}
