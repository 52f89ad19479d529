/// A report with the source that it is about, for output that shows or measures it.
public struct AuditedSource: Sendable {
    /// What was found.
    public let report: AuditReport
    /// The source.
    public let source: [UInt8]

    /// From all its parts.
    public init(report: AuditReport, source: [UInt8]) {
        self.report = report
        self.source = source
    }
}

/// The forms in which reports are written.
public enum AuditOutput {
    /// Findings for people, with excerpts of the source and what to do.
    public static func text(_ sources: [AuditedSource], usesColour: Bool = false) -> String {
        var writer = TextReport(usesColour: usesColour)
        for source in sources { writer.write(source) }
        return writer.text
    }

    /// Everything as JSON.
    public static func json(_ sources: [AuditedSource]) -> String {
        JSONReport.value(sources).written() + "\n"
    }

    /// Findings as SARIF 2.1.0, for services that show them beside the source.
    public static func sarif(_ sources: [AuditedSource], toolVersion: String? = nil) -> String {
        SARIFReport.value(sources, toolVersion: toolVersion).written() + "\n"
    }
}
