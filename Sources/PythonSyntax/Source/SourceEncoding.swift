/// The encoding of a source text (PEP 263).
enum SourceEncoding {
    case utf8, latin1, ascii

    /// Reads the declaration in the first two lines, if any.
    init(declaredIn source: [UInt8], hasMark: Bool) throws(SyntaxFailure) {
        guard let name = Self.declaredName(in: source.dropFirst(hasMark ? 3 : 0)) else {
            self = .utf8
            return
        }
        let normal = String(decoding: name.prefix(12).map { $0 == 95 ? 45 : $0 | 0x20 }, as: UTF8.self)
        let encoding: SourceEncoding? =
            if normal == "utf-8" || normal.hasPrefix("utf-8-") || normal == "utf8" || normal == "utf-8-sig" {
                .utf8
            } else if ["latin-1", "iso-8859-1", "iso-latin-1", "latin1", "iso8859-1", "l1"].contains(normal)
                || normal.hasPrefix("latin-1-")
            {
                .latin1
            } else if ["ascii", "us-ascii"].contains(normal) {
                .ascii
            } else {
                nil
            }
        let spelling = String(decoding: name, as: UTF8.self)
        let start = SourcePosition(line: 1, column: 0)
        guard let encoding else { throw SyntaxFailure("unknown encoding: \(spelling)", start: start) }
        if hasMark, encoding != .utf8 {
            throw SyntaxFailure("encoding problem: \(spelling) with BOM", start: start)
        }
        self = encoding
    }

    /// What follows `coding:` or `coding=` in a comment that stands alone in the first line, or in the second where the
    /// first holds no code.
    private static func declaredName(in source: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = source
        for _ in 0..<2 {
            let line = rest.prefix { $0 != 10 && $0 != 13 }
            let content = line.drop { $0 == 32 || $0 == 9 || $0 == 12 }
            guard content.isEmpty || content.first == 35 else { return nil }
            if let name = name(in: content) { return name }
            rest = rest.dropFirst(line.count)
            rest = rest.dropFirst(rest.starts(with: [13, 10]) ? 2 : 1)
        }
        return nil
    }

    private static func name(in comment: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let word = Array("coding".utf8)
        var index = comment.startIndex
        while index + word.count < comment.endIndex {
            let next = index + word.count
            if comment[index..<next].elementsEqual(word), comment[next] == 58 || comment[next] == 61 {
                let name = comment[(next + 1)...].drop { $0 == 32 || $0 == 9 }.prefix { byte in
                    switch byte {
                    case 48...57, 65...90, 97...122, 45, 46, 95: true
                    default: false
                    }
                }
                if !name.isEmpty { return name }
            }
            index += 1
        }
        return nil
    }
}
