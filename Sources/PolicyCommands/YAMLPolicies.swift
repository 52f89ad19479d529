public import BulkheadCommands
import PolicyFiles
public import PythonAudit
public import Sandboxing

/// Policy files in YAML, for the command line.
public struct YAMLPolicies: PolicyAccess {
    /// Reads and writes YAML.
    public init() {}

    /// Reads a policy file. Relative paths in it start from the directory that holds it.
    public func read(path: String) throws(PolicyAccessError) -> SandboxSpecification {
        do { return try PolicyFile.read(path: path) } catch { throw PolicyAccessError(error.description) }
    }

    /// Reads a policy file for audits. Relative roots in it start from the directory that holds it.
    public func readAudit(path: String) throws(PolicyAccessError) -> AuditPolicy {
        do { return try AuditPolicyFile.read(path: path) } catch { throw PolicyAccessError(error.description) }
    }

    /// The specification as the text of a policy file.
    public func text(for specification: SandboxSpecification) -> String { PolicyFile.text(for: specification) }
}
