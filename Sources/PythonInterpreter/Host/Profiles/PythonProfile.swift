/// Habits of other executors that a session may take on.
public struct PythonProfile: Sendable, Hashable {
    enum Habits { case standard, smolagents }
    let habits: Habits

    /// Python as CPython runs it; the value of a run is that of its last statement, if that is an expression.
    public static let standard = PythonProfile(habits: .standard)

    /// What users of `smolagents.LocalPythonExecutor` rely on: assignments and definitions have values, `final_answer`
    /// ends a run, tools cannot be overwritten, `while` loops have a limit of their own, and failures are told in that
    /// executor's words. Use `PythonSession.runAgentCode`.
    public static let smolagents = PythonProfile(habits: .smolagents)

    /// The builtin that loops call after their last round; no name of the guest's has a space.
    static let roundLimitName = " while limit"

    var result: CompileOptions.Result {
        switch habits {
        case .standard: .lastExpression
        case .smolagents: .lastStatement
        }
    }
}

extension PythonSession {
    /// Gives a new or restored session what its profile adds.
    func setUpProfile() {
        switch profile.habits {
        case .standard: break
        case .smolagents: setUpSmolagents()
        }
    }

    /// A tool as the profile has it.
    func profiled(_ tool: PythonTool) -> PythonTool {
        guard profile.habits == .smolagents, tool.name == "final_answer",
            case .function(let function) = tool.implementation
        else { return tool }
        return PythonTool(tool.name, tool.parameters, tool.documentation, .finalAnswer(function))
    }
}
