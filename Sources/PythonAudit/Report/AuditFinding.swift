public import PythonSyntax

/// Something in a source text that a rule is about.
public struct AuditFinding: Sendable, Hashable {
    /// The rule.
    public let rule: AuditRule
    /// How much it weighs, under the policy of the audit.
    public let severity: AuditSeverity
    /// Where it is.
    public let range: SourceRange
    /// What is there, in one sentence.
    public let message: String
    /// The dotted name that it is about, with aliases resolved: `os.system`, `pathlib.Path().unlink`.
    public let subject: String?
    /// The reason that a comment gives for it, if one lets it pass.
    public internal(set) var suppression: String?

    /// From all its parts.
    public init(
        rule: AuditRule, severity: AuditSeverity, range: SourceRange, message: String, subject: String? = nil,
        suppression: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.range = range
        self.message = message
        self.subject = subject
        self.suppression = suppression
    }

    /// Whether a comment lets it pass.
    public var isSuppressed: Bool { suppression != nil }
}
