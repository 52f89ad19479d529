/// Text that hostile code chose, made fit for a terminal: nothing in it moves the cursor, changes colours, reorders
/// what is read, or hides.
public enum TerminalText {
    /// A name on one line. A backslash is doubled, so that two different names never read the same.
    public static func escapedName(_ bytes: some Collection<UInt8>) -> String {
        escaped(bytes) { $0 == "\\" ? "\\\\" : nil }
    }

    /// Contents of a file: tabs and line ends stay, and so do backslashes, which code is full of.
    public static func escapedContents(_ bytes: some Collection<UInt8>) -> String {
        escaped(bytes) { $0 == "\t" || $0 == "\n" ? String($0) : nil }
    }

    private static func escaped(_ bytes: some Collection<UInt8>, _ special: (Unicode.Scalar) -> String?) -> String {
        var text = ""
        var rest = bytes.makeIterator()
        var decoder = UTF8ScalarReader()
        while let byte = rest.next() {
            for piece in decoder.take(byte) { append(piece, to: &text, special) }
        }
        for piece in decoder.finish() { append(piece, to: &text, special) }
        return text
    }

    private static func append(
        _ piece: UTF8ScalarReader.Piece, to text: inout String, _ special: (Unicode.Scalar) -> String?
    ) {
        switch piece {
        case .invalid(let byte): text += hexadecimal(UInt32(byte), "\\x", 2)
        case .scalar(let scalar):
            if let replacement = special(scalar) {
                text += replacement
            } else if scalar.value < 0x20 || scalar.value == 0x7F {
                text += hexadecimal(scalar.value, "\\x", 2)
            } else if deceives(scalar) {
                text += hexadecimal(scalar.value, "\\u{", 1) + "}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Control characters beyond ASCII, line separators, marks that reorder text, and characters without a width.
    private static func deceives(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32, _ prefix: String, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return prefix + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

/// Takes UTF-8 apart byte by byte and keeps the bytes that are none.
struct UTF8ScalarReader {
    enum Piece: Equatable {
        case scalar(Unicode.Scalar)
        case invalid(UInt8)
    }

    private var held: [UInt8] = []

    mutating func take(_ byte: UInt8) -> [Piece] {
        held.append(byte)
        var pieces: [Piece] = []
        while let first = held.first {
            let length = Self.length(of: first)
            guard length > 0 else {
                pieces.append(.invalid(held.removeFirst()))
                continue
            }
            let broken = held.dropFirst().contains { $0 & 0xC0 != 0x80 }
            if held.count < length && !broken { break }
            if !broken, let text = String(validating: held, as: UTF8.self), let scalar = text.unicodeScalars.first {
                pieces.append(.scalar(scalar))
                held = []
            } else {
                pieces.append(.invalid(held.removeFirst()))
            }
        }
        return pieces
    }

    mutating func finish() -> [Piece] {
        defer { held = [] }
        return held.map { .invalid($0) }
    }

    private static func length(of first: UInt8) -> Int {
        switch first {
        case 0..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
    }
}
