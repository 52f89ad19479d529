internal import PythonSyntax

/// The lines of source of one entry of a traceback, with marks below the part that was running, as CPython prints them:
/// `~` below what was computed before, `^` below the operator, the index or the arguments that failed.
struct TracebackExcerpt {
    /// What is printed, indented, without line ends.
    private(set) var lines: [String] = []

    /// No more of a source is parsed or copied.
    private static let mostBytes = 4096

    /// A place between two characters.
    private struct Point: Comparable {
        var line: Int
        var column: Int

        static func < (a: Point, b: Point) -> Bool { (a.line, a.column) < (b.line, b.column) }
    }

    private typealias Line = [Unicode.Scalar]

    /// Without a place, only the line is shown.
    init(source: [UInt8], line number: Int, place: CodeTemplate.Location?) {
        var place = place
        if let known = place, Int(known.line) != number || known.endLine < known.line { place = nil }
        let last = place.map { Int($0.endLine) } ?? number
        let bytes = Self.lines(of: source, from: number, to: last)
        guard let first = bytes.first, let final = bytes.last else { return }
        if bytes.count != last - number + 1 || bytes.reduce(0, { $0 + $1.count }) > Self.mostBytes { place = nil }
        guard let place else {
            let shown = Self.scalars(first.drop { Self.isSpace($0) })
            if !shown.isEmpty { lines = ["    " + Self.text(shown)] }
            return
        }
        let all = bytes.map { Self.scalars($0) }
        if all.allSatisfy({ Self.indentation($0) == $0.count }) { return }
        let margin = Self.margin(all)
        let dedented = all.map { $0.count == Self.indentation($0) ? [] : Array($0.dropFirst(margin)) }
        let start = Point(line: 0, column: max(0, Self.scalars(first.prefix(Int(place.column))).count - margin))
        let end = Point(
            line: dedented.count - 1, column: max(0, Self.scalars(final.prefix(Int(place.endColumn))).count - margin))
        lines = Self.marked(dedented, start, end)
    }

    // MARK: Lines

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

    private static func scalars(_ bytes: some Sequence<UInt8>) -> Line {
        Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)
    }

    private static func text(_ line: Line) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: line)
        return text
    }

    private static func indentation(_ line: Line) -> Int { line.prefix { $0.properties.isWhitespace }.count }

    /// The white space that all lines begin with.
    private static func margin(_ lines: [Line]) -> Int {
        var common: ArraySlice<Unicode.Scalar>?
        for line in lines where indentation(line) < line.count {
            let own = line.prefix(indentation(line))
            guard let known = common else {
                common = own
                continue
            }
            common = known.prefix(zip(known, own).prefix { $0 == $1 }.count)
        }
        return common?.count ?? 0
    }

    /// Some lines of a source, from 1, without white space at their ends.
    private static func lines(of source: [UInt8], from first: Int, to last: Int) -> [ArraySlice<UInt8>] {
        var result: [ArraySlice<UInt8>] = []
        var number = 1
        var start = 0
        while start <= source.count, number <= last {
            let end = source[start...].firstIndex(of: 10) ?? source.count
            if number >= first {
                var line = source[start..<end]
                while let byte = line.last, isSpace(byte) { line.removeLast() }
                result.append(line)
            }
            number += 1
            start = end + 1
        }
        return result
    }

    // MARK: Marks

    private static func marked(_ all: [Line], _ start: Point, _ end: Point) -> [String] {
        let last = all.count - 1
        var segment = all
        segment[last] = Array(segment[last].prefix(end.column))
        segment[0] = Array(segment[0].dropFirst(start.column))
        var anchors = anchors(in: segment)
        if let known = anchors {
            func shifted(_ point: Point) -> Point {
                Point(line: point.line, column: point.column + (point.line == 0 ? start.column : 0))
            }
            anchors = (shifted(known.left), shifted(known.right))
        }
        let shows =
            !isWholeCall(all, start, end)
            && (anchors != nil || indentation(all[0]) < min(start.column, all[0].count)
                || end.column < all[last].count)

        var significant: Set<Int> = [0, last]
        if let anchors {
            for line in [anchors.left.line, anchors.right.line] { significant.formUnion(line - 1...line + 1) }
        }
        var shown: [String] = []
        func output(_ number: Int) {
            shown.append(text(all[number]))
            guard shows else { return }
            let spaces = indentation(all[number])
            var marks = ""
            for column in 0..<(number == last ? end.column : all[number].count) {
                let here = Point(line: number, column: column)
                let mark: Character =
                    column < spaces || number == 0 && column < start.column
                    ? " " : anchors.map { here >= $0.left && here < $0.right ? "^" : "~" } ?? "^"
                let scalar = column < all[number].count ? all[number][column] : " "
                marks += String(repeating: mark, count: WidthTables.isWide(scalar) ? 2 : 1)
            }
            shown.append(marks)
        }
        var before: Int?
        for number in significant.filter({ $0 >= 0 && $0 <= last }).sorted() {
            if let before, number - before == 2 { output(number - 1) }
            if let before, number - before > 2 { shown.append("...<\(number - before - 1) lines>...") }
            output(number)
            before = number
        }
        let margin = margin(shown.map { Array($0.unicodeScalars) })
        return shown.map { "    " + text(Array($0.unicodeScalars.dropFirst(margin))) }
    }

    /// The part of an operation, a subscript or a call that its own work is: operator, index, arguments.
    private static func anchors(in segment: [Line]) -> (left: Point, right: Point)? {
        let source = Array(("(\n" + segment.map { text($0) }.joined(separator: "\n") + "\n)").utf8)
        guard let tree = try? PythonParser.parse(source), tree.body.count == 1,
            case .expression(let expression) = tree.body[0].kind
        else { return nil }
        func point(_ position: SourcePosition) -> Point? {
            let line = Int(position.line) - 2
            guard segment.indices.contains(line) else { return nil }
            let bytes = text(segment[line]).utf8.prefix(Int(position.column))
            return Point(line: line, column: scalars(bytes).count)
        }
        /// The next place at which there is a character.
        func valid(_ point: Point) -> Point? {
            var point = point
            while point.line < segment.count, point.column >= segment[point.line].count {
                point = Point(line: point.line + 1, column: 0)
            }
            return point.line < segment.count ? point : nil
        }
        /// The first character of some kind, behind comments and continued lines.
        func find(from position: SourcePosition, _ isWanted: (Unicode.Scalar) -> Bool) -> Point? {
            guard let begin = point(position), var here = valid(begin) else { return nil }
            while true {
                let scalar = segment[here.line][here.column]
                let isEnd = scalar == "\\" || scalar == "#"
                if !isEnd, isWanted(scalar) { return here }
                let next =
                    isEnd ? Point(line: here.line + 1, column: 0) : Point(line: here.line, column: here.column + 1)
                guard let following = valid(next) else { return nil }
                here = following
            }
        }
        switch expression.kind {
        case .binOp(let left, _, let right):
            guard let sign = find(from: left.range.end, { !$0.properties.isWhitespace && $0 != ")" }),
                let operand = point(right.range.start)
            else { return nil }
            var end = Point(line: sign.line, column: sign.column + 1)
            if end.column < segment[end.line].count, end < operand {
                let scalar = segment[end.line][end.column]
                if !scalar.properties.isWhitespace, scalar != "\\", scalar != "#" { end.column += 1 }
            }
            return (sign, end)
        case .subscript(let value, _):
            guard let open = find(from: value.range.end, { $0 == "[" }), let end = point(expression.range.end) else {
                return nil
            }
            return (open, end)
        case .call(let function, _, _):
            guard let open = find(from: function.range.end, { $0 == "(" }), let end = point(expression.range.end)
            else { return nil }
            return (open, end)
        default: return nil
        }
    }

    /// Marks below all of a call that is returned or assigned would say nothing.
    private static func isWholeCall(_ all: [Line], _ start: Point, _ end: Point) -> Bool {
        let source = Array(all.map { text($0) }.joined(separator: "\n").utf8)
        guard let tree = try? PythonParser.parse(source), let statement = tree.body.first else { return false }
        let call: Expression
        switch statement.kind {
        case .return(let value?):
            guard case .call(let function, _, _) = value.kind, case .name = function.kind else { return false }
            call = value
        case .assign(let targets, let value):
            guard targets.count == 1, case .name = targets[0].kind, case .call = value.kind else { return false }
            call = value
        default: return false
        }
        return call.range.start == SourcePosition(line: 1, column: Int32(clamping: start.column))
            && call.range.end == SourcePosition(line: Int32(clamping: all.count), column: Int32(clamping: end.column))
    }
}
