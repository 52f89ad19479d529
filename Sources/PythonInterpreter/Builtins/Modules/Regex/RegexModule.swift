internal import PythonRegex

/// The module `_re`, on which `re` is built.
extension WorldBuilder {
    func buildRegexModule() {
        let m = module("_re")
        let patterns = type("Pattern", layout: .box, flags: .final, module: "re")
        let matches = type("Match", layout: .box, flags: .final, module: "re")
        let scanners = type("SRE_Scanner", layout: .box, flags: .final, module: "_sre")
        let iterators = type("callable_iterator", layout: .box, flags: .final, module: "builtins")
        m.constant("Pattern", .object(patterns.type))
        m.constant("Match", .object(matches.type))
        let patternType = patterns.type
        m.function("compile", 2) { (vm, a) throws(Raised) in try vm.compilePattern(patternType, a[0], a[1]) }
        for t in [patterns, matches] {
            let name = t.type == patternType ? "re.Pattern" : "re.Match"
            t.rawNew { (vm, a) throws(Raised) in throw vm.typeError("cannot create '\(name)' instances") }
            t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
                try vm.makeGenericAlias(a[0], a[1])
            }
            for copy in ["__copy__", "__deepcopy__"] {
                t.method(copy, 1...2) { (vm, a) throws(Raised) in a[0] }
            }
        }
        buildPatternAttributes(patterns)
        buildPatternSearches(patterns, matches.type, scanners.type, iterators.type)
        buildPatternChanges(patterns, matches.type)
        buildMatches(matches)
        buildScanners(scanners, iterators, matches.type)
    }

    private func buildPatternAttributes(_ t: TypeBuilder) {
        t.property("pattern", { (vm, a) throws(Raised) in try vm.pattern(a[0]).pattern })
        t.property("flags", { (vm, a) throws(Raised) in .int(Int(try vm.pattern(a[0]).program.flags.rawValue)) })
        t.property("groups", { (vm, a) throws(Raised) in .int(try vm.pattern(a[0]).program.groupCount) })
        t.property(
            "groupindex",
            { (vm, a) throws(Raised) in
                let pattern = try vm.pattern(a[0])
                if pattern.groupIndex.isUndefined {
                    let dict = vm.newDict()
                    let handle = vm.finish(dict)
                    vm.keep(handle)
                    for (name, number) in pattern.program.groupNames {
                        try vm.set(dict, vm.intern(try vm.makeString(name)), .int(number))
                    }
                    pattern.groupIndex = handle
                }
                let proxy = vm.allocate(.mappingProxy, vm.pointee.types.mappingProxy, ReferenceObject.self)
                proxy.pointee.target = pattern.groupIndex
                proxy.pointee.callback = .undefined
                return vm.finish(proxy)
            })
        t.special(.repr, 1) { (vm, a) throws(Raised) in try vm.patternText(try vm.pattern(a[0])) }
        t.special(.hash, 1) { (vm, a) throws(Raised) in
            let pattern = try vm.pattern(a[0])
            return .int(try vm.hash(vm.unwrapped(pattern.pattern)) ^ Int(pattern.program.flags.rawValue))
        }
        for special in [Special.eq, .ne] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                guard let left = vm.box(a[0], PatternBox.self), let right = vm.box(a[1], PatternBox.self) else {
                    return .notImplemented
                }
                let equal =
                    left === right
                    || left.program.flags == right.program.flags && left.isBytes == right.isBytes
                        && vm.view(vm.unwrapped(left.pattern)).count == vm.view(vm.unwrapped(right.pattern)).count
                        && vm.view(vm.unwrapped(left.pattern)).matches(vm.view(vm.unwrapped(right.pattern)), at: 0)
                return .bool(equal == (special == .eq))
            }
        }
    }

    private func buildPatternSearches(
        _ t: TypeBuilder, _ matches: Types.Pointer, _ scanners: Types.Pointer, _ iterators: Types.Pointer
    ) {
        for (name, mode) in [("match", MatchMode.match), ("fullmatch", .fullmatch), ("search", .search)] {
            t.method(name, "self, /, string, pos=0, endpos=") { (vm, a) throws(Raised) in
                let pattern = try vm.pattern(a[0])
                let (pos, endpos) = try vm.searchBounds(a, 2, try vm.subject(a[1], pattern).count)
                let view = try vm.subject(a[1], pattern)
                guard try vm.match(pattern, view, pos, endpos, mode) else { return .none }
                return try vm.makeMatch(matches, a[0], pattern, a[1], pos, endpos)
            }
        }
        t.method("findall", "self, /, string, pos=0, endpos=") { (vm, a) throws(Raised) in
            let pattern = try vm.pattern(a[0])
            let (pos, endpos) = try vm.searchBounds(a, 2, try vm.subject(a[1], pattern).count)
            return try vm.findAll(pattern, a[1], pos, endpos)
        }
        for (name, type) in [("finditer", iterators), ("scanner", scanners)] {
            t.method(name, "self, /, string, pos=0, endpos=") { (vm, a) throws(Raised) in
                let pattern = try vm.pattern(a[0])
                let (pos, endpos) = try vm.searchBounds(a, 2, try vm.subject(a[1], pattern).count)
                return try vm.makeBox(
                    type, ScannerBox(pattern: a[0], string: a[1], pos: pos, endpos: endpos), charging: 128)
            }
        }
        t.method("split", "self, /, string, maxsplit=0") { (vm, a) throws(Raised) in
            let most = a.has(2) ? try vm.count(a[2]) : 0
            return try vm.split(try vm.pattern(a[0]), a[1], most)
        }
    }

    private func buildPatternChanges(_ t: TypeBuilder, _ matches: Types.Pointer) {
        for (name, counts) in [("sub", false), ("subn", true)] {
            t.method(name, "self, /, repl, string, count=0") { (vm, a) throws(Raised) in
                let most = a.has(3) ? try vm.count(a[3]) : 0
                let (text, count) = try vm.substitute(matches, a[0], a[1], a[2], most)
                return counts ? try vm.makeTuple([text, .int(count)]) : text
            }
        }
    }

    private func buildScanners(_ t: TypeBuilder, _ iterator: TypeBuilder, _ matches: Types.Pointer) {
        for (name, mode) in [("match", MatchMode.match), ("search", .search)] {
            t.method(name, 1) { (vm, a) throws(Raised) in
                let found = try vm.nextMatch(matches, a[0], mode)
                return found.isUndefined ? .none : found
            }
        }
        t.property(
            "pattern",
            { (vm, a) throws(Raised) in
                vm.box(a[0], ScannerBox.self)?.pattern ?? .none
            })
        iterator.special(.iter, 1) { (vm, a) throws(Raised) in a[0] }
        iterator.special(.next, 1) { (vm, a) throws(Raised) in
            let found = try vm.nextMatch(matches, a[0], .search)
            if found.isUndefined { throw vm.raise(vm.pointee.types.stopIteration) }
            return found
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func compilePattern(_ type: TypePointer, _ value: Value, _ flags: Value) throws(Raised) -> Value {
        let inner = unwrapped(value)
        guard inner.is(.string) || inner.is(.bytes) else {
            throw typeError("first argument must be string or compiled pattern")
        }
        let number = try index(flags)
        guard let bits = UInt32(exactly: number) else {
            throw raise(pointee.types.overflowError, "signed integer is greater than maximum")
        }
        let view = view(inner)
        // A pattern costs far more to compile than to read.
        try charge(view.count * 16 + 200)
        try reserve(view.count * 64)
        let points = (0..<view.count).map { view[$0] }
        let program: RegexProgram
        do throws(RegexError) {
            program = try RegexProgram.compile(
                pattern: points, flags: RegexFlags(rawValue: bits), isBytes: inner.is(.bytes),
                characterNamed: { name in
                    CharacterName.point(
                        named: String(String.UnicodeScalarView(name.map { Unicode.Scalar($0) ?? "\u{FFFD}" })))
                })
        } catch {
            throw try raise(error)
        }
        let stateBytes = Swift.min(64 << 20, Swift.max(1 << 20, pointee.heap.limit / 8))
        let box = PatternBox(program: program, pattern: value, isBytes: inner.is(.bytes), stateBytes: stateBytes)
        return try makeBox(type, box, charging: program.byteCount + box.state.byteCount + 160)
    }

    fileprivate func patternText(_ pattern: PatternBox) throws(Raised) -> Value {
        var builder = TextBuilder(vm: self)
        try builder.append("re.compile(")
        let text = try representation(unwrapped(pattern.pattern))
        let quoted = string(unwrapped(text))
        try builder.append(quoted, 0, Swift.min(quoted.pointee.count, 200))
        var flags = pattern.program.flags.rawValue
        // What every pattern of strings has goes without saying.
        if !pattern.isBytes, flags & 0x1F4 & ~0x1D4 == 0x20 { flags &= ~0x20 }
        var names: [String] = []
        for (bit, name) in [
            (UInt32(2), "re.IGNORECASE"), (4, "re.LOCALE"), (8, "re.MULTILINE"), (16, "re.DOTALL"), (32, "re.UNICODE"),
            (64, "re.VERBOSE"), (128, "re.DEBUG"), (256, "re.ASCII"),
        ] where flags & bit != 0 {
            names.append(name)
            flags &= ~bit
        }
        if flags != 0 { names.append("0x" + String(flags, radix: 16)) }
        if !names.isEmpty { try builder.append(", " + names.joined(separator: "|")) }
        try builder.append(")")
        return try builder.finish()
    }

    fileprivate func findAll(_ pattern: PatternBox, _ value: Value, _ pos: Int, _ endpos: Int) throws(Raised) -> Value {
        let view = try subject(value, pattern)
        let list = try newList(capacity: 0)
        let result = finish(list)
        var progress = MatchIterator(from: pos, to: endpos)
        let groups = pattern.program.groupCount
        let nothing = pattern.isBytes ? pointee.emptyBytes : pointee.emptyString
        while try next(pattern, view, &progress) {
            try charge(2)
            try reserve(64)
            switch groups {
            case 0: try append(list, try group(pattern, 0, value, view) ?? nothing)
            case 1: try append(list, try group(pattern, 1, value, view) ?? nothing)
            default:
                let tuple = try newTuple(count: groups)
                for index in 0..<groups { tuple.pointee.items[index] = nothing }
                for index in 0..<groups {
                    tuple.pointee.items[index] = try group(pattern, index + 1, value, view) ?? nothing
                }
                try append(list, finish(tuple))
            }
        }
        return result
    }

    fileprivate func split(_ pattern: PatternBox, _ value: Value, _ most: Int) throws(Raised) -> Value {
        let view = try subject(value, pattern)
        let list = try newList(capacity: 0)
        let result = finish(list)
        var progress = MatchIterator(from: 0, to: view.count)
        var last = 0
        var count = 0
        while most == 0 || count < most, try next(pattern, view, &progress) {
            try charge(2)
            guard let span = pattern.state.span(of: 0) else { break }
            try append(list, try part(value, view, last, span.lowerBound))
            for number in 0..<pattern.program.groupCount {
                try append(list, try group(pattern, number + 1, value, view) ?? .none)
            }
            last = span.upperBound
            count += 1
        }
        try append(list, try part(value, view, last, view.count))
        return result
    }

    /// The next match of a scanner; undefined at the end.
    fileprivate func nextMatch(_ matches: TypePointer, _ value: Value, _ mode: MatchMode) throws(Raised) -> Value {
        guard let scanner = box(value, ScannerBox.self) else {
            throw typeError("a scanner is required, not '\(typeName(value))'")
        }
        let pattern = try pattern(scanner.pattern)
        let view = try subject(scanner.string, pattern)
        try charge(2)
        guard try next(pattern, view, &scanner.progress, mode) else { return .undefined }
        return try makeMatch(matches, scanner.pattern, pattern, scanner.string, scanner.pos, scanner.endpos)
    }
}
