import PythonSyntax

/// Looks for dangerous constructs in Python source without running it.
///
/// An audit reads what a person would read in the source, aliases and names put together from pieces included. It is
/// no boundary: run what it lets pass in a sandbox all the same.
public enum PythonAudit {
    /// The most bytes of source that are looked at.
    public static let sizeLimit = 4 << 20

    /// Everything that the rules say about a source text.
    ///
    /// No input makes this crash or run away: time and memory are bounded, and what is not followed is a finding.
    public static func audit(
        source: [UInt8], filename: String = "<string>", policy: AuditPolicy = AuditPolicy()
    ) -> AuditReport {
        LargeStack.run { analyse(source, filename, policy) } ?? refused(filename, policy)
    }

    private static func analyse(_ source: [UInt8], _ filename: String, _ policy: AuditPolicy) -> AuditReport {
        let decisions = PolicyDecisions(policy)
        let analyzer = Analyzer(decisions)
        var limits = SyntaxLimits()
        limits.maximumSourceBytes = sizeLimit
        limits.maximumTokens = 1_000_000
        let lines = SourceLines(source.count <= sizeLimit ? source : [])
        do throws(PythonSyntaxError) {
            analyzer.analyse(try parse(source, filename, lines, limits, analyzer))
        } catch {
            analyzer.report(
                .syntaxError, error.range, "\(error.kind.exceptionName): \(error.message)",
                subject: error.kind.exceptionName)
            analyzer.need(.syntax, error.message, error.range)
        }
        let findings = suppressed(analyzer, lines, policy)
        let reasons = analyzer.reasons.sorted { $0.range.start < $1.range.start }
        return AuditReport(
            filename: filename, findings: findings,
            requiredRuntime: reasons.isEmpty ? .interpreter : .jail(reasons: reasons), threshold: policy.threshold)
    }

    /// The tree, without the lines that only a notebook understands.
    private static func parse(
        _ source: [UInt8], _ filename: String, _ lines: SourceLines, _ limits: SyntaxLimits, _ analyzer: Analyzer
    ) throws(PythonSyntaxError) -> Module {
        do throws(PythonSyntaxError) {
            return try PythonParser.parse(source, filename: filename, limits: limits)
        } catch {
            guard ShellLines.isOne(lines.line(Int(error.range.start.line))) else { throw error }
            let (rest, numbers) = ShellLines.removed(from: source, lines)
            for number in numbers {
                let line = lines.line(number)
                let start = Int32(clamping: line.prefix { $0 == 32 || $0 == 9 }.count)
                let row = Int32(clamping: number)
                let range = SourceRange(
                    start: SourcePosition(line: row, column: start),
                    end: SourcePosition(line: row, column: Int32(clamping: line.count)))
                let text = String(decoding: line.dropFirst(Int(start)), as: UTF8.self)
                analyzer.report(
                    .shellLine, range, "The line \(Analyzer.quoted(text)) is a command and not Python", subject: nil)
                if let what = Destruction.found(in: String(text.dropFirst())) {
                    analyzer.report(.destructiveCommand, range, "The line is a command that \(what)", subject: nil)
                }
            }
            return try PythonParser.parse(rest, filename: filename, limits: limits)
        }
    }

    /// The findings in the order of the source, with what comments let pass marked.
    private static func suppressed(_ analyzer: Analyzer, _ lines: SourceLines, _ policy: AuditPolicy) -> [AuditFinding]
    {
        let suppressions = Suppressions(lines)
        if policy.honoursComments {
            for comment in suppressions.unexplained.prefix(100) {
                let place = SourcePosition(line: Int32(clamping: comment.line), column: Int32(clamping: comment.column))
                analyzer.report(
                    .unexplainedSuppression, SourceRange(start: place, end: place),
                    "The comment has no effect: \(RuleKind.unexplainedSuppression.rule.clause)")
            }
        }
        var findings = analyzer.findings
        if policy.honoursComments {
            for index in findings.indices {
                guard let kind = RuleKind(rawValue: findings[index].rule.id), !analyzer.decisions.denies(kind) else {
                    continue
                }
                findings[index].suppression = suppressions.reason(for: kind.rawValue, at: findings[index].range)
            }
        }
        return findings.enumerated().sorted {
            ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
        }.map(\.element)
    }

    private static func refused(_ filename: String, _ policy: AuditPolicy) -> AuditReport {
        let start = SourcePosition(line: 1, column: 0)
        let range = SourceRange(start: start, end: start)
        let message = "The source was not looked at: the system has no thread left"
        return AuditReport(
            filename: filename,
            findings: [
                AuditFinding(
                    rule: RuleKind.analysisLimit.rule, severity: .error, range: range, message: message)
            ],
            requiredRuntime: .jail(reasons: [RuntimeReason(kind: .syntax, subject: message, range: range)]),
            threshold: policy.threshold)
    }
}
