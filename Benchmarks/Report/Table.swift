/// A table of results, for a terminal and for a document.
struct Table: Sendable {
    var title: String
    var columns: [String]
    var rows: [[String]] = []
    var notes: [String] = []

    init(_ title: String, columns: [String]) {
        self.title = title
        self.columns = columns
    }

    /// Padded columns; the first is a name, the others are numbers.
    var text: String {
        let widths = columns.indices.map { column in
            ([columns] + rows).filter { column == 0 || $0.count == columns.count }.map { $0[column].count }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            cells.enumerated().map { column, cell in
                // A reason takes the rest of the line.
                if column > 0, cells.count < columns.count { return cell }
                let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
                return column == 0 ? cell + padding : padding + cell
            }.joined(separator: "  ")
        }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
        let body = ([title, rule, line(columns), rule] + rows.map(line)).joined(separator: "\n")
        return ([body] + notes.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }

    /// A Markdown table.
    var markdown: String {
        func line(_ cells: [String]) -> String {
            let missing = Array(repeating: "", count: max(0, columns.count - cells.count))
            return "| " + (cells + missing).joined(separator: " | ") + " |"
        }
        let rule = "|---|" + String(repeating: "---:|", count: columns.count - 1)
        var lines = ["### \(title)", "", line(columns), rule] + rows.map(line)
        if !notes.isEmpty { lines += [""] + notes.map { "- \($0)" } }
        return lines.joined(separator: "\n") + "\n"
    }
}
