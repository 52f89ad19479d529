import PythonSyntax

/// Walks a tree once, in the order in which it runs, and keeps what is known about names.
///
/// A class because the walk recurses through many functions that all change the same state.
final class Analyzer {
    static let mostFindings = 5000
    static let mostReasons = 200
    static let deepestCode = 3

    let decisions: PolicyDecisions
    var policy: AuditPolicy { decisions.policy }
    private(set) var findings: [AuditFinding] = []
    private(set) var reasons: [RuntimeReason] = []
    private var seenFindings: Set<FindingKey> = []
    private var seenReasons: Set<String> = []
    private(set) var isCutShort = false

    var scopes = [Scope(kind: .module, parent: nil)]
    /// The innermost scope.
    var scope = 0
    /// Modules of which everything was imported.
    var stars: [String] = []
    var functions: [PendingFunction] = []
    var code: [PendingCode] = []
    var loops: [LoopFrame] = []
    var function: FunctionFrame?
    var folding = TextFolding(budget: FoldBudget())
    /// Above 0, values are computed a second time and nothing is reported.
    var quiet = 0
    /// Where everything is reported while code in a text is looked at.
    var place: SourceRange?
    var codeDepth = 0

    private struct FindingKey: Hashable {
        var rule: RuleKind
        var start: SourcePosition
        var end: SourcePosition
        var subject: String?
    }

    init(_ decisions: PolicyDecisions) { self.decisions = decisions }

    /// Looks at a module, then at the functions in it and at code in texts.
    func analyse(_ module: Module) {
        visit(module.body)
        visitFunctions()
        var next = 0
        while next < code.count {
            analyse(code[next])
            next += 1
        }
        if folding.budget.isSpent || isCutShort {
            let start = SourcePosition(line: 1, column: 0)
            add(
                .analysisLimit, SourceRange(start: start, end: start),
                "The source was not followed to its end: it asks for too much computation or has too many findings")
        }
    }

    private func visitFunctions() {
        var next = 0
        while next < functions.count {
            let pending = functions[next]
            next += 1
            visit(pending)
        }
        functions = []
    }

    private func analyse(_ pending: PendingCode) {
        var limits = SyntaxLimits()
        limits.maximumDepth = 60
        limits.maximumTreeHeight = 200
        limits.maximumElifChain = 100
        place = pending.range
        codeDepth = pending.depth
        scope = 0
        guard let module = try? PythonParser.parse(Array(pending.text.utf8), limits: limits) else { return }
        visit(module.body)
        visitFunctions()
    }

    /// Code in a text that is known, to be looked at later.
    func postpone(_ text: String, at range: SourceRange) {
        guard quiet == 0, codeDepth < Self.deepestCode, code.count < 1000 else { return }
        code.append(PendingCode(text: text, range: place ?? range, depth: codeDepth + 1))
    }

    // MARK: Reports

    /// Reports something, unless the policy lets it pass.
    func report(_ rule: RuleKind, _ range: SourceRange, _ message: String, subject: String? = nil) {
        guard quiet == 0 else { return }
        need(rule, subject ?? rule.rule.name, range)
        guard findings.count < Self.mostFindings else {
            isCutShort = true
            return
        }
        add(rule, range, message, subject: subject)
    }

    private func add(_ rule: RuleKind, _ range: SourceRange, _ message: String, subject: String? = nil) {
        let range = place ?? range
        guard let severity = decisions.severity(of: rule, subject: subject) else { return }
        let key = FindingKey(rule: rule, start: range.start, end: range.end, subject: subject)
        guard seenFindings.insert(key).inserted else { return }
        let prefix = place == nil ? "" : "In code that is run from a text: "
        findings.append(
            AuditFinding(
                rule: rule.rule, severity: severity, range: range, message: prefix + message, subject: subject))
    }

    /// Notes what the interpreter lacks.
    func need(_ kind: RuntimeReason.Kind, _ subject: String, _ range: SourceRange) {
        guard quiet == 0, reasons.count < Self.mostReasons else { return }
        guard seenReasons.insert("\(kind.rawValue) \(subject)").inserted else { return }
        reasons.append(RuntimeReason(kind: kind, subject: subject, range: place ?? range))
    }

    private func need(_ rule: RuleKind, _ subject: String, _ range: SourceRange) {
        switch rule {
        case .processExecution, .processCreation, .shellLine, .signalUse, .privilegeChange:
            need(.process, subject, range)
        case .networkUse, .networkListener: need(.network, subject, range)
        case .nativeCode: need(.native, subject, range)
        case .threadUse: need(.thread, subject, range)
        case .fileDeletion, .recursiveDeletion, .fileWrite, .openPermissions:
            if !policy.interpreter.grantsFiles { need(.file, subject, range) }
        default: break
        }
    }
}
