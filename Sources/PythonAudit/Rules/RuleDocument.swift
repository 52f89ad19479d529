/// The reference of the rules, as docs/AUDIT.md has it.
package enum RuleDocument {
    /// The rules as Markdown: one table to look up, then one section for each.
    package static var markdown: String {
        var text = "## Rules\n\n| Id | Name | Severity | Looks for |\n|---|---|---|---|\n"
        for rule in AuditRule.all {
            text += "| `\(rule.id)` | `\(rule.name)` | \(rule.severity.rawValue) | \(escaped(rule.summary)) |\n"
        }
        for rule in AuditRule.all {
            text += "\n### \(rule.id) \(rule.name)\n\n"
            text += "\(rule.summary) \(rule.explanation)\n\n**Instead:** \(rule.fix)\n"
            let names = RuleNames.documented(rule.id)
            if !names.isEmpty {
                text += "\n**Names:** " + names.map { "`\($0)`" }.joined(separator: ", ") + "\n"
            }
        }
        return text
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
