import Glibc

/// The report of two runs, user 0's and an ordinary user's, as one table for people.
struct ReportTable {
    private let rows: [(root: [String], user: [String])]

    /// Reads what the runs left in the directory; nil until both are there.
    init?(directory: String) {
        guard let root = Self.rows(directory + "/root.tsv"), let user = Self.rows(directory + "/user.tsv") else {
            return nil
        }
        let others = Dictionary(user.map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
        rows = root.compactMap { row in others[row[0]].map { (row, $0) } }
    }

    var text: String {
        var notes: [String] = []
        func note(_ words: String) -> String {
            if let known = notes.firstIndex(of: words) { return "[\(known + 1)]" }
            notes.append(words)
            return "[\(notes.count)]"
        }
        func contained(_ words: String) -> String {
            words == "contained" ? "yes" : words == "–" ? "–" : "**no** " + note(words)
        }
        func shown(_ words: String) -> String {
            if words.hasPrefix("shown without ") { return String(words.dropFirst("shown ".count)) }
            if words.hasPrefix("shown outside: ") { return "outside " + note(String(words.dropFirst(15))) }
            if words.hasPrefix("not shown: ") { return "no " + note(String(words.dropFirst(11))) }
            return words
        }
        var lines: [String] = []
        for (root, user) in rows {
            let cells = [
                "`\(root[0])`", root[1], root[2], contained(root[3]), shown(root[4]), contained(user[3]),
                user[4] == root[4] ? "same" : shown(user[4]),
            ]
            lines.append("| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
        }
        let header = """
            # Containment: every attack and what became of it

            Written by the containment tests (`CONTAINMENT_REPORT=DIRECTORY`, once as user 0 and once as an ordinary
            user); `Tests/ContainmentTests/README.md` says how they work. *Contained*: in a sandbox with every guard.
            *Succeeds*: without which guards the same program was seen to get through. *Same*: as in the column for
            user 0. A dash: nothing to try for this caller.

            | attack | no. | what it tries | user 0: contained | succeeds | ordinary user: contained | succeeds |
            |---|---|---|---|---|---|---|

            """
        let list = notes.enumerated().map { "\($0.offset + 1). \($0.element)" }
        return header + lines.joined(separator: "\n") + "\n\n## Notes\n\n" + list.joined(separator: "\n") + "\n"
    }

    private static func rows(_ path: String) -> [[String]]? {
        let rows = HostFiles.text(path)?.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        return rows.map { $0.filter { $0.count == 5 } }
    }
}
