import PythonSyntax

/// Findings for people.
struct TextReport {
    /// How much of a line is shown; what is before and behind is left out.
    static let widest = 120

    let usesColour: Bool
    private(set) var text = ""

    init(usesColour: Bool) { self.usesColour = usesColour }

    mutating func write(_ source: AuditedSource) {
        let lines = SourceLines(source.source.count <= PythonAudit.sizeLimit ? source.source : [])
        for finding in source.report.findings { write(finding, source.report.filename, lines) }
    }

    private mutating func write(_ finding: AuditFinding, _ filename: String, _ lines: SourceLines) {
        let line = Int(finding.range.start.line)
        let column = lines.column(finding.range.start)
        let severity = finding.isSuppressed ? "suppressed" : finding.severity.rawValue
        text += "\(Self.plain(filename)):\(line):\(column): "
        text += coloured("\(severity)[\(finding.rule.id)]", finding) + " \(finding.rule.name)\n"
        text += "  \(Self.plain(finding.message))\n"
        excerpt(finding, lines)
        if let reason = finding.suppression {
            text += "  = allowed: \(Self.plain(reason))\n\n"
        } else {
            text += "  = why: \(finding.rule.explanation)\n  = fix: \(finding.rule.fix)\n\n"
        }
    }

    private mutating func excerpt(_ finding: AuditFinding, _ lines: SourceLines) {
        let line = lines.line(Int(finding.range.start.line))
        guard !line.isEmpty else { return }
        let bytes = Array(line)
        let start = min(max(0, Int(finding.range.start.column)), bytes.count)
        let isOneLine = finding.range.end.line == finding.range.start.line
        let end = isOneLine ? min(max(start, Int(finding.range.end.column)), bytes.count) : bytes.count
        // The window moves only when the place would be outside of it.
        let first = start > Self.widest - 20 ? max(0, start - 20) : 0
        let before = Self.shown(bytes[first..<start])
        let marked = Self.shown(bytes[start..<min(end, first + Self.widest)].prefix(Self.widest))
        let after = Self.shown(bytes[end...].prefix(max(0, first + Self.widest - end)))
        let number = String(finding.range.start.line)
        let margin = String(repeating: " ", count: number.utf8.count)
        text += " \(number) | \(first > 0 ? "…" : "")\(before)\(marked)\(after)\n"
        text += " \(margin) | " + String(repeating: " ", count: before.count + (first > 0 ? 1 : 0))
        text += coloured(String(repeating: "^", count: max(1, marked.count)), finding) + "\n"
    }

    /// Source as a terminal may be given it: every character one column wide at least, none that is obeyed.
    private static func shown(_ bytes: ArraySlice<UInt8>) -> String { plain(String(decoding: bytes, as: UTF8.self)) }

    private static func plain(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: shown += " "
            case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: shown += "\u{FFFD}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    private func coloured(_ text: String, _ finding: AuditFinding) -> String {
        guard usesColour else { return text }
        let code =
            switch finding.severity {
            case _ where finding.isSuppressed: "2"
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "1;36"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
