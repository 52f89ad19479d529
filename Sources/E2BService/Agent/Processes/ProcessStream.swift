import ControlPlane
import HTTPServing
import NIOCore
import Sandboxing

/// Tells one client what a process does, until it ends or the client leaves; the process does not care.
struct ProcessStream: AgentStreamBody {
    let call: AgentCall
    let process: ManagedProcess
    let listener: ProcessListener
    let keepalive: Duration
    let isTerminal: Bool
    /// How long this client wants to listen.
    let deadline: Duration?

    func write(to writer: EnvelopeWriter) async throws {
        try await writer.write(["event": ["start": ["pid": .integer(Int64(process.id))]]])
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                while true {
                    try await Task.sleep(for: keepalive)
                    try await writer.write(["event": ["keepalive": [:]]])
                }
            }
            group.addTask {
                try await relay(to: writer)
                return true
            }
            if let deadline {
                group.addTask {
                    try await Task.sleep(for: deadline)
                    throw ConnectFailure(.deadlineExceeded, "the deadline of the call has passed")
                }
            }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    private func relay(to writer: EnvelopeWriter) async throws {
        for await output in listener {
            switch output {
            case .data(let stream, let bytes, _):
                let name: StaticString =
                    switch stream {
                    case .terminal: "pty"
                    case .error: "stderr"
                    case .output: isTerminal ? "pty" : "stdout"
                    }
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(Self.piece)
                    try await writer.write(bytes: Array(piece), as: name)
                    rest = rest.dropFirst(piece.count)
                }
            case .exit(let result): try await end(result, writer)
            }
        }
        guard process.exit != nil else {
            try Task.checkCancellation()
            throw ConnectFailure(.resourceExhausted, "the output was not read for too long")
        }
    }

    private static let piece = 32 << 10

    private func end(_ result: Result<Outcome, SandboxError>, _ writer: EnvelopeWriter) async throws {
        let outcome: Outcome
        switch result {
        case .success(let known): outcome = known
        case .failure(let error): throw ConnectFailure(error)
        }
        guard !outcome.limits.contains(.wallTime) else {
            throw ConnectFailure(.deadlineExceeded, "the command ran longer than its timeout and was killed")
        }
        var end: [String: JSONValue]
        switch outcome.exit {
        case .exited(let code):
            end = ["exitCode": .integer(Int64(code)), "exited": true, "status": .string("exit status \(code)")]
        case .signaled(let number):
            // Who ends a sandbox ends its processes: the client is told of the whole.
            do throws(ForwardingFailure) {
                _ = try await call.finder.known(call.record.id)
            } catch {
                throw ConnectFailure(.unavailable, error.message)
            }
            let text = "signal: " + Self.name(ofSignal: number)
            end = ["exitCode": -1, "exited": false, "status": .string(text), "error": .string(text)]
        }
        if !outcome.limits.isEmpty {
            end["error"] = .string(
                "the limit \(outcome.limits.map(\.rawValue).joined(separator: ", ")) was reached")
        }
        try await writer.write(["event": ["end": .object(end)]])
    }

    private static func name(ofSignal number: Int32) -> String {
        let names: [Int32: String] = [
            1: "hangup", 2: "interrupt", 3: "quit", 4: "illegal instruction", 6: "aborted", 7: "bus error",
            8: "floating point exception", 9: "killed", 11: "segmentation fault", 13: "broken pipe", 14: "alarm clock",
            15: "terminated", 31: "bad system call",
        ]
        return names[number] ?? "signal \(number)"
    }
}
