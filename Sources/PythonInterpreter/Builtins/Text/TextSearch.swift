import Glibc

/// Finding a text in a text, in time proportional to both.
enum TextSearch {
    /// The first place of a byte between two indices, or -1.
    @inline(__always)
    static func byte(_ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Int {
        guard to > from, let found = memchr(bytes + from, Int32(byte), to - from) else { return -1 }
        return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
    }

    /// The first place of a wide unit between two indices, or -1.
    private static func unit<Unit: FixedWidthInteger & UnsignedInteger>(
        _: Unit.Type, _ wanted: UInt32, _ text: TextView, _ from: Int, _ to: Int
    ) -> Int {
        guard let wanted = Unit(exactly: wanted) else { return -1 }
        let units = text.base.assumingMemoryBound(to: Unit.self)
        var index = from
        while index < to {
            if units[index] == wanted { return index }
            index &+= 1
        }
        return -1
    }

    /// The first place where a text lies wholly between two indices of another, or -1.
    static func first(_ needle: TextView, in text: TextView, from: Int, to: Int) -> Int {
        if from > to { return -1 }
        if needle.count == 0 { return from }
        // A wider text has a character that the narrower cannot have.
        if to - from < needle.count || needle.width > text.width { return -1 }
        if needle.count == 1 { return text.firstIndex(of: needle[0], from: from, to: to) }
        var start = from
        if text.width == 1 {
            // Jumping from one first byte to the next is fastest, unless the text is full of them.
            let last = to - needle.count
            var misses = 0
            while true {
                start = byte(needle.bytes[0], text.bytes, start, last + 1)
                if start < 0 { return -1 }
                if needle.bytes[1] == text.bytes[start &+ 1],
                    Memory.isEqual(needle.base, text.base + start, needle.count)
                {
                    return start
                }
                start &+= 1
                misses &+= 1 &+ needle.count >> 5
                if misses > 16 &+ (start &- from) >> 4 { break }
            }
        }
        if text.width > 1 {
            let last = to - needle.count
            let (head, next) = (needle[0], needle[1])
            var misses = 0
            while true {
                start =
                    text.width == 2
                    ? unit(UInt16.self, head, text, start, last + 1) : unit(UInt32.self, head, text, start, last + 1)
                if start < 0 { return -1 }
                if text[start &+ 1] == next, text.matches(needle, at: start) { return start }
                start &+= 1
                misses &+= 1 &+ needle.count >> 3
                if misses > 16 &+ (start &- from) >> 4 { break }
            }
        }
        let found = search(needle, text, start, to, isReversed: false)
        return found < 0 ? -1 : start + found
    }

    /// The last such place, or -1.
    static func last(_ needle: TextView, in text: TextView, from: Int, to: Int) -> Int {
        if from > to { return -1 }
        if needle.count == 0 { return to }
        if to - from < needle.count || needle.width > text.width { return -1 }
        if needle.count == 1 {
            let unit = needle[0]
            var index = to - 1
            while index >= from {
                if text[index] == unit { return index }
                index &-= 1
            }
            return -1
        }
        let found = search(needle, text, from, to, isReversed: true)
        return found < 0 ? -1 : to - found - needle.count
    }

    private static func search(
        _ needle: TextView, _ text: TextView, _ from: Int, _ to: Int, isReversed: Bool
    ) -> Int {
        switch text.width {
        case 1: twoWay(UInt8.self, UInt8.self, needle, text, from, to, isReversed)
        case 2: search(UInt16.self, needle, text, from, to, isReversed)
        default: search(UInt32.self, needle, text, from, to, isReversed)
        }
    }

    private static func search<Unit: FixedWidthInteger & UnsignedInteger>(
        _: Unit.Type, _ needle: TextView, _ text: TextView, _ from: Int, _ to: Int, _ isReversed: Bool
    ) -> Int {
        switch needle.width {
        case 1: twoWay(UInt8.self, Unit.self, needle, text, from, to, isReversed)
        case 2: twoWay(UInt16.self, Unit.self, needle, text, from, to, isReversed)
        default: twoWay(UInt32.self, Unit.self, needle, text, from, to, isReversed)
        }
    }

    /// Units read forwards or backwards.
    private struct Row<Unit: FixedWidthInteger & UnsignedInteger> {
        let base: UnsafePointer<Unit>
        let stride: Int

        init(_ view: TextView, _ from: Int, _ to: Int, _ isReversed: Bool) {
            base = view.base.assumingMemoryBound(to: Unit.self) + (isReversed ? to - 1 : from)
            stride = isReversed ? -1 : 1
        }

        @inline(__always) subscript(index: Int) -> UInt32 { UInt32(truncatingIfNeeded: base[index &* stride]) }
    }

    /// Where the greatest suffix in the order of the units, or in the opposite order, begins (minus one), and its period.
    private static func greatestSuffix<Unit>(_ row: Row<Unit>, _ count: Int, descending: Bool) -> (Int, Int) {
        var start = -1
        var candidate = 0
        var offset = 1
        var period = 1
        while candidate &+ offset < count {
            let a = row[candidate &+ offset]
            let b = row[start &+ offset]
            if a == b {
                if offset == period {
                    candidate &+= period
                    offset = 1
                } else {
                    offset &+= 1
                }
            } else if descending ? a > b : a < b {
                candidate &+= offset
                offset = 1
                period = candidate &- start
            } else {
                start = candidate
                candidate = start &+ 1
                offset = 1
                period = 1
            }
        }
        return (start, period)
    }

    /// The algorithm of Crochemore and Perrin: linear time, no memory.
    private static func twoWay<Unit, Other>(
        _: Unit.Type, _: Other.Type, _ needle: TextView, _ text: TextView, _ from: Int, _ to: Int, _ isReversed: Bool
    ) -> Int
    where Unit: FixedWidthInteger & UnsignedInteger, Other: FixedWidthInteger & UnsignedInteger {
        let x = Row<Unit>(needle, 0, needle.count, isReversed)
        let y = Row<Other>(text, from, to, isReversed)
        let m = needle.count
        let n = to - from
        let up = greatestSuffix(x, m, descending: false)
        let down = greatestSuffix(x, m, descending: true)
        let (cut, shortPeriod) = up.0 > down.0 ? up : down
        var isPeriodic = true
        for index in 0..<cut + 1 where x[index] != x[index + shortPeriod] {
            isPeriodic = false
            break
        }
        let period = isPeriodic ? shortPeriod : Swift.max(cut + 1, m - cut - 1) + 1
        var position = 0
        var memory = -1
        while position <= n - m {
            var index = Swift.max(cut, memory) &+ 1
            while index < m, x[index] == y[position &+ index] { index &+= 1 }
            if index < m {
                position &+= index &- cut
                memory = -1
                continue
            }
            index = cut
            while index > memory, x[index] == y[position &+ index] { index &-= 1 }
            if index <= memory { return position }
            position &+= period
            memory = isPeriodic ? m &- period &- 1 : -1
        }
        return -1
    }
}
