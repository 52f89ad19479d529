extension Tokenizer {
    mutating func scanNumber() throws(SyntaxFailure) {
        let start = offset
        if bytes[start] == 48 {
            switch bytes[start + 1] | 0x20 {
            case 120: try scanDigits(radix: 16, "hexadecimal")
            case 111: try scanDigits(radix: 8, "octal")
            case 98: try scanDigits(radix: 2, "binary")
            default: try scanZero()
            }
        } else if bytes[start] == 46 {
            try scanFraction()
        } else {
            try scanDecimalDigits()
            try scanRest("decimal")
        }
        append(.number, from: start)
    }

    private func digit(_ byte: UInt8, radix: UInt8) -> Bool {
        switch byte {
        case 48...57: byte - 48 < radix
        case 65...70, 97...102: radix == 16
        default: false
        }
    }

    private mutating func scanDigits(radix: UInt8, _ name: String) throws(SyntaxFailure) {
        offset += 2
        repeat {
            if bytes[offset] == 95 { offset += 1 }
            guard digit(bytes[offset], radix: radix) else {
                if bytes[offset] &- 48 < 10 {
                    throw failure(
                        "invalid digit '\(Unicode.Scalar(bytes[offset]))' in \(name) literal", behind: offset + 1)
                }
                throw failure("invalid \(name) literal", behind: offset)
            }
            while digit(bytes[offset], radix: radix) { offset += 1 }
        } while bytes[offset] == 95
        if bytes[offset] &- 48 < 10 {
            throw failure("invalid digit '\(Unicode.Scalar(bytes[offset]))' in \(name) literal", behind: offset + 1)
        }
        try verifyEnd(name)
    }

    /// A number that starts with 0 and is neither hexadecimal, octal nor binary.
    private mutating func scanZero() throws(SyntaxFailure) {
        let start = offset
        offset += 1
        var isNonzero = false
        while true {
            if bytes[offset] == 95 {
                guard bytes[offset + 1] &- 48 < 10 else {
                    throw failure("invalid decimal literal", behind: offset + 1)
                }
                offset += 1
            }
            guard bytes[offset] == 48 else { break }
            offset += 1
        }
        let zerosEnd = offset
        if bytes[offset] &- 48 < 10 {
            isNonzero = true
            try scanDecimalDigits()
        }
        switch bytes[offset] {
        case 46, 101, 69, 106, 74: try scanRest("decimal")
        default:
            if isNonzero {
                throw SyntaxFailure(
                    "leading zeros in decimal integer literals are not permitted; "
                        + "use an 0o prefix for octal integers", start: position(at: start), end: position(at: zerosEnd)
                )
            }
            try verifyEnd("decimal")
        }
    }

    private mutating func scanDecimalDigits() throws(SyntaxFailure) {
        while true {
            while bytes[offset] &- 48 < 10 { offset += 1 }
            guard bytes[offset] == 95 else { return }
            offset += 1
            guard bytes[offset] &- 48 < 10 else { throw failure("invalid decimal literal", behind: offset) }
        }
    }

    /// What may follow the digits before the point.
    private mutating func scanRest(_ name: String) throws(SyntaxFailure) {
        if bytes[offset] == 46 {
            try scanFraction()
        } else {
            try scanExponent(name)
        }
    }

    private mutating func scanFraction() throws(SyntaxFailure) {
        offset += 1
        if bytes[offset] &- 48 < 10 { try scanDecimalDigits() }
        try scanExponent("decimal")
    }

    private mutating func scanExponent(_ name: String) throws(SyntaxFailure) {
        if bytes[offset] | 0x20 == 101 {
            let sign = bytes[offset + 1] == 43 || bytes[offset + 1] == 45 ? 1 : 0
            if bytes[offset + 1 + sign] &- 48 < 10 {
                offset += 1 + sign
                try scanDecimalDigits()
            } else if sign == 1 {
                throw failure("invalid decimal literal", behind: offset + 2)
            } else {
                try verifyEnd(name)
                return
            }
        }
        if bytes[offset] | 0x20 == 106 {
            offset += 1
            try verifyEnd("imaginary")
        } else {
            try verifyEnd(name)
        }
    }

    /// A number may be followed by a keyword without a space, and by no other letter.
    private mutating func verifyEnd(_ name: String) throws(SyntaxFailure) {
        let byte = bytes[offset]
        guard Self.continuesName(byte), byte < 128 else { return }
        let next = (bytes[offset + 1], bytes[offset + 2])
        let isKeyword =
            switch byte {
            case 97: next == (110, 100)
            case 101: next == (108, 115) && bytes[offset + 3] == 101
            case 102: next == (111, 114)
            case 105: next.0 == 102 || next.0 == 110 || next.0 == 115
            case 111: next.0 == 114
            case 110: next == (111, 116)
            default: false
            }
        guard !isKeyword else {
            warnings.append(
                SyntaxWarning(
                    message: "invalid \(name) literal", range: SourceRange(start: position, end: position)))
            return
        }
        throw failure("invalid \(name) literal", behind: offset)
    }
}
