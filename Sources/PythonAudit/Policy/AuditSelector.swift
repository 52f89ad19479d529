/// What an entry of an allow or deny list stands for: a rule, or names of Python.
public enum AuditSelector: Sendable, Hashable {
    /// A rule, by its id.
    case rule(String)
    /// Dotted names, with `*` for any characters.
    case names(String)

    /// Reads `BH101`, `process-execution` or `os.path.*`; nil if it is none of them.
    public init?(_ text: String) {
        if let rule = AuditRule.named(text) {
            self = .rule(rule.id)
            return
        }
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x2A, 0x80...: true
            case 0x28, 0x29: true
            default: false
            }
        }
        guard isName, !text.isEmpty, text.utf8.count <= 256, !Self.looksLikeRule(text) else { return nil }
        self = .names(text)
    }

    private static func looksLikeRule(_ text: String) -> Bool {
        text.utf8.starts(with: "BH".utf8) && text.utf8.count > 2 && text.utf8.dropFirst(2).allSatisfy { 48...57 ~= $0 }
    }
}
