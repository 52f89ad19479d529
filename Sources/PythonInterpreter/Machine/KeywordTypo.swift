internal import PythonSyntax

/// A keyword that was probably meant where source text did not parse, as CPython suggests it when it prints the error.
struct KeywordTypo {
    let keyword: String
    /// Where the wrong word is in its line, in bytes.
    let columns: Range<Int>

    private static let keywords = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]
    /// Neither a long text nor many words are looked at: each guess is parsed.
    private static let mostBytes = 1024
    private static let mostWords = 10
    private static let mostGuesses = 3

    /// Looks in one line of a text, from 1, for a word that a keyword in its place makes right.
    init?(in source: [UInt8], line number: Int) {
        let lines = source.split(separator: 10, omittingEmptySubsequences: false).prefix(Swift.max(number, 0))
        guard number > 0, lines.count == number, let line = lines.last else { return nil }
        let indentation = Self.indentation(line)
        // The line alone, and then with what it may go on with.
        var starts = [number - 1]
        let above = lines.dropLast().lastIndex { !$0.allSatisfy(Self.isSpace) && Self.indentation($0) <= indentation }
        if let above, Self.indentation(lines[above]) == indentation { starts.append(above) }
        for word in Self.words(of: line).prefix(Self.mostWords) {
            let text = String(decoding: line[word], as: UTF8.self)
            for guess in Self.guesses(for: text) {
                for start in starts {
                    var code: [UInt8] = []
                    for index in start..<(number - 1) { code += lines[index].dropFirst(indentation) + [10] }
                    code += line[..<word.lowerBound].dropFirst(indentation) + Array(guess.utf8)
                    code += line[word.upperBound...] + [10]
                    guard code.count <= Self.mostBytes, Self.parses(code) else { continue }
                    keyword = guess
                    columns = (word.lowerBound - line.startIndex)..<(word.upperBound - line.startIndex)
                    return
                }
            }
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0C }

    private static func indentation(_ line: ArraySlice<UInt8>) -> Int { line.prefix(while: isSpace).count }

    private static func parses(_ code: [UInt8]) -> Bool {
        var limits = SyntaxLimits()
        limits.maximumDepth = Swift.min(limits.maximumDepth, 50)
        do {
            _ = try PythonParser.parse(code, limits: limits)
            return true
        } catch {
            return error.isIncomplete || error.kind == .indentationError && error.message.hasPrefix("expected an")
        }
    }

    /// The words outside of strings and comments that are no keywords.
    private static func words(of line: ArraySlice<UInt8>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            if byte == 35 { break }
            if byte == 34 || byte == 39 {
                index += 1
                while index < line.endIndex, line[index] != byte { index += line[index] == 92 ? 2 : 1 }
                index += 1
            } else if isWord(byte) {
                let start = index
                while index < line.endIndex, isWord(line[index]) { index += 1 }
                let isNumber = byte >= 0x30 && byte <= 0x39
                if !isNumber, !keywords.contains(String(decoding: line[start..<index], as: UTF8.self)) {
                    result.append(start..<index)
                }
            } else {
                index += 1
            }
        }
        return result
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
            || byte >= 0x61 && byte <= 0x7A
    }

    private static func guesses(for word: String) -> [String] {
        var result: [String] = []
        if let nearest = Suggestion.nearest(to: word, among: keywords) { result.append(nearest) }
        let wrong = Array(word.utf8)
        if wrong.count <= 40 {
            let scored = keywords.map { (similarity(Array($0.utf8), wrong), $0) }.filter { $0.0 >= 0.5 }
            result += scored.sorted { $0 > $1 }.map { $0.1 }.prefix(mostGuesses)
        }
        return Array(result.prefix(mostGuesses))
    }

    /// How much two words have in common, as `difflib` measures it.
    private static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Double {
        func common(_ first: Range<Int>, _ second: Range<Int>) -> Int {
            var best = (start: 0, other: 0, length: 0)
            for i in first {
                for j in second {
                    var length = 0
                    while i + length < first.upperBound, j + length < second.upperBound, a[i + length] == b[j + length]
                    {
                        length += 1
                    }
                    if length > best.length { best = (i, j, length) }
                }
            }
            guard best.length > 0 else { return 0 }
            return best.length + common(first.lowerBound..<best.start, second.lowerBound..<best.other)
                + common(
                    (best.start + best.length)..<first.upperBound, (best.other + best.length)..<second.upperBound)
        }
        return 2 * Double(common(0..<a.count, 0..<b.count)) / Double(a.count + b.count)
    }
}
