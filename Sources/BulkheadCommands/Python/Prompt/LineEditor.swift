/// The text that a person is typing at a prompt, of one or several lines. Knows no terminal.
struct LineEditor {
    /// What a key led to.
    enum Step: Hashable {
        /// Nothing but a change of the text or the place in it.
        case editing
        /// The text is whole.
        case submitted(String)
        /// The text was given up.
        case interrupted
        /// The person wants to leave.
        case ended
        /// The screen is to be cleared.
        case clearScreen
    }

    private(set) var text: [Character] = []
    /// In front of which character the next one goes.
    private(set) var cursor = 0
    private var history: [String]
    private var place: Int
    private var draft: [Character] = []
    private var isPasting = false
    /// Whether a text needs no further line.
    private let isComplete: (String) -> Bool

    init(history: [String], isComplete: @escaping (String) -> Bool) {
        self.history = history
        place = history.count
        self.isComplete = isComplete
    }

    mutating func take(_ key: Key) -> Step {
        switch key {
        case .text(let scalar): insert(scalar)
        case .enter: return enter()
        case .tab: for _ in 0..<(4 - column % 4) { insert(" ") }
        case .backspace: backspace()
        case .delete: if cursor < text.count { text.remove(at: cursor) }
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(text.count, cursor + 1)
        case .up: moveLine(up: true)
        case .down: moveLine(up: false)
        case .home: cursor = lineStart
        case .end: cursor = lineEnd
        case .wordLeft: cursor = wordStart
        case .wordRight:
            while cursor < text.count, !Self.isWord(text[cursor]) { cursor += 1 }
            while cursor < text.count, Self.isWord(text[cursor]) { cursor += 1 }
        case .killToEnd: text.removeSubrange(cursor..<lineEnd)
        case .killToStart: remove(from: lineStart)
        case .killWord: remove(from: wordStart)
        case .interrupt: return .interrupted
        case .endOfInput:
            if text.isEmpty { return .ended }
            if cursor < text.count { text.remove(at: cursor) }
        case .clearScreen: return .clearScreen
        case .pasteBegin: isPasting = true
        case .pasteEnd: isPasting = false
        case .other: break
        }
        return .editing
    }

    // MARK: - Places

    private var lineStart: Int { (text[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }
    private var lineEnd: Int { text[cursor...].firstIndex(of: "\n") ?? text.count }
    private var column: Int { cursor - lineStart }

    private var wordStart: Int {
        var start = cursor
        while start > 0, !Self.isWord(text[start - 1]) { start -= 1 }
        while start > 0, Self.isWord(text[start - 1]) { start -= 1 }
        return start
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    // MARK: - Changes

    private mutating func insert(_ scalar: Unicode.Scalar) {
        // A mark joins the character before it.
        if cursor > 0, text[cursor - 1] != "\n" {
            let joined = String(text[cursor - 1]) + String(Character(scalar))
            if joined.count == 1 {
                text[cursor - 1] = Character(joined)
                return
            }
        }
        text.insert(Character(scalar), at: cursor)
        cursor += 1
    }

    private mutating func remove(from start: Int) {
        text.removeSubrange(start..<cursor)
        cursor = start
    }

    private mutating func backspace() {
        guard cursor > 0 else { return }
        // In an indentation, back to the last multiple of four.
        let indentation = text[lineStart..<cursor]
        if !indentation.isEmpty, indentation.allSatisfy({ $0 == " " }), lineStart > 0 {
            remove(from: lineStart + (indentation.count - 1) / 4 * 4)
        } else {
            remove(from: cursor - 1)
        }
    }

    private mutating func enter() -> Step {
        if isPasting {
            insert("\n")
            return .editing
        }
        let whole = String(text)
        // In the middle of several lines Enter makes another one.
        if cursor == text.count || !text.contains("\n"), isComplete(whole) {
            cursor = text.count
            return .submitted(whole)
        }
        let line = text[lineStart..<cursor]
        var indentation = line.prefix { $0 == " " || $0 == "\t" }.count
        if line.last(where: { $0 != " " }) == ":" { indentation += 4 }
        insert("\n")
        for _ in 0..<indentation { insert(" ") }
        return .editing
    }

    // MARK: - Lines and history

    private mutating func moveLine(up: Bool) {
        let column = column
        if up, lineStart > 0 {
            cursor = lineStart - 1
            cursor = min(lineStart + column, lineEnd)
        } else if !up, lineEnd < text.count {
            cursor = lineEnd + 1
            cursor = min(lineStart + column, lineEnd)
        } else {
            recall(up ? place - 1 : place + 1)
        }
    }

    private mutating func recall(_ target: Int) {
        guard (0...history.count).contains(target), target != place else { return }
        if place == history.count { draft = text } else { history[place] = String(text) }
        place = target
        text = target == history.count ? draft : Array(history[target])
        cursor = text.count
    }
}
