/// What an audit lets pass, what it never does, and how much findings weigh.
///
/// A denial always wins over a permission, and nothing that is denied can be let pass by a comment.
public struct AuditPolicy: Sendable, Hashable {
    /// Rules and names whose findings are left out.
    public var allow: [AuditSelector] = []
    /// Rules whose findings are errors, and names whose use is one (`BH004`).
    public var deny: [AuditSelector] = []
    /// Absolute paths below which files may be used; relative paths may always be used unless they climb with `..`.
    public var roots: [String] = []
    /// Severities other than the rules' own, by id.
    public var severities: [String: AuditSeverity] = [:]
    /// From which severity on an audit fails.
    public var threshold: AuditThreshold = .warning
    /// Whether comments (`# bulkhead: allow BH101 because …`) let findings pass. Turn this off for code whose author is
    /// not trusted.
    public var honoursComments = true
    /// What the interpreter can do, for the choice of a runtime.
    public var interpreter = InterpreterProfile()

    /// The rules' own severities, nothing allowed, nothing denied.
    public init() {}
}

/// A policy made ready for questions.
struct PolicyDecisions {
    let policy: AuditPolicy
    private let allowedRules: Set<String>
    private let deniedRules: Set<String>
    private let allowedNames: [NamePattern]
    private let deniedNames: [NamePattern]

    init(_ policy: AuditPolicy) {
        self.policy = policy
        (allowedRules, allowedNames) = Self.split(policy.allow)
        (deniedRules, deniedNames) = Self.split(policy.deny)
    }

    private static func split(_ selectors: [AuditSelector]) -> (Set<String>, [NamePattern]) {
        var rules: Set<String> = []
        var names: [NamePattern] = []
        for selector in selectors {
            switch selector {
            case .rule(let id): rules.insert(id)
            case .names(let pattern): names.append(NamePattern(pattern))
            }
        }
        return (rules, names)
    }

    var deniesNames: Bool { !deniedNames.isEmpty }

    func denies(_ name: String) -> Bool { deniedNames.contains { $0.matches(name) } }

    func denies(_ rule: RuleKind) -> Bool { rule == .deniedName || deniedRules.contains(rule.rawValue) }

    /// How much a finding weighs; nil if it is to be left out.
    func severity(of rule: RuleKind, subject: String?) -> AuditSeverity? {
        if denies(rule) { return .error }
        if allowedRules.contains(rule.rawValue) { return nil }
        if let subject, allowedNames.contains(where: { $0.matches(subject) }) { return nil }
        return policy.severities[rule.rawValue] ?? rule.rule.severity
    }
}
