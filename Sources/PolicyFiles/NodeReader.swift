import Sandboxing
import Yams

/// Walks a tree of nodes and collects everything that is wrong with it.
struct NodeReader {
    private(set) var problems: [PolicyProblem] = []
    /// Where each field stands, for problems that only the whole specification shows.
    private var places: [String: Place] = [:]
    /// Aliases let a small file describe a large tree; no policy has this many values.
    private var budget = 20_000
    private var overspent = false

    /// The place of a value in the file.
    struct Place {
        var line: Int
        var column: Int
    }

    mutating func report(_ node: Node?, _ problem: String, _ remedy: String) {
        problems.append(
            PolicyProblem(line: node?.mark?.line, column: node?.mark?.column, problem: problem, remedy: remedy))
    }

    /// Remembers where a field stands, and gives whether its value may be looked at.
    mutating func enter(_ field: String, _ node: Node) -> Bool {
        if let mark = node.mark { places[field] = Place(line: mark.line, column: mark.column) }
        guard budget > 0 else {
            if !overspent { report(node, "the file describes more values than any policy has", "write fewer") }
            overspent = true
            return false
        }
        budget -= 1
        guard Self.hasStandardTag(node) else {
            report(node, "\(field): tags (!name) have no meaning here", "remove the tag")
            return false
        }
        return true
    }

    /// Adds what is wrong with the specification as a whole, at the places of its fields.
    mutating func reportProblems(of specification: SandboxSpecification) {
        for found in specification.problems() {
            let place = places[found.field]
            problems.append(
                PolicyProblem(
                    line: place?.line, column: place?.column, problem: "\(found.field): \(found.problem)",
                    remedy: found.remedy))
        }
    }

    /// The values of a mapping with known keys.
    mutating func mapping(_ node: Node, _ field: String, keys: [String]) -> [String: Node] {
        let prefix = field.isEmpty ? "" : field + ": "
        var values: [String: Node] = [:]
        for (key, value) in pairs(node, field) {
            let name = key.string
            if !keys.contains(name) {
                report(
                    key.node, "\(prefix)unknown key \(name.quotedForMessage)",
                    Spelling.suggestion(for: name, among: keys) ?? "the keys are " + keys.joined(separator: ", "))
            } else if values.updateValue(value, forKey: name) != nil {
                report(
                    key.node, "\(prefix)the key \(name.quotedForMessage) is given more than once", "keep one of them")
            }
        }
        return values
    }

    /// The pairs of a mapping whose keys are texts.
    mutating func pairs(_ node: Node, _ field: String) -> [(key: (node: Node, string: String), value: Node)] {
        guard enter(field, node) else { return [] }
        guard case .mapping(let mapping) = node else {
            report(
                node, "\(field.isEmpty ? "the policy" : field) must be a mapping, not \(Self.kind(node))",
                "write keys with values, one on a line")
            return []
        }
        var pairs: [(key: (node: Node, string: String), value: Node)] = []
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key, Self.hasStandardTag(key) else {
                report(key, "\(field.isEmpty ? "the policy" : field): a key must be a text", "write a plain word")
                continue
            }
            pairs.append(((key, scalar.string), value))
        }
        return pairs
    }

    /// The elements of a sequence.
    mutating func sequence(_ node: Node, _ field: String, remedy: String) -> [Node] {
        guard enter(field, node) else { return [] }
        guard case .sequence(let sequence) = node else {
            report(node, "\(field) must be a list, not \(Self.kind(node))", remedy)
            return []
        }
        return Array(sequence)
    }

    /// A single value as it is written: `1.0` stays `1.0` and `yes` stays `yes`.
    mutating func text(_ node: Node, _ field: String, remedy: String) -> String? {
        guard enter(field, node) else { return nil }
        guard case .scalar(let scalar) = node else {
            report(node, "\(field) must be a single value, not \(Self.kind(node))", remedy)
            return nil
        }
        if scalar.style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
            report(node, "\(field) has no value", remedy)
            return nil
        }
        return scalar.string
    }

    /// A value that `read` understands.
    mutating func value<Value>(
        _ node: Node, _ field: String, remedy: String, _ read: (String) throws(UnreadableValue) -> Value
    ) -> Value? {
        guard let text = text(node, field, remedy: remedy) else { return nil }
        do {
            return try read(text)
        } catch {
            report(node, "\(field): \(error.problem)", error.remedy)
            return nil
        }
    }

    /// A value out of a few words.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ node: Node, _ field: String) -> Word? {
        let words = Word.allCases.map(\.rawValue)
        let remedy = "write " + words.joined(separator: " or ")
        return value(node, field, remedy: remedy) { text throws(UnreadableValue) in
            guard let word = Word(rawValue: text) else {
                throw UnreadableValue(problem: "\(text.quotedForMessage) is not a choice", remedy: remedy)
            }
            return word
        }
    }

    private static func kind(_ node: Node) -> String {
        switch node {
        case .scalar: "a single value"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    private static func hasStandardTag(_ node: Node) -> Bool {
        // The stored tag; asking the node for its tag would guess a type from the text.
        let tag =
            switch node {
            case .scalar(let scalar): scalar.tag
            case .mapping(let mapping): mapping.tag
            case .sequence(let sequence): sequence.tag
            case .alias(let alias): alias.tag
            }
        let standard = ["", "!", Tag.Name.str.rawValue, Tag.Name.map.rawValue, Tag.Name.seq.rawValue]
        return standard.contains(tag.rawValue)
    }
}
