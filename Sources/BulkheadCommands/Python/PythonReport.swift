import PythonInterpreter

/// How a run of Python ended, for programs.
struct PythonReport {
    var result: PythonResult
    var code: Int32
    var duration: Duration

    /// The object that `--json` prints.
    var json: JSON {
        var members: [JSON.Member] = []
        var limits: [String] = []
        switch result.outcome {
        case .value(_, let representation):
            members = [
                JSON.Member("outcome", .string("value")),
                JSON.Member("value", representation.map { .string($0) } ?? .null),
            ]
        case .exception(let exception):
            members = [
                JSON.Member("outcome", .string("exception")),
                JSON.Member(
                    "exception",
                    .object([
                        JSON.Member("type", .string(exception.type)),
                        JSON.Member("message", .string(exception.message)),
                        JSON.Member("traceback", .string(exception.traceback)),
                    ])),
            ]
        case .limit(let kind):
            limits = [kind.rawValue]
            members = [JSON.Member("outcome", .string("limit"))]
        }
        members += [
            JSON.Member("exit-code", .integer(Int64(code))), JSON.Member("limits-hit", .strings(limits)),
            JSON.Member("duration", .seconds(duration)),
            JSON.Member(
                "usage",
                .object([
                    JSON.Member("instructions", .integer(Int64(result.usage.instructions))),
                    JSON.Member("memory", .integer(Int64(result.usage.memory))),
                    JSON.Member("peak-memory", .integer(Int64(result.usage.peakMemory))),
                ])), JSON.Member("stdout", .lossy(result.output)), JSON.Member("stderr", .lossy(result.errorOutput)),
            JSON.Member("runtime", .string("interpreter")),
        ]
        return .object(members)
    }
}
