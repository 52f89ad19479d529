import PythonSyntax

/// Comments that let findings pass: `# bulkhead: allow BH101, BH205 because …`.
struct Suppressions {
    /// Such a comment.
    struct Comment {
        var rules: [String]
        var reason: String
        var line: Int
        var column: Int
    }

    /// Comments without a rule or reason, which have no effect.
    private(set) var unexplained: [Comment] = []
    private var byLine: [Int: [Comment]] = [:]

    private static let mark = Array("bulkhead:".utf8)

    init(_ lines: SourceLines) {
        for number in 1...lines.count {
            let line = lines.line(number)
            guard line.count < 4096, let hash = Self.comment(in: line) else { continue }
            let words = String(decoding: line[hash...].dropFirst(), as: UTF8.self).split {
                $0 == " " || $0 == "\t" || $0 == ","
            }
            guard words.count > 1, words[0] == "bulkhead:", words[1] == "allow" else { continue }
            var rules: [String] = []
            var rest = words[2...]
            while let word = rest.first, let rule = AuditRule.named(String(word)) {
                rules.append(rule.id)
                rest.removeFirst()
            }
            if let word = rest.first, ["because", "--", "-", ":", "—"].contains(word) { rest.removeFirst() }
            let comment = Comment(
                rules: rules, reason: rest.joined(separator: " "), line: number, column: hash - line.startIndex)
            guard !rules.isEmpty, !comment.reason.isEmpty else {
                unexplained.append(comment)
                continue
            }
            // A comment on a line of its own is about the next line.
            let isAlone = line[..<hash].allSatisfy { $0 == 32 || $0 == 9 }
            byLine[isAlone ? number + 1 : number, default: []].append(comment)
        }
    }

    /// Where the last comment of a line with the mark begins. A text that holds the mark looks like one, which a
    /// reader of the line would see as well.
    private static func comment(in line: ArraySlice<UInt8>) -> Int? {
        guard var index = line.lastIndex(of: UInt8(ascii: "#")) else { return nil }
        while true {
            let text = line[(index + 1)...].drop { $0 == 32 || $0 == 9 }
            if text.starts(with: mark) { return index }
            guard let earlier = line[..<index].lastIndex(of: UInt8(ascii: "#")) else { return nil }
            index = earlier
        }
    }

    var isEmpty: Bool { byLine.isEmpty && unexplained.isEmpty }

    /// The reason why a finding passes, if it does.
    func reason(for rule: String, at range: SourceRange) -> String? {
        for line in Set([Int(range.start.line), Int(range.end.line)]).sorted() {
            for comment in byLine[line] ?? [] where comment.rules.contains(rule) { return comment.reason }
        }
        return nil
    }
}
