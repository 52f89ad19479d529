/// What a piece of an agent's code came to.
public struct PythonAgentOutcome: Sendable {
    /// The value of the last statement, or what `final_answer` was given.
    public let output: PythonValue
    /// What the code printed, with the middle left out if it is too long.
    public let logs: String
    /// Whether the code called `final_answer`.
    public let isFinalAnswer: Bool
    /// What it took.
    public let usage: PythonUsage
}

/// Why a piece of an agent's code failed, in the words that agents know.
public struct PythonInterpreterError: Error, Sendable, CustomStringConvertible {
    /// The text for the agent.
    public let message: String
    /// What the code printed before.
    public let logs: String
    /// What it took.
    public let usage: PythonUsage

    /// The message.
    public var description: String { message }
}

extension PythonSession {
    /// Rounds of one `while` loop.
    private static let whileRounds = 1_000_000
    private static let stepCount = 10_000_000

    func setUpSmolagents() {
        vm.pointee.host.protectsTools = true
        vm.pointee.host.whileRounds = Self.whileRounds
        let answer: PythonTool.Function = { arguments, keywords in
            if let first = arguments.first { return first }
            return keywords["answer"] ?? .none
        }
        install(PythonTool("final_answer", nil, "Ends the task with an answer.", .finalAnswer(answer)))
        install(
            PythonTool(
                PythonProfile.roundLimitName, nil, nil,
                .stop("Maximum number of \(Self.whileRounds) iterations in While loop exceeded")))
        guard vm.pointee.host.roots.isEmpty else { return }
        vm.pointee.host.protectsTools = false
        begin(PythonLimits())
        let made = attempt { () throws(Raised) in
            try execute(Array("class InterpreterError(ValueError): pass".utf8), filename: "<profile>", inputs: [:])
        }
        let name = vm.intern("InterpreterError")
        let type = made == nil ? .undefined : vm.get(globals, name: name)
        _ = finish(Value.none)
        remove("InterpreterError")
        vm.pointee.host.sources["<profile>"] = nil
        if type.is(.type) { vm.pointee.host.roots = [type] }
        vm.pointee.host.protectsTools = true
    }

    private func install(_ tool: PythonTool) {
        let builtins = vm.dict(vm.pointee.builtins)
        let name = vm.intern(tool.name)
        if let index = vm.pointee.host.tools.firstIndex(where: { $0.name == tool.name }) {
            vm.pointee.host.tools[index] = tool
        } else {
            vm.pointee.host.tools.append(tool)
            vm.set(
                builtins, name: name,
                vm.makeHostFunction(tool.name, state: .int(vm.pointee.host.tools.count - 1)))
        }
        vm.pointee.temporaryCount = 0
    }

    /// Runs code as `LocalPythonExecutor` does. The session must have the profile `smolagents`.
    ///
    /// - Parameter longestLogs: characters of output that are kept.
    public func runAgentCode(
        _ code: String, inputs: [String: PythonValue] = [:], limits: PythonLimits? = nil, longestLogs: Int = 50_000
    ) throws(PythonInterpreterError) -> PythonAgentOutcome {
        let result = run(code, inputs: inputs, limits: limits)
        let logs = Self.truncated(String(decoding: result.output, as: UTF8.self), to: longestLogs)
        func failure(_ line: Int, _ what: String) -> PythonInterpreterError {
            let place = TopLevelStatements.text(in: code, at: line)
            return PythonInterpreterError(
                message: "Code execution failed at line '\(place)' due to: \(what)", logs: logs, usage: result.usage)
        }
        switch result.outcome {
        case .value(let value, _):
            return PythonAgentOutcome(output: value, logs: logs, isFinalAnswer: false, usage: result.usage)
        case .exception(let exception):
            if exception.type.hasSuffix("SyntaxError") || exception.type == "IndentationError"
                || exception.type == "TabError",
                failedLine == 0
            {
                throw PythonInterpreterError(
                    message: TopLevelStatements.parsingFailure(code, exception), logs: logs, usage: result.usage)
            }
            throw failure(failedLine, Self.described(exception))
        case .limit(let kind):
            if let answer = vm.pointee.host.finalAnswer {
                return PythonAgentOutcome(output: answer, logs: logs, isFinalAnswer: true, usage: result.usage)
            }
            throw failure(vm.pointee.host.stopLine, "InterpreterError: \(explanation(kind, limits ?? self.limits))")
        }
    }

    private func explanation(_ kind: PythonLimitKind, _ limits: PythonLimits) -> String {
        if let reason = vm.pointee.host.stopReason { return reason }
        switch kind {
        case .instructions:
            return "Reached the max number of operations of \(limits.instructions ?? Self.stepCount). Maybe there is an"
                + " infinite loop somewhere in the code, or you're just asking too many calculations."
        case .time:
            let seconds = (limits.nanoseconds ?? 0) / 1_000_000_000
            return "Code execution exceeded the maximum execution time of \(seconds) seconds"
        default: return "Reached the limit of \(kind.rawValue)"
        }
    }

    private static func described(_ exception: PythonException) -> String {
        if exception.type == "NameError" || exception.type == "UnboundLocalError" {
            let parts = exception.message.split(separator: "'", omittingEmptySubsequences: false)
            if parts.count > 1, exception.message.hasPrefix("name '") {
                return "InterpreterError: The variable `\(parts[1])` is not defined."
            }
        }
        return "\(exception.type): \(exception.message)"
    }

    static func truncated(_ text: String, to longest: Int) -> String {
        let count = text.unicodeScalars.count
        if count <= longest { return text }
        let half = longest / 2
        return String(text.unicodeScalars.prefix(half))
            + "\n..._This content has been truncated to stay below \(longest) characters_...\n"
            + String(text.unicodeScalars.suffix(half))
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The class InterpreterError of a profile that has one.
    var interpreterError: TypePointer? {
        guard let first = pointee.host.roots.first, first.is(.type) else { return nil }
        return type(first)
    }

    /// Refuses to let a variable of a module take the name of a tool or of one of the functions that count as tools.
    func refuseToolName(_ name: Value) throws(Raised) {
        let text = text(name)
        guard pointee.host.tools.contains(where: { $0.name == text }) || Self.baseFunctions.contains(text) else {
            return
        }
        throw raise(
            interpreterError ?? pointee.types.valueError,
            "Cannot assign to name '\(text)': doing this would erase the existing tool!")
    }

    private static var baseFunctions: Set<String> {
        [
            "print", "isinstance", "range", "float", "int", "bool", "str", "set", "list", "dict", "tuple", "round",
            "ceil",
            "floor", "log", "exp", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "degrees", "radians", "pow",
            "sqrt",
            "len", "sum", "max", "min", "abs", "enumerate", "zip", "reversed", "sorted", "all", "any", "map", "filter",
            "ord",
            "chr", "next", "iter", "divmod", "callable", "getattr", "hasattr", "setattr", "issubclass", "type",
            "complex",
        ]
    }
}
