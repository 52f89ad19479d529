import Sandboxing
import Synchronization

@testable import BulkheadCommands

/// A runtime that plays events that a test wrote down, and notes what was asked of it.
final class FakeRuntime: Runtime {
    struct Log: Sendable {
        var specifications: [SandboxSpecification] = []
        var requests: [ProcessRequest] = []
        var finals = 0
        var files: [String: [UInt8]] = [:]
        var killed = false
        var closed = 0
    }

    let name = "fake"
    let log = Mutex(Log())

    var notes: Log { log.withLock { $0 } }

    let script: [Event]
    let enforcement: Enforcement
    let failure: SandboxError?
    let startFailure: SandboxError?

    init(
        _ script: [Event] = [], enforcement: Enforcement = Enforcement(), failure: SandboxError? = nil,
        startFailure: SandboxError? = nil
    ) {
        self.script = script
        self.enforcement = enforcement
        self.failure = failure
        self.startFailure = startFailure
    }

    func capabilities() async throws(SandboxError) -> Capabilities { Capabilities() }

    func makeSandbox(_ specification: SandboxSpecification) async throws(SandboxError) -> any Sandbox {
        log.withLock { $0.specifications.append(specification) }
        if let failure { throw failure }
        return FakeSandbox(runtime: self)
    }
}

private struct FakeSandbox: Sandbox, SandboxFiles {
    let runtime: FakeRuntime
    var id: SandboxID { SandboxID(rawValue: "fake-1") }
    var enforcement: Enforcement { runtime.enforcement }
    var files: any SandboxFiles { self }

    func start(_ request: ProcessRequest) async throws(SandboxError) -> any Sandboxing.Process {
        runtime.log.withLock { $0.requests.append(request) }
        if let failure = runtime.startFailure { throw failure }
        return FakeProcess(runtime: runtime)
    }

    func startFinal(_ request: ProcessRequest) async throws(SandboxError) -> any Sandboxing.Process {
        runtime.log.withLock { $0.finals += 1 }
        return try await start(request)
    }

    func usage() async throws(SandboxError) -> ResourceUsage { ResourceUsage() }

    func exportChanges(
        of target: String, receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(SandboxError) {
        throw .sandboxEnded(reason: "fake")
    }

    func kill() { runtime.log.withLock { $0.killed = true } }
    func close() async { runtime.log.withLock { $0.closed += 1 } }

    func read(_ path: String, receive: ([UInt8]) async throws -> Void) async throws(SandboxError) {}

    func write(_ path: String, mode: UInt32, next: () async throws -> [UInt8]?) async throws(SandboxError) {
        var contents: [UInt8] = []
        while let piece = try? await next() { contents += piece }
        runtime.log.withLock { [contents] in $0.files[path] = contents }
    }

    func list(_ path: String) async throws(SandboxError) -> [FileEntry] { [] }
    func status(_ path: String) async throws(SandboxError) -> FileEntry { throw .cancelled }
    func makeDirectory(_ path: String, mode: UInt32, parents: Bool) async throws(SandboxError) {}
    func move(_ source: String, to destination: String) async throws(SandboxError) {}
    func remove(_ path: String, recursive: Bool) async throws(SandboxError) {}
    func watch(_ path: String) async throws(SandboxError) -> FileChanges { throw .cancelled }
}

private final class FakeProcess: Sandboxing.Process {
    let id: Int32 = 2
    private let runtime: FakeRuntime
    private let position = Mutex(0)

    init(runtime: FakeRuntime) { self.runtime = runtime }

    var events: ProcessEvents {
        ProcessEvents { [self] in
            let index = position.withLock { index in
                defer { index += 1 }
                return index
            }
            return index < runtime.script.count ? runtime.script[index] : nil
        }
    }

    func write(_ bytes: [UInt8]) async throws(SandboxError) {}
    func closeInput() async {}
    func signal(_ signal: Signal) async throws(SandboxError) {}
    func resize(_ size: TerminalSize) async throws(SandboxError) {}
}
