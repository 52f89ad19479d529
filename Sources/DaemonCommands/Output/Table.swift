import BulkheadCommands
import Foundation
import NativeService

/// Rows under headings, for people.
struct Table {
    /// One column.
    struct Column {
        var title: String
        var isNumber = false
        /// Whether it is shown only where there is room.
        var isWide = false
    }

    /// One cell. Its text may come from anybody.
    struct Cell {
        var text: String
        var colour: Int?

        init(_ text: String, colour: Int? = nil) {
            self.text = TerminalFilter.name(Array(text.utf8))
            self.colour = colour
        }
    }

    var columns: [Column]
    var rows: [[Cell]] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: Cell...) { rows.append(cells) }

    /// The table as lines.
    func text(isWide: Bool, isColoured: Bool) -> String {
        let shown = columns.indices.filter { isWide || !columns[$0].isWide }
        let widths = shown.map { index in
            rows.reduce(columns[index].title.count) { max($0, $1[index].text.count) }
        }
        var lines = [line(shown.map { Cell(columns[$0].title) }, shown, widths, isColoured: false)]
        lines += rows.map { row in line(shown.map { row[$0] }, shown, widths, isColoured: isColoured) }
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [Cell], _ shown: [Int], _ widths: [Int], isColoured: Bool) -> String {
        var line = ""
        for (place, cell) in cells.enumerated() {
            if place > 0 { line += "  " }
            let space = String(repeating: " ", count: widths[place] - cell.text.count)
            var text = cell.text
            if isColoured, let colour = cell.colour { text = "\u{1B}[\(colour)m\(text)\u{1B}[0m" }
            line += columns[shown[place]].isNumber ? space + text : text + space
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}

/// Values as people read them.
enum Shown {
    /// A time span in its largest unit: `42s`, `7m`, `3h`, `12d`.
    static func span(_ seconds: Double) -> String {
        // What comes over the network may be any number.
        let whole = Int(max(0, min(seconds, 1e12)))
        return switch whole {
        case ..<120: "\(whole)s"
        case ..<7200: "\(whole / 60)m"
        case ..<172_800: "\(whole / 3600)h"
        default: "\(whole / 86400)d"
        }
    }

    /// How long ago.
    static func age(_ date: Date, now: Date = Date()) -> String { span(now.timeIntervalSince(date)) }

    /// Bytes with one unit: `512M`, `1.5G`.
    static func bytes(_ count: UInt64) -> String {
        var value = Double(count)
        for unit in ["B", "K", "M", "G", "T"] {
            if value < 1000 || unit == "T" {
                return unit == "B" || value >= 10
                    ? "\(Int(value.rounded()))\(unit)" : "\((value * 10).rounded() / 10)\(unit)"
            }
            value /= 1024
        }
        return "\(count)"
    }

    /// A number with one digit behind the point.
    static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    /// A time of the day for lists of what happens.
    static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
