/// Base 64.
extension UnsafeMutablePointer where Pointee == Machine {
    private static func digit(_ value: UInt8) -> UInt8 {
        switch value & 63 {
        case 0..<26: 0x41 + value & 63
        case 26..<52: 0x61 + (value & 63) - 26
        case 52..<62: 0x30 + (value & 63) - 52
        case 62: 0x2B
        default: 0x2F
        }
    }

    private static func digitValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }

    func base64(_ view: TextView, newline: Bool) throws(Raised) -> Value {
        let groups = view.count / 3 + (view.count % 3 == 0 ? 0 : 1)
        let (digits, overflow) = groups.multipliedReportingOverflow(by: 4)
        if overflow { throw exceed(.memory) }
        let length = digits + (newline ? 1 : 0)
        if length == 0 { return pointee.emptyBytes }
        try charge(length >> 3)
        let result = try newBytes(count: length)
        let target = result.pointee.storage
        for group in 0..<groups {
            let start = group * 3
            let first = view.bytes[start]
            let second = start + 1 < view.count ? view.bytes[start + 1] : 0
            let third = start + 2 < view.count ? view.bytes[start + 2] : 0
            target[group * 4] = Self.digit(first >> 2)
            target[group * 4 + 1] = Self.digit((first & 3) << 4 | second >> 4)
            target[group * 4 + 2] = start + 1 < view.count ? Self.digit((second & 15) << 2 | third >> 6) : 0x3D
            target[group * 4 + 3] = start + 2 < view.count ? Self.digit(third & 63) : 0x3D
        }
        if newline { target[digits] = 0x0A }
        return finish(result)
    }

    func decodeBase64(_ view: TextView, strict: Bool, _ error: TypePointer) throws(Raised) -> Value {
        try charge(view.count >> 3)
        try reserve(view.count)
        var result: [UInt8] = []
        result.reserveCapacity(view.count / 4 * 3 + 3)
        if strict, view.count > 0, view.bytes[0] == 0x3D { throw raise(error, "Leading padding not allowed") }
        var place = 0
        var left: UInt8 = 0
        var pads = 0
        var sawPadding = false
        for index in 0..<view.count {
            let byte = view.bytes[index]
            if byte == 0x3D {
                sawPadding = true
                if place >= 2 {
                    pads += 1
                    if place + pads >= 4 {
                        // What comes behind a complete group with padding is nothing.
                        if strict, index + 1 < view.count { throw raise(error, "Excess data after padding") }
                        return try makeBytes(result)
                    }
                }
                continue
            }
            guard let value = Self.digitValue(byte) else {
                if strict { throw raise(error, "Only base64 data is allowed") }
                continue
            }
            if strict, sawPadding { throw raise(error, "Discontinuous padding not allowed") }
            pads = 0
            switch place {
            case 0: left = value
            case 1:
                result.append(left << 2 | value >> 4)
                left = value & 15
            case 2:
                result.append(left << 4 | value >> 2)
                left = value & 3
            default: result.append(left << 6 | value)
            }
            place = (place + 1) & 3
        }
        if place == 1 {
            throw raise(
                error,
                "Invalid base64-encoded string: number of data characters (\(result.count / 3 * 4 + 1)) cannot be 1 more than a multiple of 4"
            )
        }
        if place != 0 { throw raise(error, "Incorrect padding") }
        return try makeBytes(result)
    }
}
