/// Durations of one contestant, in nanoseconds.
struct Samples: Sendable {
    private(set) var values: [Int64] = []

    mutating func add(_ value: Int64) { values.append(value) }

    var isEmpty: Bool { values.isEmpty }
    var count: Int { values.count }
    var minimum: Int64 { values.min() ?? 0 }
    var median: Int64 { percentile(50) }

    /// The smallest value that this many percent of all values do not exceed (nearest rank).
    func percentile(_ percent: Int) -> Int64 {
        guard !values.isEmpty else { return 0 }
        let rank = (values.count * percent + 99) / 100
        return values.sorted()[max(0, rank - 1)]
    }
}

/// Numbers as text.
enum Format {
    /// Nanoseconds as milliseconds with two digits.
    static func milliseconds(_ nanoseconds: Int64) -> String { fixed(nanoseconds, unit: 1_000_000) }

    /// A quotient with two digits.
    static func ratio(_ value: Int64, _ base: Int64) -> String {
        base > 0 ? fixed(value * 1000 / base, unit: 1000) : "–"
    }

    /// KiB as MiB with two digits.
    static func mebibytes(_ kibibytes: Int64) -> String { fixed(kibibytes * 1000 / 1024, unit: 1000) }

    private static func fixed(_ value: Int64, unit: Int64) -> String {
        let hundredths = (value.magnitude * 100 + UInt64(unit) / 2) / UInt64(unit)
        let digits = hundredths % 100
        return "\(value < 0 ? "-" : "")\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
    }
}

/// A generator whose sequence depends only on its seed (SplitMix64), so that a run's order can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
