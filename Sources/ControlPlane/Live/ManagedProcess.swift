public import struct Foundation.Date
public import Sandboxing
import Synchronization

/// A process of a sandbox with any number of listeners, who may come and go: what it prints is kept in a ring, so that
/// a listener who comes late can have the last of it.
///
/// A listener who reads slowly slows the process down, as a pipe would; one who does not read at all for
/// ``ManagedProcess/patience`` is cut off, so that it cannot hold up the process and the others for ever.
public final class ManagedProcess: Sendable {
    /// What was asked for.
    public let request: ProcessRequest
    /// A name that its owner gave it.
    public let tag: String?
    /// When it was started.
    public let startedAt: Date
    private let process: any Process

    struct State {
        var ring = OutputRing()
        var exit: Result<Outcome, SandboxError>?
        var readers: [UInt64: Reader] = [:]
        var nextReader: UInt64 = 0
        /// The pump, while the ring has no room.
        var pump: CheckedContinuation<Void, Never>?
    }

    struct Reader {
        var position: UInt64
        var waiter: CheckedContinuation<ProcessOutput?, Never>?
        var lastRead: ContinuousClock.Instant
        var isCutOff = false
    }

    let state = Mutex(State())

    /// How long a listener may leave output unread before it is cut off.
    static let patience: Duration = .seconds(60)

    init(_ process: any Process, request: ProcessRequest, tag: String?) {
        self.process = process
        self.request = request
        self.tag = tag
        startedAt = Date()
    }

    /// The process id as the sandbox sees it.
    public var id: Int32 { process.id }

    /// How it ended, or nil while it runs.
    public var exit: Result<Outcome, SandboxError>? { state.withLock { $0.exit } }

    /// Bytes printed so far.
    public var printed: UInt64 { state.withLock { $0.ring.end } }

    /// Takes the events to their end; `ended` is called once.
    func pump(ended: @escaping @Sendable (Result<Outcome, SandboxError>) -> Void) {
        Task.detached { [self] in
            var result: Result<Outcome, SandboxError> = .failure(.sandboxEnded(reason: "it was killed"))
            do throws(SandboxError) {
                while let event = try await process.events.next() {
                    switch event {
                    case .standardOutput(let bytes): await append(hasTerminal ? .terminal : .output, bytes)
                    case .standardError(let bytes): await append(.error, bytes)
                    case .limit: continue
                    case .exit(let outcome): result = .success(outcome)
                    }
                }
            } catch {
                result = .failure(error)
            }
            finish(result)
            ended(result)
        }
    }

    private var hasTerminal: Bool { request.terminal != nil }

    // MARK: - Control

    /// Writes to standard input, waiting while the process does not read.
    public func write(_ bytes: [UInt8]) async throws(SandboxError) { try await process.write(bytes) }

    /// Ends standard input.
    public func closeInput() async { await process.closeInput() }

    /// Sends a signal to the process group.
    public func signal(_ signal: Signal) async throws(SandboxError) { try await process.signal(signal) }

    /// Tells its terminal a new size.
    public func resize(_ size: TerminalSize) async throws(SandboxError) { try await process.resize(size) }

    // MARK: - Listening

    /// Everything from now on, or from `offset` (in bytes of all output) as far as it is still there.
    public func listen(from offset: UInt64? = nil) -> ProcessListener {
        let id = state.withLock { state in
            defer { state.nextReader += 1 }
            state.readers[state.nextReader] = Reader(
                position: offset.map { max($0, state.ring.start) } ?? state.ring.end, lastRead: .now)
            return state.nextReader
        }
        return ProcessListener(process: self, id: id)
    }

    /// What is still kept of its output, and its end if it has ended.
    public var kept: [ProcessOutput] {
        state.withLock { state in
            var outputs: [ProcessOutput] = []
            var position = state.ring.start
            while let (output, next) = state.ring.read(from: position) {
                outputs.append(output)
                position = next
            }
            if let exit = state.exit { outputs.append(.exit(exit)) }
            return outputs
        }
    }

    private func append(_ stream: ProcessOutput.Stream, _ bytes: [UInt8]) async {
        let waiters = state.withLock { state in
            state.ring.append(stream, bytes)
            return Self.takeReady(&state)
        }
        for (waiter, output) in waiters { waiter.resume(returning: output) }
        await waitForRoom()
    }

    /// Waits while somebody who listens is half a ring behind.
    private func waitForRoom() async {
        while let deadline = state.withLock({ Self.slowest(in: &$0) }) {
            let timer = Task.detached { [self] in
                try? await Task.sleep(until: deadline)
                wakePump()
            }
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    guard Self.slowest(in: &state) != nil else { return false }
                    state.pump = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
            timer.cancel()
        }
    }

    /// When the slowest of those who are too far behind has to be cut off; nil: nobody is. Cuts off who is overdue.
    private static func slowest(in state: inout State) -> ContinuousClock.Instant? {
        var earliest: ContinuousClock.Instant?
        for (id, reader) in state.readers where state.ring.isFarBehind(reader.position) && !reader.isCutOff {
            let deadline = reader.lastRead.advanced(by: patience)
            if deadline <= .now {
                state.readers[id]?.isCutOff = true
            } else {
                earliest = earliest.map { min($0, deadline) } ?? deadline
            }
        }
        return earliest
    }

    private func wakePump() {
        let pump = state.withLock { state in
            defer { state.pump = nil }
            return state.pump
        }
        pump?.resume()
    }

    private func finish(_ result: Result<Outcome, SandboxError>) {
        let waiters = state.withLock { state in
            state.exit = result
            return Self.takeReady(&state)
        }
        for (waiter, output) in waiters { waiter.resume(returning: output) }
    }

    /// The waiting listeners for whom there is something now.
    private static func takeReady(
        _ state: inout State
    ) -> [(CheckedContinuation<ProcessOutput?, Never>, ProcessOutput?)] {
        var ready: [(CheckedContinuation<ProcessOutput?, Never>, ProcessOutput?)] = []
        for (id, reader) in state.readers {
            guard let waiter = reader.waiter, let output = take(id, &state) else { continue }
            state.readers[id]?.waiter = nil
            ready.append((waiter, output))
        }
        return ready
    }

    /// The next thing for a listener, or nil if it has to wait.
    private static func take(_ id: UInt64, _ state: inout State) -> ProcessOutput?? {
        guard let reader = state.readers[id] else { return .some(nil) }
        if reader.isCutOff { return .some(nil) }
        if let (chunk, next) = state.ring.read(from: reader.position) {
            state.readers[id]?.position = next
            state.readers[id]?.lastRead = .now
            return .some(chunk)
        }
        guard let exit = state.exit else { return nil }
        state.readers[id] = nil
        return .some(.exit(exit))
    }

    func next(for id: UInt64) async -> ProcessOutput? {
        let output = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<ProcessOutput?, Never>) in
                let ready = state.withLock { state -> ProcessOutput?? in
                    if Task.isCancelled { return .some(nil) }
                    if let ready = Self.take(id, &state) { return ready }
                    state.readers[id]?.waiter = continuation
                    return nil
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            stopListening(id)
        }
        wakePump()
        return output
    }

    func stopListening(_ id: UInt64) {
        let waiter = state.withLock { state in state.readers.removeValue(forKey: id)?.waiter }
        waiter?.resume(returning: nil)
        wakePump()
    }
}

/// One thing that a process did, for a listener.
public enum ProcessOutput: Sendable {
    /// It printed; `offset` counts the bytes of all output before these.
    case data(stream: Stream, bytes: [UInt8], offset: UInt64)
    /// It ended. Always the last.
    case exit(Result<Outcome, SandboxError>)

    /// Where bytes were printed.
    public enum Stream: UInt8, Sendable, Hashable {
        /// Standard output.
        case output
        /// Standard error.
        case error
        /// Its terminal.
        case terminal
    }
}

/// One listener: an asynchronous sequence that ends after the exit, or when the listener was cut off.
public final class ProcessListener: AsyncSequence, AsyncIteratorProtocol, Sendable {
    private let process: ManagedProcess
    private let id: UInt64

    init(process: ManagedProcess, id: UInt64) {
        self.process = process
        self.id = id
    }

    deinit { process.stopListening(id) }

    /// The next thing, or nil at the end.
    public func next() async -> ProcessOutput? { await process.next(for: id) }

    /// The next thing, or nil at the end.
    public func next(isolation actor: isolated (any Actor)?) async -> ProcessOutput? { await process.next(for: id) }

    /// The listener itself.
    public func makeAsyncIterator() -> ProcessListener { self }
}
