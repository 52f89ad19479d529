/// The records of a pax extension header that this module understands.
struct PaxRecords: Sendable {
    static let path = Array("path".utf8)
    static let linkPath = Array("linkpath".utf8)
    static let size = Array("size".utf8)
    static let modified = Array("mtime".utf8)
    static let userID = Array("uid".utf8)
    static let groupID = Array("gid".utf8)
    static let attributePrefix = Array("SCHILY.xattr.".utf8)
    private static let sparsePrefix = Array("GNU.sparse.".utf8)
    private static let single: Set<[UInt8]> = [path, linkPath, size, modified, userID, groupID]

    private(set) var values: [[UInt8]: [UInt8]] = [:]
    private(set) var byteCount = 0

    init() {}

    /// Reads records of the form `LENGTH KEY=VALUE\n`, where LENGTH counts the whole record.
    init(parsing bytes: [UInt8]) throws(TarError.Problem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            var length = 0
            var digits = 0
            while let byte = rest.dropFirst(digits).first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                length = length * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
                guard digits <= 9 else { throw .badExtension("a record's length has too many digits") }
            }
            guard digits > 0, rest.dropFirst(digits).first == UInt8(ascii: " ") else {
                throw .badExtension("a record does not begin with its length")
            }
            guard length > digits + 1, length <= rest.count else {
                throw .badExtension("a record's length does not fit the header")
            }
            let record = rest.prefix(length).dropFirst(digits + 1)
            guard record.last == UInt8(ascii: "\n") else { throw .badExtension("a record does not end its line") }
            let pair = record.dropLast()
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex else {
                throw .badExtension("a record without a key")
            }
            try set(Array(pair[..<equals]), to: Array(pair[(equals + 1)...]))
            rest = rest.dropFirst(length)
        }
    }

    private mutating func set(_ key: [UInt8], to value: [UInt8]) throws(TarError.Problem) {
        if key.starts(with: Self.sparsePrefix) { throw .unsupportedSparseFile }
        guard Self.single.contains(key) || key.starts(with: Self.attributePrefix) else { return }
        if let old = values.updateValue(value, forKey: key) {
            byteCount -= key.count + old.count
        }
        byteCount += key.count + value.count
    }

    /// Adds the records of a later header, which win.
    mutating func merge(_ later: PaxRecords) throws(TarError.Problem) {
        for (key, value) in later.values { try set(key, to: value) }
    }

    /// The value of a key; nil if it is missing or empty, which takes back what a global header said.
    func value(_ key: [UInt8]) -> [UInt8]? {
        guard let value = values[key], !value.isEmpty else { return nil }
        return value
    }

    /// The value of a key that holds a whole number.
    func number(_ key: [UInt8]) throws(TarError.Problem) -> UInt64? {
        guard let digits = value(key) else { return nil }
        let field = String(decoding: key, as: UTF8.self)
        guard digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            if digits.first == UInt8(ascii: "-") { throw .numberOutOfRange(field: field) }
            throw .badNumber(field: field)
        }
        guard let number = UInt64(String(decoding: digits, as: UTF8.self)), number <= UInt64(Int64.max) else {
            throw .numberOutOfRange(field: field)
        }
        return number
    }

    /// The value of a key that holds seconds with a fraction, possibly negative.
    func timestamp(_ key: [UInt8]) throws(TarError.Problem) -> TarTimestamp? {
        guard let text = value(key) else { return nil }
        let field = String(decoding: key, as: UTF8.self)
        let isNegative = text.first == UInt8(ascii: "-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty,
            parts.allSatisfy({ $0.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } })
        else { throw .badNumber(field: field) }
        guard var seconds = Int64(String(decoding: whole, as: UTF8.self)) else {
            throw .numberOutOfRange(field: field)
        }
        var nanoseconds: UInt32 = 0
        if parts.count == 2 {
            var digits = Array(parts[1].prefix(9))
            while digits.count < 9 { digits.append(UInt8(ascii: "0")) }
            for digit in digits { nanoseconds = nanoseconds * 10 + UInt32(digit - UInt8(ascii: "0")) }
        }
        if isNegative {
            seconds = -seconds
            if nanoseconds > 0 {
                seconds -= 1
                nanoseconds = 1_000_000_000 - nanoseconds
            }
        }
        return TarTimestamp(seconds: seconds, nanoseconds: nanoseconds)
    }

    /// The extended attributes; an empty value is one.
    func extendedAttributes() throws(TarError.Problem) -> [String: [UInt8]] {
        var attributes: [String: [UInt8]] = [:]
        for (key, value) in values where key.starts(with: Self.attributePrefix) {
            let bytes = key.dropFirst(Self.attributePrefix.count)
            guard !bytes.isEmpty, !bytes.contains(0), let name = String(validating: bytes, as: UTF8.self) else {
                throw .badExtension("the name of an extended attribute is not text")
            }
            attributes[name] = value
        }
        return attributes
    }

    /// One record, its length included in its length.
    static func encoded(_ key: [UInt8], _ value: [UInt8]) -> [UInt8] {
        let body = key.count + value.count + 3
        var length = body
        while body + String(length).utf8.count != length { length = body + String(length).utf8.count }
        return Array(String(length).utf8) + [UInt8(ascii: " ")] + key + [UInt8(ascii: "=")] + value
            + [UInt8(ascii: "\n")]
    }
}

extension TarError.Problem: Error {}
