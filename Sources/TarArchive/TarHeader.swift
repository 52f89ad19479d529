/// The 512-byte header in front of every entry: where its fields lie and how numbers stand in them.
enum TarHeader {
    static let blockSize = 512

    static let name = 0..<100
    static let mode = 100..<108
    static let userID = 108..<116
    static let groupID = 116..<124
    static let size = 124..<136
    static let modified = 136..<148
    static let checksum = 148..<156
    static let typeFlag = 156
    static let linkName = 157..<257
    static let magic = 257..<263
    static let version = 263..<265
    static let deviceMajor = 329..<337
    static let deviceMinor = 337..<345
    static let prefix = 345..<500

    static let posixMagic = Array("ustar\0".utf8)

    /// Bytes of zeros up to the next block.
    static func paddingCount(for size: UInt64) -> Int {
        let rest = Int(size % UInt64(blockSize))
        return rest == 0 ? 0 : blockSize - rest
    }

    /// Whether the stated sum is right. Some old archivers summed signed bytes; both sums are accepted.
    static func checksumMatches(_ block: [UInt8]) -> Bool {
        guard case .value(let stated) = number(block[checksum]) else { return false }
        var unsigned = 0
        var signed = 0
        for (index, byte) in block.enumerated() {
            let counted = checksum.contains(index) ? UInt8(ascii: " ") : byte
            unsigned += Int(counted)
            signed += Int(Int8(bitPattern: counted))
        }
        return stated == Int64(unsigned) || stated == Int64(signed)
    }

    enum Number: Equatable {
        case value(Int64)
        case outOfRange
        case malformed
    }

    /// Reads octal digits between spaces and NULs, or GNU's base 256, which the first byte's highest bit announces.
    static func number(_ field: ArraySlice<UInt8>) -> Number {
        guard let first = field.first else { return .malformed }
        return first & 0x80 == 0 ? octal(field) : binary(field, first: first)
    }

    private static func octal(_ field: ArraySlice<UInt8>) -> Number {
        var rest = field.drop { $0 == UInt8(ascii: " ") }
        var value: Int64 = 0
        while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "7") {
            // Twelve octal digits are 36 bits: no overflow.
            value = value << 3 | Int64(byte - UInt8(ascii: "0"))
            rest.removeFirst()
        }
        return rest.allSatisfy { $0 == 0 || $0 == UInt8(ascii: " ") } ? .value(value) : .malformed
    }

    private static func binary(_ field: ArraySlice<UInt8>, first: UInt8) -> Number {
        // The bit below the announcing one is the sign; the rest is two's complement, highest byte first.
        let isNegative = first & 0x40 != 0
        let fill: UInt8 = isNegative ? 0xFF : 0
        var bytes = Array(field)
        bytes[0] = isNegative ? first | 0x80 : first & 0x7F
        let (high, low) = (bytes.dropLast(8), bytes.suffix(8))
        guard high.allSatisfy({ $0 == fill }) else { return .outOfRange }
        var bits: UInt64 = isNegative ? .max : 0
        for byte in low { bits = bits << 8 | UInt64(byte) }
        let value = Int64(bitPattern: bits)
        return (value < 0) == isNegative ? .value(value) : .outOfRange
    }

    /// The bytes of a name up to the first NUL.
    static func text(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        field.prefix { $0 != 0 }
    }
}
