import HTTPServing

/// Reads `multipart/form-data` (RFC 7578) piece by piece; nothing but headers and the length of a boundary is kept.
final class MultipartReader {
    struct Part {
        var name: String
        var fileName: String?
    }

    private let delimiter: [UInt8]
    private let source: () async throws -> [UInt8]?
    private var buffered: [UInt8] = []
    private var hasEnded = false
    private var isInPart = false
    private var hasBegun = false
    private var isClosed = false

    private static let headerLimit = 16 << 10

    init(boundary: String, source: @escaping () async throws -> [UInt8]?) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.source = source
        // The first boundary has no line before it.
        buffered = [0x0D, 0x0A]
    }

    /// The boundary of a content type; nil where it is missing or malformed.
    static func boundary(of type: String) -> String? {
        for parameter in type.split(separator: ";").dropFirst() {
            let sides = parameter.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == "boundary" else { continue }
            let text = sides[1].filter { $0 != "\"" && $0 != " " }
            return (1...70).contains(text.utf8.count) ? String(text) : nil
        }
        return nil
    }

    /// The next part, what is left of the one before being skipped; nil after the last.
    func nextPart() async throws -> Part? {
        if !hasBegun {
            hasBegun = true
            isInPart = true
        }
        while isInPart { if try await nextPiece() == nil { break } }
        guard !isClosed else { return nil }
        let headers = try await headerLines()
        isInPart = true
        for line in headers where line.lowercased().hasPrefix("content-disposition:") {
            guard let name = Self.parameter("name", of: line) else {
                throw E2BFailure.badRequest("a part of the upload has no name")
            }
            return Part(name: name, fileName: Self.parameter("filename", of: line))
        }
        throw E2BFailure.badRequest("a part of the upload has no Content-Disposition")
    }

    /// The next piece of the current part's contents, or nil at its end.
    func nextPiece() async throws -> [UInt8]? {
        guard isInPart else { return nil }
        while true {
            if let place = find(delimiter) {
                if place > 0 {
                    let piece = Array(buffered[..<place])
                    buffered.removeFirst(place)
                    return piece
                }
                // The boundary is at the front: what follows decides whether it was the last one.
                guard try await fill(to: delimiter.count + 2) else { throw Self.incomplete }
                let next = Array(buffered[delimiter.count..<delimiter.count + 2])
                buffered.removeFirst(delimiter.count + 2)
                isInPart = false
                switch next {
                case [0x0D, 0x0A]: return nil
                case [0x2D, 0x2D]:
                    isClosed = true
                    return nil
                default: throw E2BFailure.badRequest("a boundary of the upload is malformed")
                }
            }
            // What could be the beginning of a boundary is kept.
            let free = buffered.count - delimiter.count + 1
            if free > 0 {
                let piece = Array(buffered[..<free])
                buffered.removeFirst(free)
                return piece
            }
            guard try await fill(to: buffered.count + 1) else { throw Self.incomplete }
        }
    }

    private static let incomplete = E2BFailure.badRequest("the upload ends before its last boundary")

    private func fill(to count: Int) async throws -> Bool {
        while buffered.count < count {
            guard let piece = try await source() else { return false }
            buffered.append(contentsOf: piece)
        }
        return true
    }

    private func headerLines() async throws -> [String] {
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        while true {
            if let place = find(end) {
                let text = String(decoding: buffered[..<place], as: UTF8.self)
                buffered.removeFirst(place + 4)
                return text.split(separator: "\r\n").map(String.init)
            }
            guard buffered.count <= Self.headerLimit else {
                throw E2BFailure.badRequest("the headers of a part are longer than \(Self.headerLimit) bytes")
            }
            guard try await fill(to: buffered.count + 1) else { throw Self.incomplete }
        }
    }

    /// Where a pattern begins; by its first byte, which is rare in most files.
    private func find(_ pattern: [UInt8]) -> Int? {
        guard buffered.count >= pattern.count else { return nil }
        return buffered.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var index = 0
                let last = bytes.count - pattern.count
                while index <= last {
                    if bytes[index] == pattern[0] {
                        var length = 1
                        while length < pattern.count, bytes[index + length] == pattern[length] { length += 1 }
                        if length == pattern.count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }
    }

    /// A parameter of a header line; within quotes browsers and clients write `%22` for a quote and `%0D%0A` for a line
    /// break, or a backslash before the quote.
    private static func parameter(_ name: String, of line: String) -> String? {
        var rest = line[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " }
            guard rest.lowercased().hasPrefix(name + "=") else { continue }
            rest = rest.dropFirst(name.count + 1)
            guard rest.first == "\"" else { return String(rest.prefix { $0 != ";" && $0 != " " }) }
            var value = ""
            var isEscaped = false
            for character in rest.dropFirst() {
                if isEscaped {
                    value.append(character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "\"" {
                    return value.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
                } else {
                    value.append(character)
                }
            }
            return nil
        }
        return nil
    }
}
