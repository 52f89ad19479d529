import ControlPlane
import Foundation
import HTTPServing
import HTTPTypes
import Hummingbird
import Sandboxing

/// What E2B's agent serves at its port in every sandbox; here the daemon does it.
struct AgentService: Sendable {
    let finder: SandboxFinder
    let watchers: FileWatchers
    let configuration: E2BConfiguration

    private static let token = HTTPField.Name("X-Access-Token")

    func answer(_ request: Request, _ id: String, _ target: RequestTarget) async throws(ForwardingFailure) -> Reply {
        if target.segments == ["health"] {
            let record = try await finder.known(id)
            guard record.state == .running else {
                throw SandboxFinder.notFound(id, nil)
            }
            return .empty(.noContent)
        }
        let record = try await finder.known(id)
        if let refusal = refusal(request, record, target) { return refusal }
        let live = try await finder.live(id)
        return await answer(AgentCall(request: request, target: target, record: record, live: live, finder: finder))
    }

    /// Why a request may not come in, as an answer.
    private func refusal(_ request: Request, _ record: SandboxRecord, _ target: RequestTarget) -> Reply? {
        guard let token = record.accessToken else { return nil }
        if let given = Self.token.flatMap({ request.headers[$0] }) {
            guard !ConstantTime.equal(given, token) else { return nil }
            return .response(E2BFailure(.unauthorized, "unauthorized: the access token is wrong").response)
        }
        if target.segments == ["files"],
            let signature = FileSignature(target: target, method: request.method)
        {
            guard signature.matches(token: token) else {
                return .response(E2BFailure(.unauthorized, "invalid signature").response)
            }
            do {
                try signature.checkExpiration()
            } catch {
                return .response(E2BFailure(error).response)
            }
            return nil
        }
        return .response(
            E2BFailure(.unauthorized, "unauthorized: the header X-Access-Token is missing").response)
    }

    private func answer(_ call: AgentCall) async -> Reply {
        let segments = call.target.segments
        let method = call.request.method
        do {
            switch (segments.first, segments.count) {
            case ("process.Process", 2), ("filesystem.Filesystem", 2):
                guard method == .post else { throw ConnectFailure(.unimplemented, "calls are made with POST") }
                do {
                    return try await segments[0] == "process.Process"
                        ? ProcessCalls(call: call).answer(segments[1])
                        : FilesystemCalls(call: call, watchers: watchers).answer(segments[1])
                } catch {
                    let failure = ConnectFailure(error)
                    return .json(failure.json, status: failure.code.status)
                }
            case ("files", 1):
                return try await FileTransfer(call: call, uploadLimit: configuration.uploadLimit).answer()
            case ("envs", 1) where method == .get:
                return .json(.object(call.live.environment.mapValues { .string($0) }))
            case ("metrics", 1) where method == .get: return try await metrics(call)
            default: throw E2BFailure(.notFound, "the agent serves no such path")
            }
        } catch {
            return .response(E2BFailure(error).response)
        }
    }

    private func metrics(_ call: AgentCall) async throws -> Reply {
        guard let sample = try await finder.controlPlane.metrics(call.record.id).last else {
            throw E2BFailure(.serviceUnavailable, "the sandbox was not measured yet", shouldRetry: true, retryAfter: 1)
        }
        return .json([
            "ts": .integer(Int64(sample.date.timeIntervalSince1970)),
            "cpu_count": .integer(Int64(sample.processors.rounded(.up))),
            "cpu_used_pct": .number(sample.processorPercent),
            "mem_total": .integer(Int64(clamping: sample.memoryLimit)),
            "mem_used": .integer(Int64(clamping: sample.memory)), "disk_used": .integer(Int64(clamping: sample.disk)),
            "disk_total": .integer(Int64(clamping: sample.diskLimit)),
        ])
    }
}
