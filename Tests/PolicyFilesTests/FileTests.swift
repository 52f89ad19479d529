import Glibc
import PolicyFiles
import Sandboxing
import Testing

@Suite("Policy files on disk")
struct FileTests {
    /// Writes bytes to a file in a directory of its own, and removes both afterwards.
    private func withFile(_ bytes: [UInt8], _ body: (_ path: String, _ directory: String) throws -> Void) throws {
        var template = Array("/tmp/policy-test-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        let directory = String(cString: made)
        let path = directory + "/policy.yaml"
        defer {
            unlink(path)
            rmdir(directory)
        }
        let file = try #require(fopen(path, "w"))
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        try body(path, directory)
    }

    @Test func pathsStartFromTheDirectoryOfTheFile() throws {
        try withFile(Array("version: 1\nmounts: ['src:/work']\n".utf8)) { path, directory in
            let specification = try PolicyFile.read(path: path)
            #expect(specification.fileSystem.mounts.first?.source == directory + "/src")
        }
    }

    @Test func notText() throws {
        try withFile([0x76, 0xFF, 0xFE]) { path, _ in
            let error = #expect(throws: PolicyFileError.self) { try PolicyFile.read(path: path) }
            #expect(error?.description == "\(path): the file is not UTF-8 text; save it as UTF-8")
        }
    }

    @Test func tooLarge() throws {
        try withFile([UInt8](repeating: 0x20, count: PolicyFile.sizeLimit + 1)) { path, _ in
            let error = #expect(throws: PolicyFileError.self) { try PolicyFile.read(path: path) }
            #expect(error?.description.contains("larger than") == true)
        }
    }

    @Test(arguments: [
        ("/nonexistent/policy.yaml", "no such file or directory (ENOENT)"), ("/", "is a directory (EISDIR)"),
        ("/dev/zero", "larger than"),
    ])
    func unreadable(path: String, reason: String) {
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.read(path: path) }
        #expect(error?.description.contains(reason) == true)
    }
}
