/// What an audit found in one source text.
public struct AuditReport: Sendable, Hashable {
    /// The name of the source text.
    public let filename: String
    /// What was found, in the order of the source, with what comments let pass.
    public let findings: [AuditFinding]
    /// What the source needs to run.
    public let requiredRuntime: RequiredRuntime
    /// From which severity on the policy says that this has failed.
    public let threshold: AuditThreshold

    /// From all its parts.
    public init(
        filename: String, findings: [AuditFinding], requiredRuntime: RequiredRuntime, threshold: AuditThreshold
    ) {
        self.filename = filename
        self.findings = findings
        self.requiredRuntime = requiredRuntime
        self.threshold = threshold
    }

    /// Whether a finding reaches the threshold that no comment lets pass.
    public var hasFailed: Bool {
        findings.contains { !$0.isSuppressed && threshold.isReached(by: $0.severity) }
    }

    /// How many findings of a severity no comment lets pass.
    public func count(of severity: AuditSeverity) -> Int {
        findings.count { !$0.isSuppressed && $0.severity == severity }
    }
}
