import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol
import Synchronization

/// The conversation with one sandbox's supervisor: questions with tokens, answers by token. Whatever the supervisor
/// says is checked; an answer that nobody asked for ends the sandbox.
final class SupervisorChannel: Sendable {
    /// What can come back for a token.
    enum Answer: Sendable {
        case started(Int32, terminal: Int32?)
        case notStarted(StageFailure)
        case fileDone(Int32)
        case usage(UsageReport)
        case gone(SandboxError)
    }

    private struct State {
        var nextToken: UInt32 = 1
        var questions: [UInt32: Promise<Answer>] = [:]
        var exits: [UInt32: @Sendable (ExitReport?) -> Void] = [:]
        var failure: SandboxError?
        var channel: PacketChannel?
    }

    private let state = Mutex(State())
    /// Whether the jail stands: its report, or why it does not.
    let readiness = Promise<Result<JailReport, SandboxError>>()
    private let violated: @Sendable (String) -> Void

    /// Talks over a socket; `violated` is called once if the supervisor breaks the protocol.
    init(_ descriptor: Int32, violated: @escaping @Sendable (String) -> Void) {
        self.violated = violated
        let channel = PacketChannel(descriptor) { [weak self] packet in self?.received(packet) }
        state.withLock { $0.channel = channel }
        channel.open()
    }

    /// Asks something and gives the promise of the answer.
    func ask(
        descriptors: [Int32] = [], exit: (@Sendable (ExitReport?) -> Void)? = nil,
        _ request: (UInt32) -> SupervisorRequest
    ) -> (token: UInt32, answer: Promise<Answer>) {
        let answer = Promise<Answer>()
        let (token, channel, failure) = state.withLock { state in
            let token = state.nextToken
            state.nextToken &+= 1
            if state.failure == nil {
                state.questions[token] = answer
                if let exit { state.exits[token] = exit }
            }
            return (token, state.channel, state.failure)
        }
        if let failure {
            for descriptor in descriptors { Glibc.close(descriptor) }
            answer.fulfil(.gone(failure))
        } else if channel?.send(request(token).encoded(), descriptors: descriptors) != true {
            forget(token)
            answer.fulfil(.gone(.sandboxEnded(reason: "its supervisor no longer reads")))
        }
        return (token, answer)
    }

    /// Says something that has no answer.
    func tell(_ request: SupervisorRequest) {
        let channel = state.withLock { $0.channel }
        channel?.send(request.encoded())
    }

    /// Receives what the supervisor said before it ended. On the loop's thread.
    func drain() { state.withLock { $0.channel }?.drain() }

    /// Ends the conversation: every open question is answered with the reason.
    func end(_ reason: SandboxError) {
        let (channel, questions, exits) = state.withLock { state in
            if state.failure == nil { state.failure = reason }
            defer {
                state.channel = nil
                state.questions = [:]
                state.exits = [:]
            }
            return (state.channel, state.questions, state.exits)
        }
        channel?.close()
        readiness.fulfil(.failure(reason))
        for question in questions.values { question.fulfil(.gone(reason)) }
        for exit in exits.values { exit(nil) }
    }

    private func forget(_ token: UInt32) {
        state.withLock {
            $0.questions[token] = nil
            $0.exits[token] = nil
        }
    }

    private func received(_ packet: PacketChannel.Packet?) {
        guard let packet else {
            // The end of the channel is the end of the supervisor; the spawner says how it ended.
            return end(.sandboxEnded(reason: "its supervisor is gone"))
        }
        var descriptors = packet.descriptors
        defer { for descriptor in descriptors { Glibc.close(descriptor) } }
        guard let reply = try? SupervisorReply(decoding: packet.bytes) else {
            return violate("a message that cannot be read")
        }
        switch reply {
        case .ready(let report): readiness.fulfil(.success(report))
        case .failed(let failure): end(failure.creationError)
        case .started(let token, let process):
            guard let answer = answer(token) else { return violate("an answer that nobody asked for") }
            if descriptors.count > 1 || (descriptors.count == 1 && cl_is_terminal_master(descriptors[0]) == 0) {
                return violate("a descriptor that is no terminal")
            }
            answer.fulfil(.started(process, terminal: descriptors.popLast()))
        case .notStarted(let token, let failure):
            state.withLock { _ = $0.exits.removeValue(forKey: token) }
            guard let answer = answer(token) else { return violate("an answer that nobody asked for") }
            answer.fulfil(.notStarted(failure))
        case .exited(let token, let report):
            guard let exit = state.withLock({ $0.exits.removeValue(forKey: token) }) else {
                return violate("the exit of a process that was not started")
            }
            exit(report)
        case .fileDone(let token, let code):
            guard let answer = answer(token) else { return violate("an answer that nobody asked for") }
            answer.fulfil(.fileDone(code))
        case .usage(let token, let usage):
            guard let answer = answer(token) else { return violate("an answer that nobody asked for") }
            answer.fulfil(.usage(usage))
        }
    }

    private func answer(_ token: UInt32) -> Promise<Answer>? {
        state.withLock { $0.questions.removeValue(forKey: token) }
    }

    private func violate(_ detail: String) {
        end(.protocolViolation(detail))
        violated(detail)
    }
}
