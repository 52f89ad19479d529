/// Habits of other executors that a session may take on.
public struct PythonProfile: Sendable, Hashable {
    enum Habits { case standard, smolagents }
    let habits: Habits

    /// Python as CPython runs it; the value of a run is that of its last statement, if that is an expression.
    public static let standard = PythonProfile(habits: .standard)

    var result: CompileOptions.Result {
        switch habits {
        case .standard: .lastExpression
        case .smolagents: .lastStatement
        }
    }
}

extension PythonSession {
    func setUpProfile() {}
}
