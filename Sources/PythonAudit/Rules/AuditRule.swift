/// A rule: what it looks for, why, and what to do instead.
public struct AuditRule: Sendable, Hashable {
    /// Its id, which never changes its meaning: `BH101`.
    public let id: String
    /// Its name: `process-execution`.
    public let name: String
    /// How much its findings weigh unless a policy says otherwise.
    public let severity: AuditSeverity
    /// What it looks for.
    public let summary: String
    /// Why that matters.
    public let explanation: String
    /// What to do instead.
    public let fix: String

    /// All rules, in the order of their ids.
    public static let all: [AuditRule] = RuleKind.allCases.map(\.rule)

    /// The rule with an id or a name.
    public static func named(_ text: String) -> AuditRule? { index[text] }

    private static let index: [String: AuditRule] = {
        var index: [String: AuditRule] = [:]
        for rule in all {
            index[rule.id] = rule
            index[rule.name] = rule
        }
        return index
    }()

    init(_ kind: RuleKind, _ name: String, _ severity: AuditSeverity, _ summary: String, _ why: String, _ fix: String) {
        id = kind.rawValue
        self.name = name
        self.severity = severity
        self.summary = summary
        explanation = why
        self.fix = fix
    }
}

extension RuleKind {
    /// What is known about it.
    var rule: AuditRule {
        switch self {
        case .syntaxError, .analysisLimit, .unexplainedSuppression, .deniedName: generalRule
        case .processExecution, .shellCommand, .processCreation, .shellLine, .destructiveCommand: processRule
        case .fileDeletion, .recursiveDeletion, .absolutePath, .pathTraversal, .fileWrite, .openPermissions: fileRule
        case .networkUse, .networkListener: networkRule
        case .dynamicCode, .dynamicImport, .builtinsAccess, .computedAttribute, .computedModuleAttribute: dynamicRule
        case .introspectionChain, .formatWalk, .frameAccess, .runtimePatching, .moduleWalk: introspectionRule
        case .unsafeDeserialisation, .unsafeYAML, .environmentRead, .credentialFile, .credentialStore: dataRule
        case .builtName, .decodedCode, .encodedLiteral: obfuscationRule
        case .endlessLoop, .hugeComputation, .forkBomb, .endlessRecursion: resourceRule
        case .nativeCode, .privilegeChange, .signalUse, .systemLimits, .threadUse: systemRule
        }
    }
}
