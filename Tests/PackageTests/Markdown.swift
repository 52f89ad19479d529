/// The parts of a Markdown document that can be true or false.
struct Markdown {
    /// A fenced block of code.
    struct Block: Equatable {
        var language: String
        var lines: [String]
    }

    /// Levels and texts of the headings.
    private(set) var headings: [(level: Int, text: String)] = []
    private(set) var blocks: [Block] = []
    /// Rows of each table, headers and rules too.
    private(set) var tables: [Int] = []
    /// Targets of links.
    private(set) var links: [String] = []
    /// Code within lines.
    private(set) var spans: [String] = []

    init(_ text: String) {
        var isInBlock = false
        var isInTable = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                if !isInBlock { blocks.append(Block(language: String(line.dropFirst(3)), lines: [])) }
                isInBlock.toggle()
                continue
            }
            if isInBlock {
                blocks[blocks.count - 1].lines.append(line)
                continue
            }
            if line.hasPrefix("#") {
                let level = line.prefix { $0 == "#" }.count
                headings.append((level, String(line.dropFirst(level + 1))))
            }
            if line.hasPrefix("|") {
                if isInTable { tables[tables.count - 1] += 1 } else { tables.append(1) }
            }
            isInTable = line.hasPrefix("|")
            readLine(line)
        }
    }

    private mutating func readLine(_ line: String) {
        let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() where index % 2 == 1 { spans.append(String(piece)) }
        var rest = line[...]
        while let mark = rest.firstRange(of: "](") {
            let target = rest[mark.upperBound...].prefix { $0 != ")" }
            links.append(String(target))
            rest = rest[target.endIndex...]
        }
    }

    /// Everything in it that a person may type: spans, and lines of blocks without prompt and comment.
    var commands: [String] {
        spans
            + blocks.flatMap { block -> [String] in
                switch block.language {
                case "sh": block.lines.map(Self.withoutComment)
                case "console": block.lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
                default: []
                }
            }
    }

    private static func withoutComment(_ line: String) -> String {
        var words = line.prefix(upTo: line.firstRange(of: "#")?.lowerBound ?? line.endIndex)
        while words.last == " " { words.removeLast() }
        return String(words)
    }
}
