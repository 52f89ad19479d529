internal import PythonRegex

/// `sub`, `subn` and `expand`.
extension UnsafeMutablePointer where Pointee == Machine {
    /// What replaces a match.
    private enum Replacement {
        /// The same text for every match.
        case literal(Value)
        case template(ReplacementTemplate)
        /// A function of the match.
        case function(Value)
    }

    func substitute(
        _ matches: TypePointer, _ patternValue: Value, _ replacement: Value, _ value: Value, _ most: Int
    ) throws(Raised) -> (Value, Int) {
        let pattern = try pattern(patternValue)
        var view = try subject(value, pattern)
        let how = try self.replacement(replacement, pattern)
        view = try subject(value, pattern)
        var builder = TextBuilder(vm: self)
        var progress = MatchIterator(from: 0, to: view.count)
        var last = 0
        var count = 0
        let kept = pointee.temporaryCount
        while most <= 0 || count < most, try next(pattern, view, &progress) {
            try charge(2)
            guard let span = pattern.state.span(of: 0) else { break }
            try append(view, last, span.lowerBound, to: &builder)
            switch how {
            case .literal(let text): try append(self.view(text), 0, self.view(text).count, to: &builder)
            case .template(let template):
                for part in template.parts {
                    switch part {
                    case .literal(let units): for unit in units { try builder.append(unit) }
                    case .group(let number):
                        if let group = pattern.state.span(of: number) {
                            try append(view, group.lowerBound, group.upperBound, to: &builder)
                        }
                    }
                }
            case .function(let function):
                let match = try makeMatch(matches, patternValue, pattern, value, 0, view.count)
                keep(match)
                let result = try call(function, match)
                if !result.isNone {
                    let inner = unwrapped(result)
                    if pattern.isBytes {
                        guard let bytes = try bytesLike(inner) else {
                            throw typeError(
                                "sequence item \(count): expected a bytes-like object, \(typeName(result)) found")
                        }
                        try append(bytes, 0, bytes.count, to: &builder)
                    } else {
                        guard inner.is(.string) else {
                            throw typeError("sequence item \(count): expected str instance, \(typeName(result)) found")
                        }
                        try builder.append(inner)
                    }
                }
                if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
                // The function may have changed what is searched, if that can change.
                view = try subject(value, pattern)
            }
            last = span.upperBound
            count += 1
        }
        if count == 0 { return (try part(value, view, 0, view.count), 0) }
        try append(view, last, view.count, to: &builder)
        return (try finish(builder, asBytes: pattern.isBytes), count)
    }

    /// What a builder holds, as bytes if it is Latin-1 that stands for bytes.
    private func finish(_ builder: TextBuilder, asBytes: Bool) throws(Raised) -> Value {
        let text = try builder.finish()
        return asBytes ? try makeBytes(view(text)) : text
    }

    private func append(_ view: TextView, _ from: Int, _ to: Int, to builder: inout TextBuilder) throws(Raised) {
        let end = Swift.min(to, view.count)
        guard from < end else { return }
        try charge((end - from) >> 5)
        if view.width == 1 {
            try builder.append(latin: UnsafeBufferPointer(start: view.bytes + from, count: end - from))
        } else {
            for index in from..<end { try builder.append(view[index]) }
        }
    }

    private func replacement(_ value: Value, _ pattern: PatternBox) throws(Raised) -> Replacement {
        let inner = unwrapped(value)
        let isText = inner.is(.string)
        if !isText, !inner.is(.bytes), !inner.is(.byteArray) {
            if isCallable(value) { return .function(value) }
            guard try bytesLike(value) != nil else {
                throw typeError("decoding to str: need a bytes-like object, \(typeName(value)) found")
            }
        }
        guard isText != pattern.isBytes else {
            throw typeError(
                isText
                    ? "sequence item 0: expected a bytes-like object, str found"
                    : "sequence item 0: expected str instance, \(typeName(value)) found")
        }
        if pattern.templateText.isIdentical(inner), let known = pattern.template { return .template(known) }
        let text = isText ? TextView(string(inner)) : try requireBytes(value)
        if text.firstIndex(of: 0x5C, from: 0, to: text.count) < 0 {
            return .literal(isText ? inner : try makeBytes(text))
        }
        let template = try parseTemplate(value, text, pattern)
        // Bytes that may change are not remembered by their identity.
        if isText || inner.is(.bytes) {
            pattern.templateText = inner
            pattern.template = template
        }
        return .template(template)
    }

    func parseTemplate(_ value: Value, _ text: TextView, _ pattern: PatternBox) throws(Raised) -> ReplacementTemplate {
        try charge(text.count * 4)
        try reserve(text.count * 16)
        let units = (0..<text.count).map { text[$0] }
        do throws(RegexError) {
            return try ReplacementTemplate(units, isBytes: pattern.isBytes, for: pattern.program)
        } catch {
            throw try raise(error, template: value)
        }
    }

    /// `Match.expand`
    func expand(_ match: MatchBox, _ value: Value) throws(Raised) -> Value {
        let pattern = try pattern(match.pattern)
        let inner = unwrapped(value)
        let text = inner.is(.string) ? TextView(string(inner)) : try bytesLike(value)
        guard let text else {
            throw typeError("decoding to str: need a bytes-like object, \(typeName(value)) found")
        }
        let template = try parseTemplate(value, text, pattern)
        let view = try subject(match.string, pattern)
        var builder = TextBuilder(vm: self)
        for part in template.parts {
            switch part {
            case .literal(let units): for unit in units { try builder.append(unit) }
            case .group(let number):
                let span = match.spans[number]
                if span.0 >= 0 { try append(view, span.0, span.1, to: &builder) }
            }
        }
        return try finish(builder, asBytes: pattern.isBytes)
    }
}
