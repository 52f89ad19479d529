extension Tokenizer {
    /// CPython's bound on nested blocks.
    private static let maximumIndents = 100

    /// Measures the indentation of a line that starts a statement and reports how it changed. Empty lines and comments
    /// count for nothing.
    mutating func startLine() throws(SyntaxFailure) {
        while true {
            var column = 0
            // Tabs count once as eight columns and once as one: where the two disagree about an order, the text looks
            // different in different editors.
            var alternate = 0
            var continued: (column: Int, alternate: Int)?
            scan: while true {
                switch bytes[offset] {
                case 32:
                    column += 1
                    alternate += 1
                case 9:
                    column = (column / 8 + 1) * 8
                    alternate += 1
                case 12:
                    column = 0
                    alternate = 0
                case 92:
                    continued = continued ?? (column, alternate)
                    try scanContinuation()
                    continue scan
                default:
                    break scan
                }
                offset += 1
            }
            if bytes[offset] == 35 {
                let start = position
                while bytes[offset] != 10, offset < count { offset += 1 }
                comments.append(SourceRange(start: start, end: position))
            }
            if bytes[offset] == 10 {
                offset += 1
                advanceLine()
                continue
            }
            if offset >= count { return }
            try indent(to: continued?.column ?? column, continued?.alternate ?? alternate)
            return
        }
    }

    private mutating func indent(to column: Int, _ alternate: Int) throws(SyntaxFailure) {
        guard let top = indents.last else { return }
        if column == top.column {
            if alternate != top.alternate { throw inconsistentTabs }
        } else if column > top.column {
            if indents.count >= Self.maximumIndents {
                throw SyntaxFailure(
                    "too many levels of indentation", kind: .indentationError, start: position(at: offset))
            }
            if alternate <= top.alternate { throw inconsistentTabs }
            indents.append((column, alternate))
            append(.indent, at: position(at: offset - 1))
        } else {
            while let top = indents.last, column < top.column {
                indents.removeLast()
                append(.dedent, at: position(at: offset - 1))
            }
            guard let top = indents.last, column == top.column else {
                throw SyntaxFailure(
                    "unindent does not match any outer indentation level", kind: .indentationError,
                    start: lineEnd)
            }
            if alternate != top.alternate { throw inconsistentTabs }
        }
    }

    private var inconsistentTabs: SyntaxFailure {
        SyntaxFailure(
            "inconsistent use of tabs and spaces in indentation", kind: .tabError, start: position(at: lineStart))
    }

    private var lineEnd: SourcePosition {
        var end = offset
        while end < count, bytes[end] != 10 { end += 1 }
        return position(at: end)
    }
}
