/// Collects what a pattern lists between brackets, or what one escape or cased letter stands for.
struct CharacterSetBuilder {
    private let flags: RegexFlags
    private var bounds: [ClosedRange<UInt32>] = []
    private var categories: UnicodeClasses.Categories = []
    private(set) var cost = 0

    init(flags: RegexFlags) { self.flags = flags }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        bounds.append(range)
        cost += 1
    }

    mutating func insert(_ category: UnicodeClasses.Categories) { categories.formUnion(category) }

    mutating func build(negated: Bool) -> CharacterSet {
        var set = CharacterSet()
        for range in closedUnderCase(merged(bounds)) {
            var unit = range.lowerBound
            while unit <= min(range.upperBound, 255) {
                set.insert(latin: unit)
                unit += 1
            }
            if range.upperBound >= 256 { set.ranges += [max(range.lowerBound, 256), range.upperBound] }
        }
        insertCategories(into: &set)
        if negated {
            set.latin = ~set.latin
            set.isNegated = true
        }
        return set
    }

    private func insertCategories(into set: inout CharacterSet) {
        guard !categories.isEmpty else { return }
        let isUnicode = flags.contains(.unicode)
        for unit in UInt32(0)..<256 {
            let own = isUnicode ? UnicodeClasses.categories(of: unit) : UnicodeClasses.asciiCategories(of: unit)
            if own & categories.rawValue != 0 { set.insert(latin: unit) }
        }
        if isUnicode {
            set.categories = categories
        } else if !categories.isDisjoint(with: [.notWord, .notDigit, .notSpace]) {
            // Outside ASCII everything is what ASCII's categories are not.
            set.categories = .everything
        }
    }

    private mutating func closedUnderCase(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        guard flags.contains(.ignoreCase) else { return ranges }
        var extra: [ClosedRange<UInt32>] = []
        for range in ranges {
            if flags.contains(.unicode) {
                cost += CaseClasses.unicode.count(in: range)
                CaseClasses.unicode.forEachClass(in: range) { members in
                    extra += members.lazy.filter { !range.contains($0) }.map { $0...$0 }
                }
            } else {
                for (letters, distance) in [(UInt32(0x41)...0x5A, Int64(32)), (0x61...0x7A, -32)]
                where range.overlaps(letters) {
                    let part = range.clamped(to: letters)
                    extra.append(
                        UInt32(Int64(part.lowerBound) + distance)...UInt32(Int64(part.upperBound) + distance))
                }
            }
        }
        return extra.isEmpty ? ranges : merged(ranges + extra)
    }

    private func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound &+ 1 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
