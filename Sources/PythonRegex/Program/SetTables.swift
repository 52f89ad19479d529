/// The sets of a program, laid out for matching: eight share a table of the first 256 characters, one bit each.
struct SetTables: Sendable {
    private(set) var tables: [UInt8] = []
    private(set) var records: [SetRecord] = []
    private(set) var ranges: [UInt32] = []
    private(set) var asksCategories = false
    private var numbers: [CharacterSet: Int] = [:]

    /// A set's place in the tables.
    struct Place {
        let table: Int
        let mask: UInt8
        let record: Int
    }

    mutating func insert(_ set: CharacterSet) -> Place {
        let number = numbers[set] ?? append(set)
        return Place(table: number / 8 * 256, mask: 1 << UInt8(number % 8), record: number)
    }

    private mutating func append(_ set: CharacterSet) -> Int {
        let number = records.count
        if number % 8 == 0 { tables += [UInt8](repeating: 0, count: 256) }
        let base = number / 8 * 256
        for unit in 0..<256 where set.contains(latin: UInt32(unit)) { tables[base + unit] |= 1 << UInt8(number % 8) }
        records.append(
            SetRecord(
                rangeStart: Int32(clamping: ranges.count), rangeCount: Int32(clamping: set.ranges.count / 2),
                categories: set.categories.rawValue, isNegated: set.isNegated))
        ranges += set.ranges
        if !set.categories.isEmpty { asksCategories = true }
        numbers[set] = number
        return number
    }

    /// Forgets what only building needs; a pointer to an empty table is not worth a special case.
    mutating func finish() {
        numbers = [:]
        if ranges.isEmpty { ranges = [0] }
        if records.isEmpty { _ = append(CharacterSet()) }
        numbers = [:]
    }
}
