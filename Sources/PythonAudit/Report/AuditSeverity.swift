/// How much a finding weighs.
public enum AuditSeverity: String, Sendable, Hashable, CaseIterable, Comparable {
    case note, warning, error

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// Whether one weighs less than another.
    public static func < (left: AuditSeverity, right: AuditSeverity) -> Bool { left.weight < right.weight }
}

/// From which severity on a report counts as failed.
public enum AuditThreshold: String, Sendable, Hashable, CaseIterable {
    case error, warning, note, never

    /// Whether a finding of a severity makes a report fail.
    public func isReached(by severity: AuditSeverity) -> Bool {
        switch self {
        case .error: severity == .error
        case .warning: severity >= .warning
        case .note: true
        case .never: false
        }
    }
}
