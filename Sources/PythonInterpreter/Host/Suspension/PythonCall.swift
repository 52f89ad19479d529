/// A call that the guest makes and the host answers.
public struct PythonCall: Sendable, Hashable {
    /// Where a call stands in the source.
    public struct Position: Sendable, Hashable {
        /// The name that the code was run under.
        public let file: String
        /// From 1.
        public let line: Int
        /// In characters, from 0.
        public let column: Int

        /// Names a place.
        public init(file: String, line: Int, column: Int) {
            self.file = file
            self.line = line
            self.column = column
        }
    }

    /// The name of the function.
    public let name: String
    /// Values by position; if the tool has parameters, one for each of them.
    public let arguments: [PythonValue]
    /// Values that were named.
    public let keywords: [String: PythonValue]
    /// Where the call stands.
    public let position: Position
}

/// What came of a step of a session that was started rather than run.
public enum PythonStep: Sendable {
    /// The guest waits for the answer to a call. Nothing runs until `resume`; the session can be dumped meanwhile.
    case suspended(PythonCall)
    case finished(PythonResult)
}

/// The answer to a call.
public enum PythonAnswer: Sendable, Hashable {
    case value(PythonValue)
    /// The call raises an exception: the name of a builtin class, and a message.
    case exception(type: String, message: String)
}
