public import Sandboxing

/// Which runtime a program gets when the person leaves the choice to us: the interpreter when it can, the jail when it
/// cannot. Decided from the specification and the parsed source, before anything runs.
public struct RuntimeChoice: Sendable, Hashable {
    /// `interpreter` or `jail`
    public var runtime: String
    /// Why, in words for a person: what needs more than an interpreter, or that nothing does.
    public var reasons: [String]

    /// A choice with its reasons.
    public init(runtime: String, reasons: [String]) {
        self.runtime = runtime
        self.reasons = reasons
    }

    /// For a command that is no Python, and for code in other languages.
    public static func command(_ name: String) -> RuntimeChoice {
        RuntimeChoice(runtime: jail, reasons: ["\(name.quotedForMessage) is a program of the system"])
    }

    /// For a Python program.
    public static func python(_ source: [UInt8], in specification: SandboxSpecification) -> RuntimeChoice {
        var reasons = needs(of: specification)
        reasons += SourceNeeds.find(in: source)
        guard reasons.isEmpty else { return RuntimeChoice(runtime: jail, reasons: reasons) }
        return RuntimeChoice(
            runtime: InterpreterSandbox.runtimeName, reasons: ["nothing in the code needs an operating system"])
    }

    private static let jail = "jail"

    private static func needs(of specification: SandboxSpecification) -> [String] {
        do {
            try InterpreterEnforcement.check(specification)
            return []
        } catch {
            switch error {
            case .unsupported(let feature, _, _): return ["\(feature) was asked for"]
            case .unenforceable(let gaps):
                return gaps.keys.sorted().map { "the control \($0.rawValue) was asked for" }
            default: return ["\(error)"]
            }
        }
    }
}
