import InterpreterRuntime
import Sandboxing

/// How a run ended, for programs (`--json`) and for people.
struct OutcomeReport {
    var outcome: Outcome
    var limits: Limits
    var choice: RuntimeChoice?
    var changes: [String] = []

    /// The object that `--json` prints.
    var json: JSON {
        let exit: [JSON.Member] =
            switch outcome.exit {
            case .exited(let code):
                [JSON.Member("kind", .string("exited")), JSON.Member("code", .integer(Int64(code)))]
            case .signaled(let number):
                [JSON.Member("kind", .string("signaled")), JSON.Member("signal", .integer(Int64(number)))]
            }
        var members = [
            JSON.Member("outcome", .object(exit)),
            JSON.Member("exit-code", .integer(Int64(ExitCodes.code(for: outcome)))),
            JSON.Member("limits-hit", .strings(outcome.limits.map(\.rawValue))),
            JSON.Member("duration", .seconds(outcome.duration)),
            JSON.Member("usage", Self.json(outcome.usage)),
        ]
        members += Self.members("stdout", outcome.standardOutput, truncated: outcome.standardOutputTruncated)
        members += Self.members("stderr", outcome.standardError, truncated: outcome.standardErrorTruncated)
        members += [
            JSON.Member("enforcement", EnforcementReport.json(outcome.enforcement)),
            JSON.Member("gaps", .strings(outcome.enforcement.gaps.map(\.rawValue))),
            JSON.Member("change-sets", .strings(changes)),
        ]
        if let choice {
            members += [
                JSON.Member("runtime", .string(choice.runtime)),
                JSON.Member("runtime-reasons", .strings(choice.reasons)),
            ]
        }
        return .object(members)
    }

    /// The object that `--json` prints when there is no outcome.
    static func json(failure: CommandFailure) -> JSON {
        .object([
            JSON.Member("error", .string(failure.message)), JSON.Member("exit-code", .integer(Int64(failure.code))),
        ])
    }

    private static func members(_ name: String, _ bytes: [UInt8], truncated: Bool) -> [JSON.Member] {
        var members = [JSON.Member(name, .lossy(bytes))]
        if String(validating: bytes, as: UTF8.self) == nil {
            members.append(JSON.Member("\(name)-base64", .string(Base64.encode(bytes))))
        }
        members.append(JSON.Member("\(name)-truncated", .boolean(truncated)))
        return members
    }

    private static func json(_ usage: ResourceUsage) -> JSON {
        .object([
            JSON.Member("user-time", .seconds(usage.userTime)), JSON.Member("system-time", .seconds(usage.systemTime)),
            JSON.Member("peak-memory", usage.peakMemory.map { .unsigned($0) } ?? .null),
            JSON.Member("disk", usage.disk.map { .unsigned($0) } ?? .null),
            JSON.Member("processes", usage.processes.map { .unsigned(UInt64($0)) } ?? .null),
        ])
    }

    /// One line for each limit that fired.
    var lines: [String] {
        outcome.limits.map { limit in
            let option = "(\(OptionNames.option(for: limit)))"
            return switch limit {
            case .wallTime: "killed after \(limits.wallTime?.text ?? "its time") \(option)"
            case .cpuTime: "killed after \(limits.cpuTime?.text ?? "its") of processor time \(option)"
            case .memory: "out of memory: a process was killed at the limit of \(Self.size(limits.memory)) \(option)"
            case .processes:
                "no more processes: the limit of \(limits.processes.map(String.init) ?? "its") was reached \(option)"
            case .openFiles:
                "too many open files: the limit of \(limits.openFiles.map(String.init) ?? "its") was reached \(option)"
            case .fileSize: "a file reached the limit of \(Self.size(limits.fileSize)) \(option)"
            case .disk: "the disk is full: the limit of \(Self.size(limits.disk)) was reached \(option)"
            case .output:
                switch limits.outputOverflow {
                case .kill: "killed after printing \(Self.size(limits.output)) \(option)"
                case .truncate: "output cut off after \(Self.size(limits.output)) \(option)"
                }
            }
        }
    }

    private static func size(_ bytes: UInt64?) -> String {
        bytes.map { ByteCount(bytes: $0).description } ?? "this machine"
    }
}
