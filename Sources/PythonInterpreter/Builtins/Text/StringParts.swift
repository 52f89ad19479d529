/// Taking strings apart and putting them together.
extension WorldBuilder {
    func buildStringParts(_ t: TypeBuilder) {
        for (name, isReversed) in [("split", false), ("rsplit", true)] {
            t.method(name, "self, /, sep=None, maxsplit=-1") { (vm, a) throws(Raised) in
                let text = try vm.text(of: a[0], name)
                let most = a.has(2) ? try vm.count(a[2]) : -1
                if !a.has(1) || a[1].isNone {
                    return try vm.splitWords(text, atMost: most < 0 ? .max : most, isReversed: isReversed)
                }
                guard let separator = vm.unwrapped(a[1], .string) else {
                    throw vm.typeError("must be str or None, not \(vm.typeName(a[1]))")
                }
                return try vm.split(
                    text, vm.view(separator), atMost: most < 0 ? .max : most, isReversed: isReversed)
            }
        }
        t.method("splitlines", "self, /, keepends=False") { (vm, a) throws(Raised) in
            let keeps = a.has(1) ? try vm.isTrue(a[1]) : false
            return try vm.splitLines(try vm.text(of: a[0], "splitlines"), keepsEnds: keeps)
        }
        for (name, isReversed) in [("partition", false), ("rpartition", true)] {
            t.method(name, 2) { (vm, a) throws(Raised) in
                let text = try vm.text(of: a[0], name)
                guard let separator = vm.unwrapped(a[1], .string) else {
                    throw vm.typeError("must be str, not \(vm.typeName(a[1]))")
                }
                return try vm.partition(text, separator, isReversed: isReversed)
            }
        }
        for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
            t.method(name, 1...2) { (vm, a) throws(Raised) in
                let text = try vm.text(of: a[0], name)
                guard a.has(1), !a[1].isNone else { return try vm.strip(text, nil, left: left, right: right) }
                guard let characters = vm.unwrapped(a[1], .string) else {
                    throw vm.typeError("\(name) arg must be None or str")
                }
                return try vm.strip(text, vm.view(characters), left: left, right: right)
            }
        }
        t.method("join", 2) { (vm, a) throws(Raised) in try vm.joinText(try vm.text(of: a[0], "join"), a[1]) }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// A count that has to be an integer of 64 bits.
    func count(_ value: Value) throws(Raised) -> Int {
        if value.isInt || value.isBool { return value.asInt }
        let whole = try indexValue(value)
        guard whole.isInt || whole.isBool else {
            throw raise(pointee.types.overflowError, "Python int too large to convert to C ssize_t")
        }
        return whole.asInt
    }

    /// Splits at white space.
    func splitWords(_ source: Value, atMost most: Int, isReversed: Bool) throws(Raised) -> Value {
        let text = view(source)
        let isText = source.is(.string)
        @inline(__always) func isSpace(_ index: Int) -> Bool {
            isText ? CharacterTable.isSpace(text[index]) : CharacterTable.isASCIISpace(text[index])
        }
        let made = try newList(capacity: 0)
        let result = finish(made)
        try charge(text.count >> 4)
        if isReversed {
            var end = text.count
            while true {
                while end > 0, isSpace(end - 1) { end -= 1 }
                if end == 0 { break }
                if made.pointee.count >= most {
                    try append(made, try piece(source, 0, end))
                    break
                }
                var start = end
                while start > 0, !isSpace(start - 1) { start -= 1 }
                try charge(2)
                try append(made, try piece(source, start, end - start))
                end = start
            }
            reverse(made)
            return result
        }
        var start = 0
        while true {
            while start < text.count, isSpace(start) { start += 1 }
            if start == text.count { break }
            if made.pointee.count >= most {
                // White space at the very end stays.
                try append(made, try piece(source, start, text.count - start))
                break
            }
            var end = start + 1
            while end < text.count, !isSpace(end) { end += 1 }
            try charge(2)
            try append(made, try piece(source, start, end - start))
            start = end
        }
        return result
    }

    private func reverse(_ list: UnsafeMutablePointer<ListObject>) {
        var (low, high) = (0, list.pointee.count - 1)
        while low < high {
            let item = list.pointee.items[low]
            list.pointee.items[low] = list.pointee.items[high]
            list.pointee.items[high] = item
            low += 1
            high -= 1
        }
    }

    /// Splits at a separator.
    func split(_ source: Value, _ separator: TextView, atMost most: Int, isReversed: Bool) throws(Raised) -> Value {
        if separator.count == 0 { throw valueError("empty separator") }
        let text = view(source)
        let made = try newList(capacity: 0)
        let result = finish(made)
        if isReversed {
            var end = text.count
            while made.pointee.count < most {
                let found = TextSearch.last(separator, in: text, from: 0, to: end)
                try charge((end - Swift.max(found, 0)) >> 4 + separator.count >> 4 + 2)
                if found < 0 { break }
                let start = found + separator.count
                try append(made, try piece(source, start, end - start))
                end = found
            }
            try append(made, try piece(source, 0, end))
            reverse(made)
            return result
        }
        var start = 0
        while made.pointee.count < most {
            let found = TextSearch.first(separator, in: text, from: start, to: text.count)
            try charge(((found < 0 ? text.count : found) - start) >> 4 + separator.count >> 4 + 2)
            if found < 0 { break }
            try append(made, try piece(source, start, found - start))
            start = found + separator.count
        }
        try append(made, try piece(source, start, text.count - start))
        return result
    }

    /// Splits at the ends of lines.
    func splitLines(_ source: Value, keepsEnds: Bool) throws(Raised) -> Value {
        let text = view(source)
        let isText = source.is(.string)
        let made = try newList(capacity: 0)
        let result = finish(made)
        try charge(text.count >> 3)
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count {
                let point = text[end]
                if isText ? CharacterTable.isLineBreak(point) : point == 0x0A || point == 0x0D { break }
                end += 1
            }
            var next = end
            if next < text.count {
                let isPair = text[next] == 0x0D && next + 1 < text.count && text[next + 1] == 0x0A
                next += isPair ? 2 : 1
            }
            try charge(2)
            try append(made, try piece(source, start, (keepsEnds ? next : end) - start))
            start = next
        }
        return result
    }

    /// `(before, separator, after)`
    func partition(_ source: Value, _ separator: Value, isReversed: Bool) throws(Raised) -> Value {
        let (text, part) = (view(source), view(separator))
        if part.count == 0 { throw valueError("empty separator") }
        let found = try place(part, text, 0, text.count, isLast: isReversed)
        if found < 0 {
            let nothing = try source.is(.byteArray) ? makeBytes([], isMutable: true) : piece(source, 0, 0)
            let whole = try piece(source, 0, text.count)
            let other = try piece(source, 0, 0)
            return try makeTuple(isReversed ? [nothing, other, whole] : [whole, nothing, other])
        }
        let middle =
            source.is(.string) && separator.is(.string) ? separator : try piece(source, found, part.count)
        let before = try piece(source, 0, found)
        let after = try piece(source, found + part.count, text.count - found - part.count)
        let result = try newTuple(count: 3)
        result.pointee.items[0] = before
        result.pointee.items[1] = middle
        result.pointee.items[2] = after
        return finish(result)
    }

    /// Without the white space, or the characters, at the ends.
    func strip(_ source: Value, _ characters: TextView?, left: Bool, right: Bool) throws(Raised) -> Value {
        let text = view(source)
        var start = 0
        var end = text.count
        if let characters {
            // Characters beyond Latin-1 are looked for one by one.
            var low: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
            var hasOthers = false
            for index in 0..<characters.count {
                let point = characters[index]
                switch point >> 6 {
                case 0: low.0 |= 1 << UInt64(point & 63)
                case 1: low.1 |= 1 << UInt64(point & 63)
                case 2: low.2 |= 1 << UInt64(point & 63)
                case 3: low.3 |= 1 << UInt64(point & 63)
                default: hasOthers = true
                }
            }
            var work = characters.count
            func contains(_ point: UInt32) -> Bool {
                let bit = UInt64(1) << UInt64(point & 63)
                switch point >> 6 {
                case 0: return low.0 & bit != 0
                case 1: return low.1 & bit != 0
                case 2: return low.2 & bit != 0
                case 3: return low.3 & bit != 0
                default:
                    guard hasOthers else { return false }
                    work += characters.count
                    return characters.firstIndex(of: point, from: 0, to: characters.count) >= 0
                }
            }
            if left {
                while start < end, contains(text[start]) {
                    start += 1
                    if work > 4096 {
                        try charge(work >> 2)
                        work = 0
                    }
                }
            }
            if right {
                while end > start, contains(text[end - 1]) {
                    end -= 1
                    if work > 4096 {
                        try charge(work >> 2)
                        work = 0
                    }
                }
            }
        } else {
            let isText = source.is(.string)
            @inline(__always) func isSpace(_ point: UInt32) -> Bool {
                isText ? CharacterTable.isSpace(point) : CharacterTable.isASCIISpace(point)
            }
            if left { while start < end, isSpace(text[start]) { start += 1 } }
            if right { while end > start, isSpace(text[end - 1]) { end -= 1 } }
        }
        try charge((text.count - (end - start)) >> 4)
        return try piece(source, start, end - start)
    }

    /// `separator.join(items)`
    func joinText(_ separator: Value, _ items: Value) throws(Raised) -> Value {
        let list: Value
        if items.is(.list) || items.is(.tuple) {
            list = items
        } else {
            guard isIterable(items) else { throw typeError("can only join an iterable") }
            list = try makeList(from: items)
        }
        // Nothing below calls Python, so that the items stay where they are.
        let (count, first) =
            list.is(.list)
            ? (self.list(list).pointee.count, self.list(list).pointee.items)
            : (tuple(list).pointee.count, tuple(list).pointee.items)
        if count == 0 { return pointee.emptyString }
        let glue = string(separator)
        if count == 1, first[0].is(.string) { return first[0] }
        try charge(count)
        var total = 0
        var width = count > 1 ? glue.pointee.width : 1
        var isASCII = count == 1 || glue.pointee.header.flags.contains(.ascii)
        for index in 0..<count {
            guard let inner = unwrapped(first[index], .string) else {
                throw typeError("sequence item \(index): expected str instance, \(typeName(first[index])) found")
            }
            let part = string(inner)
            total &+= part.pointee.count
            if total < 0 { throw exceed(.memory) }
            if part.pointee.width > width { width = part.pointee.width }
            if !part.pointee.header.flags.contains(.ascii) { isASCII = false }
        }
        let (gaps, overflow) = glue.pointee.count.multipliedReportingOverflow(by: count - 1)
        let (length, overflows) = total.addingReportingOverflow(gaps)
        if overflow || overflows { throw exceed(.memory) }
        if length == 0 { return pointee.emptyString }
        try charge(length >> 5)
        let result = try newString(count: length, width: width, isASCII: isASCII)
        var position = 0
        for index in 0..<count {
            if index > 0, glue.pointee.count > 0 {
                copyText(from: glue, to: result, at: position)
                position += glue.pointee.count
            }
            let part = string(unwrapped(first[index]))
            copyText(from: part, to: result, at: position)
            position += part.pointee.count
        }
        return length == 1 ? try makeCharacter(result.pointee[0]) : finish(result)
    }
}
