internal import PythonRegex

/// A compiled pattern as a Python object has it.
final class PatternBox: Box {
    let program: RegexProgram
    /// The pattern's text as it was given.
    let pattern: Value
    let isBytes: Bool
    /// Memory of matching. Nothing that it holds is needed once a match was taken out of it.
    var state: MatchState
    /// The template that `sub` was given last, and what it says.
    var templateText = Value.undefined
    var template: ReplacementTemplate?
    /// `groupindex`, once asked for.
    var groupIndex = Value.undefined

    init(program: RegexProgram, pattern: Value, isBytes: Bool, stateBytes: Int) {
        self.program = program
        self.pattern = pattern
        self.isBytes = isBytes
        state = MatchState(byteCap: stateBytes)
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(pattern)
        visit(templateText)
        visit(groupIndex)
    }

    override var dumpName: String? { "re.Pattern" }
    override func dump(_ writer: inout BoxWriter) {
        writer.values = [pattern]
        writer.data.number(UInt64(program.flags.rawValue))
        writer.data.flag(isBytes)
    }
}

/// What a pattern found.
final class MatchBox: Box {
    let pattern: Value
    let program: RegexProgram
    /// The text that was searched, as it was given.
    let string: Value
    let pos: Int
    let endpos: Int
    /// Bounds of the match and of its groups; -1 for groups that did not take part.
    let spans: [(Int, Int)]
    let lastIndex: Int?

    init(
        pattern: Value, program: RegexProgram, string: Value, pos: Int, endpos: Int, spans: [(Int, Int)],
        lastIndex: Int?
    ) {
        self.pattern = pattern
        self.program = program
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self.spans = spans
        self.lastIndex = lastIndex
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(pattern)
        visit(string)
    }

    override var dumpName: String? { "re.Match" }
    override func dump(_ writer: inout BoxWriter) {
        writer.values = [pattern, string]
        writer.data.signed(pos)
        writer.data.signed(endpos)
        writer.data.signed(lastIndex ?? -1)
        writer.data.count(spans.count)
        for (start, end) in spans {
            writer.data.signed(start)
            writer.data.signed(end)
        }
    }
}

/// A search that goes on from match to match: `finditer` and `scanner`.
final class ScannerBox: Box {
    let pattern: Value
    let string: Value
    let pos: Int
    let endpos: Int
    var progress: MatchIterator

    init(pattern: Value, string: Value, pos: Int, endpos: Int) {
        self.pattern = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        progress = MatchIterator(from: pos, to: endpos)
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(pattern)
        visit(string)
    }
}
