/// Separators between groups of digits.
enum DigitGroups {
    /// Characters that digits take with separators between groups counted from the right, and with zeros in front so
    /// that they take at least a width. A separator never comes first, so that there may be one digit more.
    static func digitCount(_ count: Int, size: Int, hasSeparator: Bool, width: Int) -> Int {
        guard count > 0, width > 0 else { return count }
        guard hasSeparator else { return max(count, width) }
        var digits = width - width / (size + 1)
        if length(digits, size: size) < width { digits += 1 }
        return max(count, digits)
    }

    /// Characters of digits with their separators.
    static func length(_ digits: Int, size: Int) -> Int {
        digits > 0 ? IntegerSize.saturated(digits, (digits - 1) / size) : 0
    }

    /// Digits with zeros in front up to a count, and separators counted from the right.
    static func whole(_ digits: [UInt8], count: Int, size: Int, separator: UInt8?) -> [UInt8] {
        let zeros = max(count - digits.count, 0)
        guard let separator else {
            return zeros == 0 ? digits : [UInt8](repeating: UInt8(ascii: "0"), count: zeros) + digits
        }
        var output: [UInt8] = []
        output.reserveCapacity(length(digits.count + zeros, size: size))
        let total = digits.count + zeros
        for index in 0..<total {
            if index > 0, (total - index) % size == 0 { output.append(separator) }
            output.append(index < zeros ? UInt8(ascii: "0") : digits[index - zeros])
        }
        return output
    }

    /// Digits with separators counted from the left.
    static func fraction(_ digits: [UInt8], separator: UInt8?) -> [UInt8] {
        guard let separator else { return digits }
        var output: [UInt8] = []
        output.reserveCapacity(length(digits.count, size: 3))
        for (index, digit) in digits.enumerated() {
            if index > 0, index % 3 == 0 { output.append(separator) }
            output.append(digit)
        }
        return output
    }
}
