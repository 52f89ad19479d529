extension PythonSyntaxError {
    /// CPython's `offset`: the column in characters, from 1.
    ///
    /// It is 0 where CPython names a line that has too little indentation, and then it shows no caret.
    public var offset: Int {
        range.start.column < 0 ? 0 : Self.characters(in: lineText, before: Int(range.start.column)) + 1
    }

    /// CPython's `end_offset`: the column in characters behind the end, from 1; meant for the line of the end, which is
    /// that of the start unless the range spans several.
    public var endOffset: Int {
        range.end == range.start
            ? offset
            : range.end.line == range.start.line
                ? Self.characters(in: lineText, before: Int(range.end.column)) + 1 : Int(range.end.column) + 1
    }

    /// The text CPython prints, from `  File` to the message, without a final line break.
    public func rendered() -> String {
        var text = "  File \"\(filename)\", line \(range.start.line)\n"
        text += excerpt()
        return text + "\(kind.exceptionName): \(message)"
    }

    /// The line with carets below it.
    private func excerpt() -> String {
        let line = Array(lineText.unicodeScalars)
        let indentation = line.prefix { $0 == " " || $0 == "\n" || $0 == "\u{0C}" }.count
        let shown = line[indentation...]
        guard !line.isEmpty else { return "" }
        var text = "    "
        text.unicodeScalars.append(contentsOf: shown)
        text += "\n"

        var start = offset
        var end = range.end.line == range.start.line ? endOffset : line.count + 1
        if start > line.count + 1 {
            start = line.count + 1
        }
        if end <= start {
            end = start + 1
        }
        let column = start - 1 - indentation
        guard column >= 0 else { return text }
        text += "    "
        for index in 0..<column {
            let place = shown.startIndex + index
            // Tabs and other white space keep their width.
            if place < shown.endIndex, shown[place].properties.isWhitespace {
                text.unicodeScalars.append(shown[place])
            } else {
                text += " "
            }
        }
        text += String(repeating: "^", count: end - start)
        return text + "\n"
    }

    private static func characters(in text: String, before byteOffset: Int) -> Int {
        var bytes = 0
        var count = 0
        for byte in text.utf8 {
            if bytes >= byteOffset { break }
            bytes += 1
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        return count + max(0, byteOffset - bytes)
    }
}
