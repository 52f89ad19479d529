extension Duration {
    /// Reads a time as people write it: `500ms`, `30s`, `5m`, `1h`, `1h30m`; a plain number means seconds.
    ///
    /// At most 100 years, so that sums of such times fit into what clocks and kernels count.
    public init(argument: String) throws(UnreadableValue) {
        let remedy = "write a number with ms, s, m or h, for example 30s"
        var rest = argument[...]
        var total: UInt64 = 0
        var lastUnit = UInt64.max
        repeat {
            guard let number = DecimalText(readingFrom: &rest) else {
                throw UnreadableValue(problem: "\(argument.quotedForMessage) is not a time", remedy: remedy)
            }
            let name = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(name.count)
            // A number without a unit stands for seconds, but only alone: `1m30` could mean two things.
            guard let unit = Self.unit(String(name)), unit < lastUnit, !name.isEmpty || lastUnit == UInt64.max else {
                throw UnreadableValue(problem: "\(argument.quotedForMessage) is not a time", remedy: remedy)
            }
            lastUnit = unit
            guard let part = number.scaled(by: unit), part <= Self.mostNanoseconds,
                total + part <= Self.mostNanoseconds
            else {
                throw UnreadableValue(
                    problem: "\(argument.quotedForMessage) is longer than 100 years",
                    remedy: "write a shorter time, or 'none' for no limit")
            }
            total += part
        } while !rest.isEmpty
        self = .nanoseconds(Int64(total))
    }

    /// The time with the largest unit that divides it, for example `90s` or `500ms`; ``init(argument:)`` reads it back.
    /// Exact down to nanoseconds; negative times read as zero.
    public var text: String {
        let parts = components
        guard parts.seconds >= 0, parts.attoseconds >= 0 else { return "0s" }
        let nanoseconds = UInt64(parts.attoseconds) / 1_000_000_000
        let seconds = UInt64(parts.seconds)
        if nanoseconds == 0 {
            if seconds != 0, seconds % 3600 == 0 { return "\(seconds / 3600)h" }
            if seconds != 0, seconds % 60 == 0 { return "\(seconds / 60)m" }
            return "\(seconds)s"
        }
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow, scaled <= UInt64.max - nanoseconds else { return "\(seconds)s" }
        let total = scaled + nanoseconds
        if total % 1_000_000 == 0 { return "\(total / 1_000_000)ms" }
        if total % 1000 == 0 { return "\(total / 1000)us" }
        return "\(total)ns"
    }

    private static let mostNanoseconds: UInt64 = 100 * 365 * 86400 * 1_000_000_000

    private static func unit(_ name: String) -> UInt64? {
        switch name {
        case "ns": 1
        case "us", "µs", "μs": 1000
        case "ms": 1_000_000
        case "", "s", "sec": 1_000_000_000
        case "m", "min": 60 * 1_000_000_000
        case "h": 3600 * 1_000_000_000
        case "d": 86400 * 1_000_000_000
        default: nil
        }
    }
}
