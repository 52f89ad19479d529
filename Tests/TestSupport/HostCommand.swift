import CLinux
import Glibc
import LinuxSystem
import Synchronization

/// A program of the host that a test runs, with nothing of the test's own environment.
public struct HostCommand: Sendable {
    /// Its path and its arguments, the path first.
    public var words: [String]
    /// All of its environment.
    public var environment: [String: String]
    /// What it reads from standard input.
    public var input: [UInt8]
    /// Whether its standard input stays open after ``input``, until it ends.
    public var keepsInputOpen = false
    /// Where it starts.
    public var directory = "/"

    /// A program that ends by itself or is killed after ``RunningCommand/patience``.
    public init(_ words: [String], environment: [String: String] = [:], input: String = "") {
        self.words = words
        self.environment = environment
        self.input = Array(input.utf8)
    }

    /// Runs it to its end.
    public func run() async throws -> HostCommandResult { await (try start()).result() }

    /// Starts it.
    public func start() throws -> RunningCommand { try RunningCommand(self) }
}

/// How a program of the host ended.
public struct HostCommandResult: Sendable {
    /// Its exit code, or 128 and the signal, as a shell says it.
    public var code: Int32
    /// The signal that ended it, if one did.
    public var signal: Int32?
    /// What it printed.
    public var standardOutput: [UInt8]
    /// What it complained about.
    public var standardError: [UInt8]

    /// ``standardOutput`` as text.
    public var output: String { String(decoding: standardOutput, as: UTF8.self) }
    /// ``standardError`` as text.
    public var error: String { String(decoding: standardError, as: UTF8.self) }
    /// The lines of ``error``.
    public var errorLines: [String] { error.split(separator: "\n").map(String.init) }
}

/// A program of the host while it runs. A thread of its own feeds it and reads what it prints, so that no thread that
/// runs tests ever blocks.
public final class RunningCommand: Sendable {
    /// Milliseconds after which a program that does not end is killed: the test then fails instead of hanging.
    public static let patience: Int64 = 100_000

    private struct State {
        var output: [UInt8] = []
        var error: [UInt8] = []
        var result: HostCommandResult?
        var waiters: [CheckedContinuation<HostCommandResult, Never>] = []
    }

    /// Its process id.
    public let process: Int32
    private let state = Mutex(State())

    init(_ command: HostCommand) throws {
        var pipes = CommandPipes()
        try pipes.make()
        process = pipes.start(command)
        guard process > 0 else {
            pipes.close()
            throw TemporaryDirectory.Failure(step: "start \(command.words)", code: -process)
        }
        let job = CommandJob(
            process: process, pipes: pipes, input: command.input, keepsInputOpen: command.keepsInputOpen)
        Thread.start { [self] in
            var job = job
            let code = job.work { bytes, isError in
                state.withLock { if isError { $0.error += bytes } else { $0.output += bytes } }
            }
            finish(code)
        }
    }

    private func finish(_ end: (code: Int32, signal: Int32?)) {
        let (result, waiters) = state.withLock { state in
            let result = HostCommandResult(
                code: end.code, signal: end.signal, standardOutput: state.output, standardError: state.error)
            state.result = result
            defer { state.waiters = [] }
            return (result, state.waiters)
        }
        for waiter in waiters { waiter.resume(returning: result) }
    }

    /// Sends it a signal, if it still runs.
    public func signal(_ number: Int32) {
        // The number cannot belong to another process: nobody reaps this one before the result is there.
        state.withLock { if $0.result == nil { kill(process, number) } }
    }

    /// Waits for its end.
    public func result() async -> HostCommandResult {
        await withCheckedContinuation { continuation in
            let result = state.withLock { state in
                if state.result == nil { state.waiters.append(continuation) }
                return state.result
            }
            if let result { continuation.resume(returning: result) }
        }
    }

    /// Waits until it has printed a text. Gives false when it ended without.
    public func prints(_ text: String) async -> Bool {
        while true {
            let (output, hasEnded) = state.withLock { ($0.output, $0.result != nil) }
            if String(decoding: output, as: UTF8.self).contains(text) { return true }
            if hasEnded { return false }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
