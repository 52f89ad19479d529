/// Draws a text of several lines behind its prompts, as bytes for a terminal.
struct PromptView {
    private static let prompts = (first: ">>> ", next: "... ")
    /// In which row of the drawing the cursor stands.
    private var row = 0

    /// The bytes that put the text and the cursor in place of what was drawn before.
    mutating func draw(_ text: [Character], cursor: Int, columns: Int) -> [UInt8] {
        let columns = max(8, columns)
        var shown = "\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + "\u{1B}[J"
        var rows = 0
        var target = (row: 0, column: 0)
        var start = 0
        var isFirst = true
        while true {
            let end = text[start...].firstIndex(of: "\n") ?? text.count
            let prompt = isFirst ? Self.prompts.first : Self.prompts.next
            let line = text[start..<end]
            if !isFirst { shown += "\r\n" }
            shown += prompt + String(line)
            if (start...end).contains(cursor) {
                let before = prompt.count + Self.width(text[start..<cursor])
                target = (rows + before / columns, before % columns)
            }
            let width = prompt.count + Self.width(line)
            if end == text.count {
                // A full last row leaves the cursor at its end; one more makes its place certain.
                if width % columns == 0 { shown += " \r\u{1B}[K" }
                rows += width / columns
                break
            }
            rows += max(1, (width + columns - 1) / columns)
            start = end + 1
            isFirst = false
        }
        if rows > target.row { shown += "\u{1B}[\(rows - target.row)A" }
        shown += "\r" + (target.column > 0 ? "\u{1B}[\(target.column)C" : "")
        row = target.row
        return Array(shown.utf8)
    }

    /// The bytes that leave the drawing as it is and begin a new line below it.
    mutating func leave(_ text: [Character], columns: Int) -> [UInt8] {
        let shown = draw(text, cursor: text.count, columns: columns)
        row = 0
        return shown + Array("\r\n".utf8)
    }

    /// The bytes that clear the screen.
    mutating func clear() -> [UInt8] {
        row = 0
        return Array("\u{1B}[H\u{1B}[2J".utf8)
    }

    static func width(_ characters: ArraySlice<Character>) -> Int {
        characters.reduce(0) { $0 + width($1) }
    }

    /// Columns that a character takes: two for those of East Asia and for most pictures.
    private static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
