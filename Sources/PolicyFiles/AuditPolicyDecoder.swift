import PythonAudit
import Sandboxing
import Yams

/// Reads a policy for audits out of a tree of nodes. A value that cannot be read leaves the default and a problem.
struct AuditPolicyDecoder {
    var reader: NodeReader
    /// Where relative roots start.
    let directory: String

    static let keys = ["version", "allow", "deny", "roots", "severities", "fail-on", "comments", "interpreter"]

    private enum Comments: String, CaseIterable { case honour, ignore }
    private enum Truth: String, CaseIterable { case `true`, `false` }

    mutating func decode(_ node: Node) -> AuditPolicy {
        var policy = AuditPolicy()
        let values = reader.mapping(node, "", keys: Self.keys)
        decodeVersion(values["version"], of: node)
        if let node = values["allow"] { policy.allow = decodeSelectors(node, "allow") }
        if let node = values["deny"] { policy.deny = decodeSelectors(node, "deny") }
        if let node = values["roots"] {
            policy.roots = decodeTexts(node, "roots", "write a list of paths, for example [/data]")
                .map { HostPath.absolute($0, in: directory) }
        }
        if let node = values["severities"] { policy.severities = decodeSeverities(node) }
        if let node = values["fail-on"], let threshold: AuditThreshold = reader.word(node, "fail-on") {
            policy.threshold = threshold
        }
        if let node = values["comments"], let comments: Comments = reader.word(node, "comments") {
            policy.honoursComments = comments == .honour
        }
        if let node = values["interpreter"] { policy.interpreter = decodeInterpreter(node) }
        return policy
    }

    private mutating func decodeVersion(_ version: Node?, of root: Node) {
        guard let version else {
            if case .mapping = root { reader.report(root, "the version is missing", "begin with 'version: 1'") }
            return
        }
        if let text = reader.text(version, "version", remedy: "write 'version: 1'"), text != "1" {
            reader.report(
                version, "version \(text.quotedForMessage) is not known to this build",
                "write 'version: 1' or a newer bulkhead")
        }
    }

    private mutating func decodeSelectors(_ node: Node, _ field: String) -> [AuditSelector] {
        let remedy = "write a list of rules and names, for example [BH205, os.path.*]"
        return reader.sequence(node, field, remedy: remedy).compactMap { element in
            reader.value(element, field, remedy: remedy) { text throws(UnreadableValue) in
                guard let selector = AuditSelector(text) else {
                    let suggestion = Spelling.suggestion(for: text, among: AuditRule.all.map(\.name))
                    throw UnreadableValue(
                        problem: "\(text.quotedForMessage) is neither a rule nor a name of Python",
                        remedy: suggestion ?? "see the rules with 'bulkhead audit --list-rules'")
                }
                return selector
            }
        }
    }

    private mutating func decodeTexts(_ node: Node, _ field: String, _ remedy: String) -> [String] {
        reader.sequence(node, field, remedy: remedy).compactMap { element in
            reader.value(element, field, remedy: remedy) { text throws(UnreadableValue) in
                guard !text.isEmpty else { throw UnreadableValue(problem: "the text is empty", remedy: remedy) }
                return text
            }
        }
    }

    private mutating func decodeSeverities(_ node: Node) -> [String: AuditSeverity] {
        var severities: [String: AuditSeverity] = [:]
        for (key, value) in reader.pairs(node, "severities") {
            guard let rule = AuditRule.named(key.string) else {
                reader.report(
                    key.node, "severities: \(key.string.quotedForMessage) is not a rule",
                    Spelling.suggestion(for: key.string, among: AuditRule.all.map(\.name))
                        ?? "see the rules with 'bulkhead audit --list-rules'")
                continue
            }
            if severities[rule.id] != nil {
                reader.report(
                    key.node, "severities: \(key.string.quotedForMessage) is given more than once", "keep one of them")
            }
            if let severity: AuditSeverity = reader.word(value, "severities.\(key.string)") {
                severities[rule.id] = severity
            }
        }
        return severities
    }

    private mutating func decodeInterpreter(_ node: Node) -> InterpreterProfile {
        var profile = InterpreterProfile()
        let values = reader.mapping(node, "interpreter", keys: ["modules", "files", "input"])
        if let node = values["modules"] {
            profile.modules = Set(
                decodeTexts(node, "interpreter.modules", "write a list of modules, for example [math, json]"))
        }
        if let node = values["files"], let truth: Truth = reader.word(node, "interpreter.files") {
            profile.grantsFiles = truth == .true
        }
        if let node = values["input"], let truth: Truth = reader.word(node, "interpreter.input") {
            profile.grantsInput = truth == .true
        }
        return profile
    }
}
