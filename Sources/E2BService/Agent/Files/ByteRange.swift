import HTTPTypes

/// The part of a file that a request asks for (RFC 9110, 14.2); several parts at once are answered by the whole.
enum ByteRange: Equatable {
    case whole
    case part(Range<Int64>)
    case unsatisfiable

    static func read(_ headers: HTTPFields, size: Int64, tag: String) -> ByteRange {
        guard let text = headers[.range], text.hasPrefix("bytes="), !text.contains(",") else { return .whole }
        if let condition = headers[.ifRange], condition != tag { return .whole }
        let sides = text.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }) else {
            return .whole
        }
        if sides[0].isEmpty {
            guard let count = Int64(sides[1]) else { return .whole }
            return count == 0 ? .unsatisfiable : .part(max(size - count, 0)..<size)
        }
        guard let first = Int64(sides[0]) else { return .unsatisfiable }
        guard first < size else { return .unsatisfiable }
        guard !sides[1].isEmpty else { return .part(first..<size) }
        let last = Int64(sides[1]) ?? size - 1
        guard last >= first else { return .whole }
        return .part(first..<min(last, size - 1) + 1)
    }
}

/// Times as HTTP writes them.
enum HTTPDate {
    static func text(seconds: Int64) -> String {
        let text = RFC3339.text(seconds: seconds, nanoseconds: 0)
        let parts = text.prefix(19).split { $0 == "-" || $0 == "T" || $0 == ":" }
        guard parts.count == 6, let month = Int(parts[1]) else { return text }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let weekday = days[Int(((day % 7) + 7) % 7)]
        return "\(weekday), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
    }
}
