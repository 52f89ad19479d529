import ControlPlane
import Foundation
import Sandboxing

extension ProcessStatus {
    init(_ process: ManagedProcess) {
        id = process.id
        command = process.request.arguments
        workingDirectory = process.request.workingDirectory
        user = process.request.user?.rawValue
        tag = process.tag
        hasTerminal = process.request.terminal != nil
        startedAt = process.startedAt
        printed = process.printed
        exit = process.exit.map(ExitInfo.init)
    }
}

extension ExitInfo {
    init(_ result: Result<Outcome, SandboxError>) {
        limits = []
        duration = 0
        userTime = 0
        systemTime = 0
        outputTruncated = false
        switch result {
        case .failure(let error): failure = error.description
        case .success(let outcome):
            switch outcome.exit {
            case .exited(let code): self.code = code
            case .signaled(let signal): self.signal = signal
            }
            limits = outcome.limits.compactMap { LimitWord(rawValue: $0.rawValue) }
            duration = Self.seconds(outcome.duration)
            userTime = Self.seconds(outcome.usage.userTime)
            systemTime = Self.seconds(outcome.usage.systemTime)
            peakMemory = outcome.usage.peakMemory
            outputTruncated = outcome.standardOutputTruncated || outcome.standardErrorTruncated
        }
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}

extension ProcessEvent {
    init(_ output: ProcessOutput, of process: Int32) {
        switch output {
        case .data(let stream, let bytes, let offset):
            self.init(kind: Self.kind(of: stream), process: process, offset: offset)
            if let text = String(validating: bytes, as: UTF8.self) {
                self.text = text
            } else {
                base64 = Data(bytes).base64EncodedString()
            }
        case .exit(let result): self.init(kind: .exit, process: process, exit: ExitInfo(result))
        }
    }

    private static func kind(of stream: ProcessOutput.Stream) -> Kind {
        switch stream {
        case .output: .output
        case .error: .errorOutput
        case .terminal: .terminal
        }
    }

    /// The bytes that were printed.
    public var bytes: [UInt8] {
        if let text { return Array(text.utf8) }
        return base64.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) } ?? []
    }
}

extension ProcessResult {
    /// Bytes of each stream that are kept.
    static let kept = 8 << 20

    /// Reads a process to its end; nil when the task was cancelled.
    static func collect(_ listener: ProcessListener, of process: ManagedProcess) async -> ProcessResult? {
        var output: [UInt8] = []
        var errorOutput: [UInt8] = []
        var isTruncated = false
        for await event in listener {
            switch event {
            case .data(.error, let bytes, _):
                let room = kept - errorOutput.count
                isTruncated = isTruncated || bytes.count > room
                errorOutput += bytes.prefix(room)
            case .data(_, let bytes, _):
                let room = kept - output.count
                isTruncated = isTruncated || bytes.count > room
                output += bytes.prefix(room)
            case .exit(let result):
                return ProcessResult(
                    process: process.id, output: String(decoding: output, as: UTF8.self),
                    error: String(decoding: errorOutput, as: UTF8.self), outputBase64: base64(output),
                    errorBase64: base64(errorOutput), truncated: isTruncated, exit: ExitInfo(result))
            }
        }
        return nil
    }

    private static func base64(_ bytes: [UInt8]) -> String? {
        String(validating: bytes, as: UTF8.self) == nil ? Data(bytes).base64EncodedString() : nil
    }
}
