import Sandboxing

/// What an interpreter cannot do, said with its own name: its processes are pieces of Python in the caller's process,
/// which the kernel can neither stop nor connect to, and its files are in memory, without links.
extension InterpreterSandbox {
    func pause() async throws(SandboxError) { throw InterpreterEnforcement.unsupported("pausing a sandbox") }

    func resume() async throws(SandboxError) { throw InterpreterEnforcement.unsupported("resuming a sandbox") }

    func connect(port: UInt16) async throws(SandboxError) -> Int32 {
        throw InterpreterEnforcement.unsupported("connections to a sandbox's ports")
    }

    func exportFiles(receive: @Sendable ([UInt8]) async throws -> Void) async throws(SandboxError) {
        throw InterpreterEnforcement.unsupported("copies of a sandbox's files")
    }

    func capture(_ process: any Process, twin: Int32) async throws(SandboxError) -> any ProcessImage {
        throw InterpreterEnforcement.unsupported("images of a process")
    }

    func start(_ request: ProcessRequest, from image: any ProcessImage) async throws(SandboxError) -> any Process {
        throw InterpreterEnforcement.unsupported("processes from an image")
    }
}

extension MemoryFiles {
    func resolve(_ path: String) async throws(SandboxError) -> (entry: FileEntry, path: String) {
        throw InterpreterEnforcement.unsupported("following links")
    }

    func tree(
        _ path: String, depth: UInt32, limit: Int
    ) async throws(SandboxError) -> [(path: [UInt8], entry: FileEntry)] {
        throw InterpreterEnforcement.unsupported("listing a tree")
    }

    func attributes(_ path: String) async throws(SandboxError) -> [String: [UInt8]] {
        throw InterpreterEnforcement.unsupported("extended attributes")
    }

    func setAttributes(
        _ path: String, startingWith prefix: String, to values: [String: [UInt8]]
    ) async throws(SandboxError) {
        throw InterpreterEnforcement.unsupported("extended attributes")
    }

    func watch(_ path: String, recursive: Bool) async throws(SandboxError) -> FileChanges {
        throw InterpreterEnforcement.unsupported("watching files")
    }
}
