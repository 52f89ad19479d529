internal import PythonRegex

/// Running patterns on the guest's account.
extension UnsafeMutablePointer where Pointee == Machine {
    func pattern(_ value: Value) throws(Raised) -> PatternBox {
        guard let pattern = box(value, PatternBox.self) else {
            throw typeError("descriptor for 're.Pattern' objects doesn't apply to a '\(typeName(value))' object")
        }
        return pattern
    }

    /// The text to be searched, of the kind that the pattern is for. Valid until Python code runs.
    func subject(_ value: Value, _ pattern: PatternBox) throws(Raised) -> TextView {
        if let text = unwrapped(value, .string) {
            if pattern.isBytes { throw typeError("cannot use a bytes pattern on a string-like object") }
            return TextView(string(text))
        }
        guard let view = try bytesLike(value) else {
            throw typeError("expected string or bytes-like object, got '\(typeName(value))'")
        }
        if !pattern.isBytes { throw typeError("cannot use a string pattern on a bytes-like object") }
        return view
    }

    /// The bounds of a search, cut to the text.
    func searchBounds(_ a: Arguments, _ first: Int, _ count: Int) throws(Raised) -> (Int, Int) {
        let pos = a.has(first) ? try clampedIndex(a[first]) : 0
        let endpos = a.has(first + 1) ? try clampedIndex(a[first + 1]) : .max
        return (Swift.min(Swift.max(pos, 0), count), Swift.min(Swift.max(endpos, 0), count))
    }

    /// Runs a piece of matching with as many steps as the guest may still take, and takes them off. A step takes about
    /// a nanosecond or more, so that the time that is left is a bound as well.
    func matching(
        _ body: (inout StepMeter) throws(MatchStop) -> Bool
    ) throws(Raised) -> Bool {
        let available = Swift.max(0, pointee.budget &- pointee.sliceLength &+ pointee.fuel)
        var steps = Int64(clamping: available)
        var isTimed = false
        if pointee.deadline != .max {
            let now = Clock.monotonic()
            let left = Int64(clamping: pointee.deadline > now ? pointee.deadline - now : 0)
            if left < steps {
                steps = left
                isTimed = true
            }
        }
        var meter = StepMeter(budget: steps)
        let found: Bool
        do throws(MatchStop) {
            found = try body(&meter)
        } catch {
            switch error {
            case .steps: throw exceed(isTimed ? .time : .instructions)
            case .memory: throw exceed(.memory)
            case .length: throw exceed(.size)
            }
        }
        try charge(Int(clamping: steps - meter.budget))
        return found
    }

    private func regexSubject(_ view: TextView) -> RegexSubject {
        RegexSubject(base: view.base, count: view.count, width: RegexSubject.Width(rawValue: UInt8(view.width)) ?? .one)
    }

    /// Looks for one match; its bounds are in the pattern's state.
    func match(
        _ pattern: PatternBox, _ view: TextView, _ from: Int, _ to: Int, _ mode: MatchMode
    ) throws(Raised) -> Bool {
        let subject = regexSubject(view)
        return try matching { (meter) throws(MatchStop) in
            try pattern.program.match(
                in: subject, from: from, to: to, mode: mode, state: &pattern.state, meter: &meter)
        }
    }

    /// Looks for the next match.
    func next(
        _ pattern: PatternBox, _ view: TextView, _ progress: inout MatchIterator, _ mode: MatchMode = .search
    ) throws(Raised) -> Bool {
        let subject = regexSubject(view)
        var iterator = progress
        let found = try matching { (meter) throws(MatchStop) in
            try iterator.next(pattern.program, in: subject, mode: mode, state: &pattern.state, meter: &meter)
        }
        progress = iterator
        return found
    }

    /// A part of a searched text: of the same kind for strings, bytes for anything else.
    func part(_ value: Value, _ view: TextView, _ start: Int, _ end: Int) throws(Raised) -> Value {
        let inner = unwrapped(value)
        let start = Swift.min(start, view.count)
        let end = Swift.max(start, Swift.min(end, view.count))
        if inner.is(.string) || inner.is(.bytes) { return try piece(inner, start, end - start) }
        return try makeBytes(TextView(base: view.base + start, count: end - start))
    }

    /// What the last match found of a group; nil if the group did not take part.
    func group(_ pattern: PatternBox, _ number: Int, _ value: Value, _ view: TextView) throws(Raised) -> Value? {
        guard let span = pattern.state.span(of: number) else { return nil }
        return try part(value, view, span.lowerBound, span.upperBound)
    }

    /// An object of the last match.
    func makeMatch(
        _ type: TypePointer, _ patternValue: Value, _ pattern: PatternBox, _ string: Value, _ pos: Int, _ endpos: Int
    ) throws(Raised) -> Value {
        let count = pattern.program.groupCount + 1
        try reserve(count * 16)
        var spans: [(Int, Int)] = []
        spans.reserveCapacity(count)
        for number in 0..<count {
            let span = pattern.state.span(of: number)
            spans.append((span?.lowerBound ?? -1, span?.upperBound ?? -1))
        }
        let box = MatchBox(
            pattern: patternValue, program: pattern.program, string: string, pos: pos, endpos: endpos, spans: spans,
            lastIndex: pattern.state.lastIndex)
        return try makeBox(type, box, charging: 112 + count * 16)
    }

    /// The exception for a pattern or template that is refused. The module catches those of patterns.
    func raise(_ error: RegexError, template: Value = .undefined) throws(Raised) -> Raised {
        switch error.kind {
        case .pattern:
            let message = try makeString(error.message)
            let position = error.position.map { Value.int($0) } ?? .none
            if template.isUndefined {
                return raise(makeException(pointee.types.valueError, try makeTuple([message, position])))
            }
            let module = try loadModule("re", isTrusted: true)
            let type = try getAttribute(module, intern("PatternError"))
            return raise(try call(type, message, template, position))
        case .value: return valueError(error.message)
        case .overflow, .limit: return raise(pointee.types.overflowError, error.message)
        case .index: return raise(pointee.types.indexError, error.message)
        case .recursion: return raise(pointee.types.recursionError, error.message)
        }
    }
}
