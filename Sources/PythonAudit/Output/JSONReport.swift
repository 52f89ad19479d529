import PythonSyntax

/// Reports as JSON of our own form. Lines and columns count from 1, columns in characters.
enum JSONReport {
    static func value(_ sources: [AuditedSource]) -> JSONText {
        .object([
            ("version", .integer(1)),
            ("files", .array(sources.map { file($0) })),
            (
                "summary",
                .object(
                    AuditSeverity.allCases.reversed().map { severity in
                        (severity.rawValue, .integer(sources.reduce(0) { $0 + $1.report.count(of: severity) }))
                    } + [
                        (
                            "suppressed",
                            .integer(sources.reduce(0) { $0 + $1.report.findings.count { $0.isSuppressed } })
                        ),
                        ("failed", .boolean(sources.contains { $0.report.hasFailed })),
                    ])
            ),
        ])
    }

    private static func file(_ source: AuditedSource) -> JSONText {
        let lines = SourceLines(source.source.count <= PythonAudit.sizeLimit ? source.source : [])
        let report = source.report
        return .object([
            ("file", .string(report.filename)),
            ("failed", .boolean(report.hasFailed)),
            ("findings", .array(report.findings.map { finding($0, lines) })),
            (
                "runtime",
                .object([
                    ("required", .string(report.requiredRuntime == .interpreter ? "interpreter" : "jail")),
                    (
                        "reasons",
                        .array(
                            report.requiredRuntime.reasons.map { reason in
                                .object([
                                    ("kind", .string(reason.kind.rawValue)), ("subject", .string(reason.subject)),
                                    ("description", .string(reason.description)), ("range", range(reason.range, lines)),
                                ])
                            })
                    ),
                ])
            ),
        ])
    }

    private static func finding(_ finding: AuditFinding, _ lines: SourceLines) -> JSONText {
        .object([
            ("rule", .string(finding.rule.id)), ("name", .string(finding.rule.name)),
            ("severity", .string(finding.severity.rawValue)), ("range", range(finding.range, lines)),
            ("message", .string(finding.message)), ("explanation", .string(finding.rule.explanation)),
            ("fix", .string(finding.rule.fix)), ("subject", .text(finding.subject)),
            ("suppression", .text(finding.suppression)),
        ])
    }

    private static func range(_ range: SourceRange, _ lines: SourceLines) -> JSONText {
        .object([
            ("startLine", .integer(Int(range.start.line))), ("startColumn", .integer(lines.column(range.start))),
            ("endLine", .integer(Int(range.end.line))), ("endColumn", .integer(lines.column(range.end))),
        ])
    }
}
