/// Text to match, in code units of a fixed width.
package struct RegexSubject {
    /// How many bytes a code unit has.
    package enum Width: UInt8, Sendable { case one = 1, two = 2, four = 4 }

    package let base: UnsafeRawPointer
    package let count: Int
    package let width: Width

    /// - Parameter base: aligned for the width, valid as long as the subject is used.
    package init(base: UnsafeRawPointer, count: Int, width: Width) {
        self.base = base
        self.count = count
        self.width = width
    }

    /// Lends code units as a subject.
    package static func with<Unit: FixedWidthInteger & UnsignedInteger, Result, Failure: Error>(
        _ units: [Unit], _ body: (RegexSubject) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let width = Width(rawValue: UInt8(MemoryLayout<Unit>.size)) ?? .four
        return try withUnsafeTemporary(units, width, body)
    }

    private static func withUnsafeTemporary<Unit, Result, Failure: Error>(
        _ units: [Unit], _ width: Width, _ body: (RegexSubject) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try units.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
            var nothing: UInt32 = 0
            guard let base = buffer.baseAddress else {
                return try withUnsafePointer(to: &nothing) { (pointer) throws(Failure) -> Result in
                    try body(RegexSubject(base: pointer, count: 0, width: width))
                }
            }
            return try body(RegexSubject(base: base, count: buffer.count, width: width))
        }
    }
}

/// Where a match has to begin and end.
package enum MatchMode: Sendable {
    /// It begins where the search does.
    case match
    /// It is all of the text.
    case fullmatch
    /// It may begin anywhere.
    case search
}
