import PythonInterpreter

/// A run with the habits of smolagents: what is printed comes at its end, with the middle left out if it is too long, and
/// then the value of the last statement.
struct AgentRun {
    let session: PythonSession
    let isJSON: Bool

    func perform(_ source: [UInt8], _ streams: PythonStreams) -> Int32 {
        session.onOutput = nil
        let code = String(decoding: source, as: UTF8.self)
        do throws(PythonInterpreterError) {
            let outcome = try session.runAgentCode(code)
            let output = text(outcome.output)
            if isJSON {
                return report([
                    JSON.Member("outcome", .string(outcome.isFinalAnswer ? "final-answer" : "value")),
                    JSON.Member("value", output.map { .string($0) } ?? .null),
                    JSON.Member("logs", .string(outcome.logs)),
                    JSON.Member("instructions", .integer(Int64(outcome.usage.instructions))),
                ]) ? 0 : RunSession.brokenPipe
            }
            streams.write(outcome.logs.utf8, isError: false)
            if let output { streams.write("\(output)\n".utf8, isError: false) }
            streams.finish()
            return streams.isOpen ? 0 : RunSession.brokenPipe
        } catch {
            if isJSON {
                let isWritten = report([
                    JSON.Member("outcome", .string("error")), JSON.Member("message", .string(error.message)),
                    JSON.Member("logs", .string(error.logs)),
                    JSON.Member("instructions", .integer(Int64(error.usage.instructions))),
                ])
                return isWritten ? 1 : RunSession.brokenPipe
            }
            streams.write(error.logs.utf8, isError: false)
            streams.write("\(error.message)\n".utf8, isError: true)
            streams.finish()
            return streams.isOpen ? 1 : RunSession.brokenPipe
        }
    }

    /// What `str` makes of a value; nil for None.
    private func text(_ value: PythonValue) -> String? {
        switch value {
        case .none: return nil
        case .string(let text), .object(_, let text): return text
        default:
            let shown = session.run("str(_answer)", inputs: ["_answer": value])
            if case .value(.string(let text), _) = shown.outcome { return text }
            return "a value that is too large to be shown"
        }
    }

    private func report(_ members: [JSON.Member]) -> Bool {
        let all = [JSON.Member("runtime", .string("interpreter")), JSON.Member("profile", .string("smolagents"))]
        return HostOutput.standardOutput.write(line: JSON.object(members + all).text)
    }
}
