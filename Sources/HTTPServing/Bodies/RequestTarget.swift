/// The path and the query of a request, decoded strictly.
public struct RequestTarget: Sendable, Hashable {
    /// The path's parts, each percent-decoded after the path was split: an encoded slash is part of a name.
    public var segments: [String]
    /// The query's values by name, in order.
    public var query: [(name: String, value: String)] {
        get { zip(queryNames, queryValues).map { ($0, $1) } }
    }
    private var queryNames: [String]
    private var queryValues: [String]

    /// Decodes a target; nil when an escape is broken, a decoded text is no UTF-8 or has a NUL.
    public init?(_ target: String) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        segments = []
        queryNames = []
        queryValues = []
        var raw = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
        if raw.first?.isEmpty == true { raw.removeFirst() }
        if raw.last?.isEmpty == true { raw.removeLast() }
        for segment in raw {
            guard let decoded = PercentCoding.decode(segment, plusIsSpace: false) else { return nil }
            segments.append(decoded)
        }
        guard parts.count == 2 else { return }
        for pair in parts[1].split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(sides[0], plusIsSpace: true),
                let value = PercentCoding.decode(sides.count == 2 ? sides[1] : "", plusIsSpace: true)
            else { return nil }
            queryNames.append(name)
            queryValues.append(value)
        }
    }

    /// The first value of a name.
    public subscript(name: String) -> String? {
        zip(queryNames, queryValues).first { $0.0 == name }?.1
    }
}

/// Percent-encoding (RFC 3986) and that of forms.
public enum PercentCoding {
    /// The text that is meant; nil when an escape is broken, the result is no UTF-8 or has a NUL.
    public static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexadecimal), let low = iterator.next().flatMap(hexadecimal)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
