/// Formatted text before it is written: pieces of ASCII, or one character, with padding around and between them.
///
/// Lengths count characters. The fill can be any code point, so the text is ASCII only if the fill is.
package struct PaddedText: Equatable, Sendable {
    /// What comes last before the right padding.
    package enum Tail: Equatable, Sendable {
        /// Digits and what belongs to them.
        case ascii([UInt8])
        /// One character of any script.
        case character(UInt32)

        /// Characters.
        package var count: Int {
            switch self {
            case .ascii(let bytes): bytes.count
            case .character: 1
            }
        }
    }

    /// The code point that pads.
    package var fill: UInt32 = 0x20
    /// Padding in front.
    package var left = 0
    /// Sign and prefix.
    package var head: [UInt8] = []
    /// Padding between the head and the tail.
    package var inner = 0
    /// The rest.
    package var tail: Tail
    /// Padding at the end.
    package var right = 0

    /// Without padding.
    init(head: [UInt8] = [], tail: Tail) {
        self.head = head
        self.tail = tail
    }

    /// Characters of the whole text.
    package var count: Int { left + head.count + inner + tail.count + right }

    /// Whether every character is ASCII.
    package var isASCII: Bool {
        if case .character(let character) = tail, character > 0x7F { return false }
        return fill <= 0x7F || left + inner + right == 0
    }

    /// Adds padding up to a width.
    mutating func pad(to width: Int, align: FormatSpec.Alignment) {
        let missing = width - count
        guard missing > 0 else { return }
        switch align {
        case .left: right = missing
        case .right: left = missing
        case .center:
            left = missing / 2
            right = missing - left
        case .afterSign: inner = missing
        }
    }

    /// The text as bytes; meaningful when `isASCII`.
    package var ascii: [UInt8] {
        if case .ascii(let bytes) = tail, bytes.count == count { return bytes }
        return write { UInt8(truncatingIfNeeded: $0) }
    }

    /// The text as code points.
    package var codePoints: [UInt32] { write { $0 } }

    /// The text with characters of any width.
    @inlinable
    package func write<Unit: FixedWidthInteger>(_ unit: (UInt32) -> Unit) -> [Unit] {
        let pad = unit(fill)
        var output: [Unit] = []
        output.reserveCapacity(count)
        output += repeatElement(pad, count: left)
        for byte in head { output.append(unit(UInt32(byte))) }
        output += repeatElement(pad, count: inner)
        switch tail {
        case .ascii(let bytes):
            for byte in bytes { output.append(unit(UInt32(byte))) }
        case .character(let character): output.append(unit(character))
        }
        output += repeatElement(pad, count: right)
        return output
    }
}
