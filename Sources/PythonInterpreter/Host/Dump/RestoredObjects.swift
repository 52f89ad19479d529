internal import PythonRegex

/// How objects with a Swift side are made again.
extension ArrayBox {
    static func restore(_ r: inout BoxReader) throws(DumpFailure) -> ArrayBox {
        guard let item = PackedItem(native: try r.data.byte()) else { throw .damaged("an array has no such items") }
        let bytes = try r.data.block()
        let box = ArrayBox(item: item)
        do throws(Raised) {
            // What it takes is counted with the object's charge.
            let before = r.vm.pointee.heap.bytes
            try box.resize(r.vm, to: bytes.count / item.size)
            r.vm.pointee.heap.count(before - r.vm.pointee.heap.bytes)
        } catch { throw .limit(.memory) }
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { box.place(0).copyMemory(from: base, byteCount: box.byteCount) }
        }
        return box
    }
}

extension PatternBox {
    /// Compiles the pattern again.
    static func restore(_ r: inout BoxReader) throws(DumpFailure) -> PatternBox {
        let pattern = try r.value(0)
        guard let flags = UInt32(exactly: try r.data.number()) else { throw .damaged("a pattern has no such flags") }
        let isBytes = try r.data.flag()
        let inner = r.vm.unwrapped(pattern)
        guard inner.is(isBytes ? .bytes : .string) else { throw .damaged("a pattern has no text") }
        let view = r.vm.view(inner)
        let points = (0..<view.count).map { view[$0] }
        do throws(RegexError) {
            let program = try RegexProgram.compile(
                pattern: points, flags: RegexFlags(rawValue: flags), isBytes: isBytes,
                characterNamed: { name in
                    CharacterName.point(
                        named: String(String.UnicodeScalarView(name.map { Unicode.Scalar($0) ?? "\u{FFFD}" })))
                })
            return PatternBox(
                program: program, pattern: pattern, isBytes: isBytes,
                stateBytes: Swift.min(64 << 20, Swift.max(1 << 20, r.vm.pointee.heap.limit / 8)))
        } catch { throw .damaged("a pattern does not compile") }
    }
}

extension MatchBox {
    static func restore(_ r: inout BoxReader) throws(DumpFailure) -> MatchBox {
        let pattern = try r.value(0)
        let string = try r.value(1)
        guard let program = r.vm.box(pattern, PatternBox.self)?.program else {
            throw .damaged("a match has no pattern")
        }
        let inner = r.vm.unwrapped(string)
        guard inner.is(.string) || inner.is(.bytes) || inner.is(.byteArray) || inner.is(.box) else {
            throw .damaged("a match has no text")
        }
        let count = inner.is(.box) ? Int.max : r.vm.view(inner).count
        let pos = try r.data.signed()
        let endpos = try r.data.signed()
        let last = try r.data.signed()
        var spans: [(Int, Int)] = []
        for _ in 0..<(try r.data.count(each: 2)) {
            let (start, end) = (try r.data.signed(), try r.data.signed())
            guard start >= -1, start <= end, end <= count else { throw .damaged("a match is out of bounds") }
            spans.append((start, end))
        }
        guard spans.count == program.groupCount + 1, last < spans.count else { throw .damaged("a match lacks groups") }
        return MatchBox(
            pattern: pattern, program: program, string: string, pos: pos, endpos: endpos, spans: spans,
            lastIndex: last < 0 ? nil : last)
    }
}
