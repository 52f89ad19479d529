internal import Glibc

extension Machine {
    /// Whether an instruction's kind of character includes one.
    @inline(__always)
    func reads(_ i: UnsafePointer<Instruction>, _ unit: UInt32) -> Bool {
        switch i.pointee.kind {
        case .one: unit == UInt32(bitPattern: i.pointee.a)
        case .either: unit == UInt32(bitPattern: i.pointee.a) || unit == UInt32(bitPattern: i.pointee.b)
        case .not: unit != UInt32(bitPattern: i.pointee.a)
        case .any: true
        case .anyButNewline: unit != 10
        case .set: isInSet(i, unit)
        }
    }

    @inline(__always)
    func isInSet(_ i: UnsafePointer<Instruction>, _ unit: UInt32) -> Bool {
        if Unit.bitWidth == 8 || unit < 256 { return tables[Int(i.pointee.a) &+ Int(unit)] & i.pointee.mask != 0 }
        return isInHighSet(records + Int(i.pointee.b), unit)
    }

    /// Whether a character from 256 on is in a set.
    @inline(never)
    private func isInHighSet(_ record: UnsafePointer<SetRecord>, _ unit: UInt32) -> Bool {
        let wanted = record.pointee.categories
        if wanted != 0 {
            let own =
                if let categories, unit < UnicodeClasses.tableSize {
                    categories[Int(unit)]
                } else {
                    UnicodeClasses.categories(of: unit)
                }
            if own & wanted != 0 { return !record.pointee.isNegated }
        }
        var low = 0
        var high = Int(record.pointee.rangeCount)
        let bounds = ranges + Int(record.pointee.rangeStart)
        while low < high {
            let middle = (low &+ high) >> 1
            if bounds[2 &* middle &+ 1] < unit { low = middle &+ 1 } else { high = middle }
        }
        let isIn = low < Int(record.pointee.rangeCount) && bounds[2 &* low] <= unit
        return isIn != record.pointee.isNegated
    }

    /// The end of the run of characters that an instruction reads.
    @inline(never)
    func scan(_ i: UnsafePointer<Instruction>, from start: Int, to limit: Int) -> Int {
        var pos = start
        switch i.pointee.kind {
        case .one:
            let unit = UInt32(bitPattern: i.pointee.a)
            while pos < limit, UInt32(truncatingIfNeeded: text[pos]) == unit { pos &+= 1 }
        case .either:
            let one = UInt32(bitPattern: i.pointee.a)
            let other = UInt32(bitPattern: i.pointee.b)
            while pos < limit, case let unit = UInt32(truncatingIfNeeded: text[pos]), unit == one || unit == other {
                pos &+= 1
            }
        case .not: return find(UInt32(bitPattern: i.pointee.a), from: pos, to: limit)
        case .any: return limit
        case .anyButNewline: return find(10, from: pos, to: limit)
        case .set:
            if Unit.bitWidth == 8 {
                let table = tables + Int(i.pointee.a)
                let mask = i.pointee.mask
                while pos < limit, table[Int(truncatingIfNeeded: text[pos])] & mask != 0 { pos &+= 1 }
            } else {
                while pos < limit, isInSet(i, UInt32(truncatingIfNeeded: text[pos])) { pos &+= 1 }
            }
        }
        return pos
    }

    /// Where a character comes next, or the limit.
    @inline(__always)
    func find(_ unit: UInt32, from start: Int, to limit: Int) -> Int {
        guard let wanted = Unit(exactly: unit) else { return limit }
        if Unit.bitWidth == 8 {
            guard start < limit, let found = memchr(text + start, Int32(truncatingIfNeeded: wanted), limit &- start)
            else { return limit }
            return UnsafeRawPointer(found) - UnsafeRawPointer(text)
        }
        var pos = start
        while pos < limit, text[pos] != wanted { pos &+= 1 }
        return pos
    }

    /// Lets a lazy run go on until what must follow it can; none if that never comes.
    @inline(__always)
    func extend(_ i: UnsafePointer<Instruction>, from start: Int, to limit: Int, _ steps: inout Int64) -> Int? {
        let hint = i.pointee.hint
        if hint < 0 { return start }
        let wanted = Unit(truncatingIfNeeded: hint)
        var pos = start
        if i.pointee.kind == .any {
            pos = find(UInt32(bitPattern: hint), from: start, to: limit)
        } else {
            while pos < limit, text[pos] != wanted, reads(i, UInt32(truncatingIfNeeded: text[pos])) { pos &+= 1 }
        }
        steps &-= Int64((pos &- start) >> 2)
        return pos < end && text[pos] == wanted ? pos : nil
    }

    @inline(__always)
    func isLiteral(_ literal: UnsafePointer<UInt32>, _ length: Int, at pos: Int) -> Bool {
        var index = 0
        while index < length {
            if UInt32(truncatingIfNeeded: text[pos &+ index]) != literal[index] { return false }
            index &+= 1
        }
        return true
    }

    /// Whether what a group read comes again, under the case rules of a backreference.
    @inline(never)
    func repeats(_ i: UnsafePointer<Instruction>, from start: Int, _ length: Int, at pos: Int) -> Bool {
        for index in 0..<length {
            let one = UInt32(truncatingIfNeeded: text[start &+ index])
            let other = UInt32(truncatingIfNeeded: text[pos &+ index])
            if one == other { continue }
            switch i.pointee.operation {
            case .backreferenceASCII:
                if CaseClasses.asciiLowercase(one) != CaseClasses.asciiLowercase(other) { return false }
            case .backreferenceUnicode:
                if CaseClasses.unicode.lowercase(one) != CaseClasses.unicode.lowercase(other) { return false }
            default: return false
            }
        }
        return true
    }
}
