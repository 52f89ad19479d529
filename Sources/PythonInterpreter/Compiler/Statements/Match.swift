import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileMatch(_ statement: Statement) throws(CompilationFailure) {
        guard case .match(let value, let cases) = statement.kind else { return }
        let mark = top
        // Patterns may assign to the local that is matched, and fail behind that.
        let subject = try allocate(value.range)
        try compile(value, into: subject)
        let end = assembler.makeLabel()
        for (index, matchCase) in cases.enumerated() {
            let pattern = matchCase.pattern
            if index < cases.count - 1, matchCase.guardCondition == nil { try PatternNames.refuseIrrefutable(pattern) }
            let next = assembler.makeLabel()
            let saved = top
            let captures = try PatternNames(pattern, first: top)
            _ = try allocate(captures.names.count, pattern.range)
            try compile(pattern, subject, captures, fail: next)
            for (name, register) in captures.names {
                try storeName(name, from: register, pattern.range)
            }
            top = saved
            if let condition = matchCase.guardCondition {
                try compileCondition(condition, jumpIf: false, to: next)
            }
            try compile(matchCase.body)
            assembler.jump(to: end, pattern.range)
            assembler.place(next)
        }
        assembler.place(end)
        top = mark
    }

    // MARK: Patterns

    /// Jumps unless the subject matches. Names are bound once all of a pattern does; until then their values are in
    /// temporaries.
    @inline(never)
    private mutating func compile(
        _ pattern: Pattern, _ subject: Int, _ captures: PatternNames, fail: Label
    ) throws(CompilationFailure) {
        let mark = top
        switch pattern.kind {
        case .matchValue(let value): try compileValue(value, subject, fail: fail)
        case .matchSingleton(let constant): try compileSingleton(constant, subject, fail: fail, pattern.range)
        case .matchSequence: try compileSequence(pattern, subject, captures, fail: fail)
        case .matchMapping: try compileMapping(pattern, subject, captures, fail: fail)
        case .matchClass: try compileClassPattern(pattern, subject, captures, fail: fail)
        case .matchOr(let patterns): try compileAlternatives(patterns, subject, captures, fail: fail)
        case .matchAs(let inner, let name):
            if let inner { try compile(inner, subject, captures, fail: fail) }
            capture(name, subject, captures, pattern.range)
        case .matchStar(let name): capture(name, subject, captures, pattern.range)
        }
        top = mark
    }

    private mutating func capture(
        _ name: String?, _ subject: Int, _ captures: PatternNames, _ range: SourceRange
    ) {
        if let name, let register = captures.register(name) { move(subject, to: register, range) }
    }

    @inline(never)
    private mutating func compileValue(
        _ value: Expression, _ subject: Int, fail: Label
    ) throws(CompilationFailure) {
        if let number = Self.smallInteger(value) {
            return assembler.nearJump(
                Instruction(.unlessInt, a: subject, b: number, d: 2), to: fail, value.range)
        }
        let register = try self.value(of: value)
        assembler.nearJump(Instruction(.unlessEqual, a: subject, b: register), to: fail, value.range)
    }

    @inline(never)
    private mutating func compileSingleton(
        _ constant: Constant, _ subject: Int, fail: Label, _ range: SourceRange
    ) throws(CompilationFailure) {
        if case .none = constant { return assembler.jump(.jumpIfNotNone, a: subject, to: fail, range) }
        let register = try allocate(range)
        load(Self.template(constant), into: register, range)
        emit(.isSame, a: register, b: subject, c: register, range)
        assembler.jump(.jumpIfFalse, a: register, to: fail, range)
    }

    @inline(never)
    private mutating func compileAlternatives(
        _ patterns: [Pattern], _ subject: Int, _ captures: PatternNames, fail: Label
    ) throws(CompilationFailure) {
        let matched = assembler.makeLabel()
        for (index, pattern) in patterns.enumerated() {
            if index == patterns.count - 1 {
                try compile(pattern, subject, captures, fail: fail)
            } else {
                let next = assembler.makeLabel()
                try compile(pattern, subject, captures, fail: next)
                assembler.jump(to: matched, pattern.range)
                assembler.place(next)
            }
        }
        assembler.place(matched)
    }

    /// Jumps unless the subject is a sequence (0) or mapping (1).
    @inline(never)
    private mutating func checkShape(
        _ subject: Int, _ shape: Int, fail: Label, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let register = try allocate(range)
        emit(.matchShape, a: register, b: subject, c: shape, range)
        assembler.jump(.jumpIfFalse, a: register, to: fail, range)
        top = mark
    }

    /// Jumps unless the subject has that many items, or at least so many.
    @inline(never)
    private mutating func checkLength(
        _ subject: Int, _ count: Int, isMinimum: Bool, fail: Label, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let register = try allocate(range)
        emit(.length, a: register, b: subject, range)
        if count <= 0x7FFF {
            assembler.nearJump(
                Instruction(.unlessInt, a: register, b: count, d: isMinimum ? 5 : 2), to: fail, range)
        } else {
            let bound = try allocate(range)
            load(.int(count), into: bound, range)
            emit(isMinimum ? .greaterOrEqual : .equal, a: register, b: register, c: bound, range)
            assembler.jump(.jumpIfFalse, a: register, to: fail, range)
        }
        top = mark
    }

    @inline(never)
    private mutating func compileSequence(
        _ pattern: Pattern, _ subject: Int, _ captures: PatternNames, fail: Label
    ) throws(CompilationFailure) {
        guard case .matchSequence(let patterns) = pattern.kind else { return }
        let range = pattern.range
        let stars = patterns.indices.filter { patterns[$0].isStar }
        if stars.count > 1 {
            throw CompilationFailure("multiple starred names in sequence pattern", at: range)
        }
        try checkShape(subject, 0, fail: fail, range)
        let minimum = patterns.count - stars.count
        if stars.isEmpty || minimum > 0 {
            try checkLength(subject, minimum, isMinimum: !stars.isEmpty, fail: fail, range)
        }
        if patterns.allSatisfy(\.isWildcard) { return }
        if let star = stars.first, patterns[star].isWildcard {
            return try compileItems(patterns, star: star, subject, captures, fail: fail)
        }
        let window = try allocate(patterns.count, range)
        if let star = stars.first {
            let after = patterns.count - star - 1
            guard after <= 0xFF else {
                throw CompilationFailure("too many expressions in star-unpacking sequence pattern", at: range)
            }
            emit(.unpackStarred, a: window, b: subject, c: star, d: after, range)
        } else {
            emit(.unpack, a: window, b: subject, c: patterns.count, range)
        }
        for (index, inner) in patterns.enumerated() where !inner.isWildcard {
            try compile(inner, window + index, captures, fail: fail)
        }
    }

    /// With `*_` only the items that a pattern asks about are looked at.
    @inline(never)
    private mutating func compileItems(
        _ patterns: [Pattern], star: Int, _ subject: Int, _ captures: PatternNames, fail: Label
    ) throws(CompilationFailure) {
        for (index, inner) in patterns.enumerated() where index != star && !inner.isWildcard {
            let range = inner.range
            let mark = top
            let item = try allocate(range)
            // From the end; by length, since a sequence need not know negative indices.
            if index > star {
                emit(.length, a: item, b: subject, range)
                let distance = patterns.count - index
                guard distance <= 0x7FFF else {
                    throw CompilationFailure("too many expressions in star-unpacking sequence pattern", at: range)
                }
                emit(.addInt, a: item, b: item, c: -distance, d: 1, range)
                emit(.loadItem, a: item, b: subject, c: item, range)
            } else if index <= 0x7FFF {
                emit(.loadItemInt, a: item, b: subject, c: index, range)
            } else {
                load(.int(index), into: item, range)
                emit(.loadItem, a: item, b: subject, c: item, range)
            }
            try compile(inner, item, captures, fail: fail)
            top = mark
        }
    }

    @inline(never)
    private mutating func compileMapping(
        _ pattern: Pattern, _ subject: Int, _ captures: PatternNames, fail: Label
    ) throws(CompilationFailure) {
        guard case .matchMapping(let keys, let patterns, let rest) = pattern.kind, keys.count == patterns.count else {
            return
        }
        let range = pattern.range
        try refuseRepeatedKeys(keys)
        try checkShape(subject, 1, fail: fail, range)
        guard !keys.isEmpty || rest != nil else { return }
        let keyTuple = try allocate(range)
        if !keys.isEmpty {
            try checkLength(subject, keys.count, isMinimum: true, fail: fail, range)
            try compile(Expression(.tuple(keys), range), into: keyTuple)
            let values = try allocate(range)
            emit(.matchKeys, a: values, b: subject, c: keyTuple, range)
            assembler.jump(.jumpIfNone, a: values, to: fail, range)
            try compileUnpacked(patterns, values, captures, fail: fail, range)
        }
        if let rest, let register = captures.register(rest) {
            emit(.buildDict, a: register, b: register, c: 0, range)
            emit(.dictUpdate, a: register, b: subject, range)
            let key = try allocate(range)
            for index in keys.indices {
                load(.int(index), into: key, range)
                emit(.loadItem, a: key, b: keyTuple, c: key, range)
                emit(.deleteItem, a: register, b: key, range)
            }
        }
    }

    private func refuseRepeatedKeys(_ keys: [Expression]) throws(CompilationFailure) {
        var seen: Set<Constant> = []
        for key in keys {
            guard case .constant(let constant) = key.kind else { continue }
            guard seen.insert(constant).inserted else {
                throw CompilationFailure(
                    "mapping pattern checks duplicate key (\(Self.description(of: constant)))", at: key.range)
            }
        }
    }

    private static func description(of constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "Ellipsis"
        case .integer(let literal): literal.small.map { "\($0)" } ?? String(decoding: literal.digits, as: UTF8.self)
        case .float(let value): "\(value)"
        case .imaginary(let value): "\(value)j"
        case .string(let text): "'\(String(decoding: text.bytes, as: UTF8.self))'"
        case .bytes(let bytes): "b'\(String(decoding: bytes, as: UTF8.self))'"
        }
    }

    @inline(never)
    private mutating func compileClassPattern(
        _ pattern: Pattern, _ subject: Int, _ captures: PatternNames, fail: Label
    ) throws(CompilationFailure) {
        guard case .matchClass(let type, let positional, let names, let keyword) = pattern.kind else { return }
        let range = pattern.range
        var seen: Set<String> = []
        for (name, inner) in zip(names, keyword) where !seen.insert(name).inserted {
            throw CompilationFailure("attribute name repeated in class pattern: \(name)", at: inner.range)
        }
        let window = try allocate(3, range)
        let typeRegister = try value(of: type)
        load(.int(positional.count), into: window + 1, range)
        load(.tuple(names.map { .string(Array($0.utf8), isName: true) }), into: window + 2, range)
        emit(.matchClass, a: window, b: subject, c: typeRegister, range)
        assembler.jump(.jumpIfNone, a: window, to: fail, range)
        top = window + 1
        try compileUnpacked(positional + keyword, window, captures, fail: fail, range)
    }

    /// Patterns for the items of a tuple that the machine made.
    @inline(never)
    private mutating func compileUnpacked(
        _ patterns: [Pattern], _ tuple: Int, _ captures: PatternNames, fail: Label, _ range: SourceRange
    ) throws(CompilationFailure) {
        if patterns.allSatisfy(\.isWildcard) { return }
        let window = try allocate(patterns.count, range)
        emit(.unpack, a: window, b: tuple, c: patterns.count, range)
        for (index, inner) in patterns.enumerated() where !inner.isWildcard {
            try compile(inner, window + index, captures, fail: fail)
        }
    }
}

extension Pattern {
    var isStar: Bool {
        if case .matchStar = kind { true } else { false }
    }

    /// Whether it matches anything and binds nothing.
    var isWildcard: Bool {
        switch kind {
        case .matchAs(nil, name: nil), .matchStar(nil): true
        default: false
        }
    }
}
