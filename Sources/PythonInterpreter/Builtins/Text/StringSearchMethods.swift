/// `find`, `count`, `startswith`, `replace` and their kin, shared by `str`, `bytes` and `bytearray`.
extension WorldBuilder {
    func buildStringSearch(_ t: TypeBuilder) {
        for (name, isLast, raises) in [
            ("find", false, false), ("index", false, true), ("rfind", true, false), ("rindex", true, true),
        ] {
            t.method(name, 2...4) { (vm, a) throws(Raised) in
                let text = try vm.text(of: a[0], name)
                let needle = try vm.textArgument(a[1], name)
                let (from, to) = try vm.window(a, vm.string(text).pointee.count)
                let found = try vm.place(vm.view(needle), vm.view(text), from, to, isLast: isLast)
                if found < 0, raises { throw vm.valueError("substring not found") }
                return .int(found)
            }
        }
        t.method("count", 2...4) { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "count")
            let needle = try vm.textArgument(a[1], "count")
            let (from, to) = try vm.window(a, vm.string(text).pointee.count)
            return .int(try vm.occurrences(vm.view(needle), vm.view(text), from, to, atMost: .max))
        }
        for (name, isEnd) in [("startswith", false), ("endswith", true)] {
            t.method(name, 2...4) { (vm, a) throws(Raised) in
                let text = try vm.text(of: a[0], name)
                let (from, to) = try vm.window(a, vm.string(text).pointee.count)
                let wanted = vm.unwrapped(a[1])
                if wanted.is(.string) {
                    return .bool(vm.has(vm.view(wanted), vm.view(text), from, to, atEnd: isEnd))
                }
                guard wanted.is(.tuple) else {
                    throw vm.typeError(
                        "\(name) first arg must be str or a tuple of str, not \(vm.typeName(a[1]))")
                }
                for index in 0..<vm.tuple(wanted).pointee.count {
                    try vm.charge(1)
                    let item = vm.tuple(wanted).pointee.items[index]
                    guard let part = vm.unwrapped(item, .string) else {
                        throw vm.typeError("tuple for \(name) must only contain str, not \(vm.typeName(item))")
                    }
                    if vm.has(vm.view(part), vm.view(text), from, to, atEnd: isEnd) { return .true }
                }
                return .false
            }
        }
        t.method("replace", "self, old, new, /, count=") { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "replace")
            let old = try vm.textArgument(a[1], "replace", 1)
            let new = try vm.textArgument(a[2], "replace", 2)
            let most = a.has(3) ? try vm.clampedIndex(a[3]) : -1
            return try vm.replacing(text, old, new, atMost: most < 0 ? .max : most)
        }
        t.method("removeprefix", 2) { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "removeprefix")
            let prefix = try vm.prefixArgument(a[1], "removeprefix")
            let (whole, part) = (vm.view(text), vm.view(prefix))
            return whole.matches(part, at: 0)
                ? try vm.piece(text, part.count, whole.count - part.count) : text
        }
        t.method("removesuffix", 2) { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "removesuffix")
            let suffix = try vm.prefixArgument(a[1], "removesuffix")
            let (whole, part) = (vm.view(text), vm.view(suffix))
            return part.count > 0 && whole.matches(part, at: whole.count - part.count)
                ? try vm.piece(text, 0, whole.count - part.count) : text
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func prefixArgument(_ value: Value, _ function: String) throws(Raised) -> Value {
        guard let inner = unwrapped(value, .string) else {
            throw typeError("\(function)() argument must be str, not \(value.isNone ? "None" : typeName(value))")
        }
        return inner
    }

    /// The part of a text that the optional third and fourth argument of a search select. The start may lie behind the
    /// end.
    func window(_ a: Arguments, _ count: Int, first: Int = 2) throws(Raised) -> (Int, Int) {
        func bound(_ index: Int, _ missing: Int) throws(Raised) -> Int {
            guard a.has(index), !a[index].isNone else { return missing }
            let value = a[index]
            if !value.isInt, !value.isBool, lookup(typeOf(value), .index).isUndefined {
                throw typeError("slice indices must be integers or None or have an __index__ method")
            }
            return try clampedIndex(value)
        }
        var from = try bound(first, 0)
        var to = try bound(first + 1, count)
        if to > count { to = count }
        if to < 0 { to = Swift.max(0, to &+ count) }
        if from < 0 { from = Swift.max(0, from &+ count) }
        return (from, to)
    }

    /// The place of a text in another, or -1; charged by the way that was gone.
    func place(_ needle: TextView, _ text: TextView, _ from: Int, _ to: Int, isLast: Bool = false) throws(Raised) -> Int
    {
        let found =
            isLast
            ? TextSearch.last(needle, in: text, from: from, to: to)
            : TextSearch.first(needle, in: text, from: from, to: to)
        let way = found < 0 ? to - from : isLast ? to - found : found - from
        if way > 0 { try charge(way >> (isLast || text.width > 1 ? 3 : 5) + needle.count >> 4) }
        return found
    }

    /// `vm.find`: the place of a string in another, or -1.
    func find(_ needle: Value, in haystack: Value, from: Int, to: Int) throws(Raised) -> Int {
        try place(TextView(string(needle)), TextView(string(haystack)), from, to)
    }

    /// How often a text lies in another without overlapping.
    func occurrences(
        _ needle: TextView, _ text: TextView, _ from: Int, _ to: Int, atMost most: Int
    ) throws(Raised) -> Int {
        if from > to { return 0 }
        if needle.count == 0 { return Swift.min(most, to - from + 1) }
        if needle.count == 1, most == .max {
            try charge((to - from) >> 4)
            let unit = needle[0]
            var count = 0
            if text.width == 1 {
                if unit > 255 { return 0 }
                let byte = UInt8(unit)
                for index in from..<to where text.bytes[index] == byte { count &+= 1 }
            } else {
                for index in from..<to where text[index] == unit { count &+= 1 }
            }
            return count
        }
        var count = 0
        var position = from
        while count < most {
            let found = TextSearch.first(needle, in: text, from: position, to: to)
            try charge(((found < 0 ? to : found) - position) >> 4 + needle.count >> 4 + 1)
            if found < 0 { break }
            count += 1
            position = found + needle.count
        }
        return count
    }

    /// Whether a part of a text begins or ends with another.
    func has(_ part: TextView, _ text: TextView, _ from: Int, _ to: Int, atEnd: Bool) -> Bool {
        guard from <= to, to - from >= part.count else { return false }
        return text.matches(part, at: atEnd ? to - part.count : from)
    }

    /// A text with another in the place of some text in it, of the type of the first.
    func replacing(_ source: Value, _ old: Value, _ new: Value, atMost most: Int) throws(Raised) -> Value {
        try replacing(source, view(old), view(new), atMost: most)
    }

    func replacing(_ source: Value, _ old: TextView, _ new: TextView, atMost most: Int) throws(Raised) -> Value {
        let text = view(source)
        let count = most == 0 ? 0 : try occurrences(old, text, 0, text.count, atMost: most)
        if count == 0 { return try piece(source, 0, text.count) }
        let (growth, overflow) = (new.count - old.count).multipliedReportingOverflow(by: count)
        let (length, overflows) = text.count.addingReportingOverflow(growth)
        if overflow || overflows { throw exceed(.memory) }
        try charge(length >> 4)
        if source.is(.string) {
            // What is taken out may have been the widest; the pieces that stay decide.
            var bits = union(new, from: 0, to: new.count)
            if string(source).pointee.header.flags.contains(.ascii) || new.width >= text.width,
                text.width > 1 || bits > 0xFF
            {
                // Known without another look.
            } else {
                try forEachGap(old, text, count) { (from, to) in bits |= union(text, from: from, to: to) }
            }
            let width = Self.width(of: bits)
            let isASCII = bits < 0x80
            if length == 0 { return pointee.emptyString }
            let result = try newString(count: length, width: width, isASCII: isASCII)
            var writer = StringWriter(result)
            var isFirst = true
            try forEachGap(old, text, count) { (from, to) in
                if !isFirst { writer.put(new) }
                isFirst = false
                writer.put(text, from: from, count: to - from)
            }
            return length == 1 ? try makeCharacter(result.pointee[0]) : finish(result)
        }
        let result = try newBytes(count: length, isMutable: source.is(.byteArray))
        var target = result.pointee.storage
        var isFirst = true
        try forEachGap(old, text, count) { (from, to) in
            if !isFirst {
                target.update(from: new.bytes, count: new.count)
                target += new.count
            }
            isFirst = false
            target.update(from: text.bytes + from, count: to - from)
            target += to - from
        }
        return finish(result)
    }

    /// The pieces of a text between so many occurrences of another. An empty text occurs before every character and at
    /// the end.
    private func forEachGap(
        _ old: TextView, _ text: TextView, _ count: Int, _ body: (Int, Int) -> Void
    ) throws(Raised) {
        var position = 0
        if old.count == 0 {
            body(0, 0)
            for index in 0..<count - 1 {
                body(index, index + 1)
                position = index + 1
            }
            body(position, text.count)
            return
        }
        for step in 0..<count {
            if step & 1023 == 1023 { try charge(1024) }
            let found = TextSearch.first(old, in: text, from: position, to: text.count)
            if found < 0 { break }
            body(position, found)
            position = found + old.count
        }
        body(position, text.count)
    }
}
