/// Makes the output of hostile code safe to show on the operator's terminal.
///
/// Terminals obey what they are sent: sequences can rewrite the screen, fill the clipboard, or make the terminal type
/// an answer into the shell. Text, line ends, tabs, carriage returns and colours (SGR) pass; every other control
/// character is shown as text, so that nothing is lost and nothing is obeyed.
package struct TerminalFilter {
    private enum State {
        case ground
        case escape
        /// Inside `ESC [`, with what came so far.
        case sequence([UInt8])
        /// Inside a character of several bytes: what came so far and how many bytes are to come.
        case character([UInt8], Int)
    }

    /// A filter at the beginning of a stream.
    package init() {}

    private var state = State.ground
    private var isColoured = false
    private static let longestSequence = 64

    /// The bytes to show for the next piece of output.
    package mutating func filter(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var shown: [UInt8] = []
        for byte in bytes { take(byte, &shown) }
        return shown
    }

    /// What to show at the end: what was held back, and the colours put back.
    package mutating func finish() -> [UInt8] {
        var shown: [UInt8] = []
        flush(&shown)
        if isColoured { shown += Array("\u{1B}[0m".utf8) }
        isColoured = false
        return shown
    }

    private mutating func take(_ byte: UInt8, _ shown: inout [UInt8]) {
        switch state {
        case .ground: begin(byte, &shown)
        case .escape:
            if byte == UInt8(ascii: "[") {
                state = .sequence([])
            } else {
                flush(&shown)
                begin(byte, &shown)
            }
        case .sequence(var parameters):
            if byte == UInt8(ascii: "m") {
                shown += [0x1B, UInt8(ascii: "[")] + parameters + [byte]
                isColoured = true
                state = .ground
            } else if (0x30...0x3B).contains(byte), parameters.count < Self.longestSequence {
                parameters.append(byte)
                state = .sequence(parameters)
            } else {
                flush(&shown)
                begin(byte, &shown)
            }
        case .character(var bytes, let missing):
            guard byte & 0xC0 == 0x80 else {
                flush(&shown)
                begin(byte, &shown)
                return
            }
            bytes.append(byte)
            if missing > 1 {
                state = .character(bytes, missing - 1)
                return
            }
            state = .ground
            let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
            if let scalar, scalar.value >= 0xA0 {
                shown += bytes
            } else if let scalar {
                // The second set of control characters, which terminals obey like the first.
                shown += Array("\\u{\(String(scalar.value, radix: 16))}".utf8)
            } else {
                bytes.forEach { show($0, &shown) }
            }
        }
    }

    private mutating func begin(_ byte: UInt8, _ shown: inout [UInt8]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x09, 0x0A, 0x0D, 0x20..<0x7F: shown.append(byte)
        case 0xC2..<0xE0: state = .character([byte], 1)
        case 0xE0..<0xF0: state = .character([byte], 2)
        case 0xF0..<0xF5: state = .character([byte], 3)
        default: show(byte, &shown)
        }
    }

    /// Shows what was held back in a way that no terminal obeys.
    private mutating func flush(_ shown: inout [UInt8]) {
        switch state {
        case .ground: break
        case .escape: show(0x1B, &shown)
        case .sequence(let parameters):
            show(0x1B, &shown)
            shown += [UInt8(ascii: "[")] + parameters
        case .character(let bytes, _): bytes.forEach { show($0, &shown) }
        }
        state = .ground
    }

    private func show(_ byte: UInt8, _ shown: inout [UInt8]) {
        if byte < 0x20 {
            shown += [UInt8(ascii: "^"), byte + 0x40]
        } else if byte == 0x7F {
            shown += Array("^?".utf8)
        } else {
            shown += Array("\\x\(String(byte, radix: 16))".utf8)
        }
    }

    /// A name that hostile code chose, in one line of plain text.
    package static func name(_ bytes: [UInt8]) -> String {
        var filter = TerminalFilter()
        var shown: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x1B: filter.show(byte, &shown)
            case UInt8(ascii: "\\"): shown += Array("\\\\".utf8)
            default: filter.take(byte, &shown)
            }
        }
        filter.flush(&shown)
        return String(decoding: shown, as: UTF8.self)
    }
}
