public import PythonAudit
public import Sandboxing
import Synchronization

/// Reads and writes policy files for the command line.
///
/// A protocol because a reader of YAML brings large libraries along, whose start would cost every run that has no
/// policy file: the program `bulkhead` is built without one, `bulkhead-policy` with one.
public protocol PolicyAccess: Sendable {
    /// Reads a policy file.
    func read(path: String) throws(PolicyAccessError) -> SandboxSpecification

    /// Reads a policy file for audits.
    func readAudit(path: String) throws(PolicyAccessError) -> AuditPolicy

    /// The specification as the text of a policy file.
    func text(for specification: SandboxSpecification) -> String
}

/// What is wrong with a policy file.
public struct PolicyAccessError: Error, Sendable, Hashable {
    /// One line for each problem.
    public var description: String

    /// An error with the text that a person gets to see.
    public init(_ description: String) { self.description = description }
}

/// The reader that this program was started with.
enum Policies {
    private static let installed = Mutex<(any PolicyAccess)?>(nil)

    static func install(_ access: (any PolicyAccess)?) { installed.withLock { $0 = access } }

    static var access: (any PolicyAccess)? { installed.withLock { $0 } }

    static func required(_ access: (any PolicyAccess)? = Self.access) throws(CommandFailure) -> any PolicyAccess {
        if let access { return access }
        throw CommandFailure("this program cannot read policy files; start it as bulkhead-policy")
    }
}
