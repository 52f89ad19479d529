/// A source text made ready for the tokenizer: UTF-8 without a byte order mark, lines ending in `\n`.
struct SourceText {
    /// Zero bytes behind the end, so that the tokenizer may look ahead without asking whether there is more. A source
    /// text itself has none.
    static let padding = 4

    /// The text, then `padding` zeros.
    let bytes: [UInt8]
    /// The number of bytes without the padding.
    let count: Int

    init(_ source: [UInt8], limits: SyntaxLimits) throws(SyntaxFailure) {
        let start = SourcePosition(line: 1, column: 0)
        guard source.count <= min(limits.maximumSourceBytes, Int(Int32.max) - 16) else {
            throw SyntaxFailure(
                "source of \(source.count) bytes is longer than \(limits.maximumSourceBytes)", kind: .limit,
                start: start)
        }
        let hasMark = source.starts(with: [0xEF, 0xBB, 0xBF])
        let encoding = try SourceEncoding(declaredIn: source, hasMark: hasMark)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count + Self.padding)
        if !source.contains(13), !hasMark, encoding == .utf8 {
            bytes.append(contentsOf: source)
        } else {
            Self.append(source.dropFirst(hasMark ? 3 : 0), in: encoding, to: &bytes)
        }
        if bytes.contains(0) {
            throw SyntaxFailure("source code cannot contain null bytes", start: start)
        }
        if encoding != .latin1 {
            try Self.validate(bytes, in: encoding)
        }
        count = bytes.count
        for _ in 0..<Self.padding { bytes.append(0) }
        self.bytes = bytes
    }

    private static func append(_ source: ArraySlice<UInt8>, in encoding: SourceEncoding, to bytes: inout [UInt8]) {
        var previous: UInt8 = 0
        for byte in source {
            switch byte {
            case 10 where previous == 13: break
            case 13: bytes.append(10)
            case 128... where encoding == .latin1:
                bytes.append(0xC0 | byte >> 6)
                bytes.append(0x80 | byte & 0x3F)
            default: bytes.append(byte)
            }
            previous = byte
        }
    }

    private static func validate(_ bytes: [UInt8], in encoding: SourceEncoding) throws(SyntaxFailure) {
        guard let first = bytes.firstIndex(where: { $0 >= 128 }) else { return }
        if encoding == .utf8, UTF8Validation.firstError(in: bytes, from: first) == nil { return }
        let place = encoding == .utf8 ? UTF8Validation.firstError(in: bytes, from: first) ?? first : first
        let line = bytes[..<place].count { $0 == 10 } + 1
        let hexadecimal = String(bytes[place], radix: 16)
        let message =
            switch encoding {
            case .ascii:
                "(unicode error) 'ascii' codec can't decode byte 0x\(hexadecimal) in position \(place): "
                    + "ordinal not in range(128)"
            default:
                "(unicode error) 'utf-8' codec can't decode byte 0x\(hexadecimal) in position \(place): "
                    + UTF8Validation.reason(in: bytes, at: place)
            }
        throw SyntaxFailure(message, start: SourcePosition(line: Int32(clamping: line), column: 0))
    }

    /// A line without its line break. Only for error messages: it scans from the start.
    static func line(_ number: Int32, of source: [UInt8]) -> String {
        var line: Int32 = 1
        var start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while line < number {
            guard let end = source[start...].firstIndex(where: { $0 == 10 || $0 == 13 }) else { return "" }
            start = end + 1
            if source[end] == 13, start < source.count, source[start] == 10 { start += 1 }
            line += 1
        }
        let end = source[start...].firstIndex { $0 == 10 || $0 == 13 } ?? source.count
        return String(decoding: source[start..<end].prefix { $0 != 0 }, as: UTF8.self)
    }
}
