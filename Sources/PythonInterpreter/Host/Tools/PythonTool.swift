/// A function of the host that the guest may call by name. The guest holds nothing of it but a number; arguments and
/// results cross as data.
public struct PythonTool: Sendable {
    /// What answers a call: values by position, then those that were named.
    public typealias Function = @Sendable ([PythonValue], [String: PythonValue]) throws -> PythonValue
    /// The same for functions that wait.
    public typealias AsyncFunction = @Sendable ([PythonValue], [String: PythonValue]) async throws -> PythonValue

    /// A named parameter.
    public struct Parameter: Sendable, Hashable {
        /// What the parameter is called.
        public let name: String
        /// What is passed if the caller leaves it out; nil: it must be given.
        public let defaultValue: PythonValue?

        /// Names a parameter.
        public init(_ name: String, default defaultValue: PythonValue? = nil) {
            self.name = name
            self.defaultValue = defaultValue
        }
    }

    enum Implementation: Sendable {
        case function(Function)
        case asyncFunction(AsyncFunction)
        /// Answered by whoever drives the session: see `PythonSession.start`.
        case suspending
        /// Ends the run with what the function answers.
        case finalAnswer(Function)
        /// Ends the run with a message.
        case stop(String)
        /// Known by name from a dump, not registered again yet.
        case missing
    }

    /// What the guest calls it by.
    public let name: String
    /// What `help` and `__doc__` say.
    public let documentation: String?
    /// Parameters that calls are checked against. The function then gets one value for each, by position. Nil: whatever
    /// the guest passes arrives as it was passed.
    public let parameters: [Parameter]?
    let implementation: Implementation

    /// A function that answers at once. The run's clock does not count its time.
    public init(
        _ name: String, parameters: [Parameter]? = nil, documentation: String? = nil,
        function: @escaping Function
    ) {
        self.init(name, parameters, documentation, .function(function))
    }

    /// A function that waits. It runs as a task while the session's thread waits for it: sessions with such tools belong
    /// on interpreter threads (`PythonSessionActor`, `runOnInterpreterThread`), not on those of Swift's own pool.
    public static func async(
        _ name: String, parameters: [Parameter]? = nil, documentation: String? = nil,
        function: @escaping AsyncFunction
    ) -> PythonTool {
        PythonTool(name, parameters, documentation, .asyncFunction(function))
    }

    /// A function whose calls suspend the session, to be answered by `PythonSession.resume`.
    public static func suspending(
        _ name: String, parameters: [Parameter]? = nil, documentation: String? = nil
    ) -> PythonTool {
        PythonTool(name, parameters, documentation, .suspending)
    }

    init(
        _ name: String, _ parameters: [Parameter]?, _ documentation: String?, _ implementation: Implementation
    ) {
        self.name = name
        self.parameters = parameters
        self.documentation = documentation
        self.implementation = implementation
    }
}

/// Thrown by a tool that wants the guest to see a certain exception. Any other error becomes a RuntimeError with the
/// error's description.
public struct PythonToolError: Error, Sendable, Hashable {
    /// The name of a builtin exception class; unknown names become RuntimeError.
    public let type: String
    /// What `str` gives.
    public let message: String

    /// Names an exception.
    public init(type: String = "RuntimeError", message: String) {
        self.type = type
        self.message = message
    }
}
