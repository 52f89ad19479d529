extension TextFolding {
    /// What a method of a known text, byte string, list or dictionary gives.
    mutating func call(
        _ name: String, of receiver: Value, _ arguments: [Value], _ keywords: [(name: String?, value: Value)]
    ) -> Value {
        switch receiver {
        case .text(let text): return call(name, of: text, arguments, keywords)
        case .bytes(let bytes): return call(name, of: bytes, arguments)
        case .dictionary(let dictionary): return call(name, of: dictionary, arguments)
        case .sequence(let sequence):
            switch name {
            case "pop": return sequence.elements.isEmpty ? .unknown : .join(sequence.elements)
            case "copy": return receiver
            default: return .unknown
            }
        default: return .unknown
        }
    }

    private mutating func call(
        _ name: String, of folded: FoldedText, _ arguments: [Value], _ keywords: [(name: String?, value: Value)]
    ) -> Value {
        guard budget.takes(steps: folded.text.utf8.count) else { return .unknown }
        let built = max(Origin.built, folded.origin)
        switch name {
        case "join": return join(folded, arguments.first)
        case "format": return format(folded, arguments, keywords)
        case "format_map":
            guard case .dictionary(let dictionary)? = arguments.first else { return .unknown }
            let pairs = zip(dictionary.keys, dictionary.values).map { key, value in
                (name: shown(key)?.text, value: value)
            }
            return format(folded, [], pairs)
        case "lower", "casefold": return text(folded.text.lowercased(), built)
        case "upper": return text(folded.text.uppercased(), built)
        case "swapcase":
            let swapped = folded.text.utf8.map { byte in
                switch byte {
                case 0x41...0x5A: byte + 32
                case 0x61...0x7A: byte - 32
                default: byte
                }
            }
            return text(String(decoding: swapped, as: UTF8.self), built)
        case "strip", "lstrip", "rstrip":
            var characters = Set<Unicode.Scalar>(" \t\n\r\u{B}\u{C}".unicodeScalars)
            if let argument = arguments.first {
                guard case .text(let set) = argument else { return .unknown }
                characters = Set(set.text.unicodeScalars)
            }
            var scalars = folded.text.unicodeScalars[...]
            if name != "rstrip" { scalars = scalars.drop { characters.contains($0) } }
            if name != "lstrip" {
                while let last = scalars.last, characters.contains(last) { scalars.removeLast() }
            }
            return text(String(scalars), built)
        case "removeprefix", "removesuffix":
            guard case .text(let part)? = arguments.first else { return .unknown }
            if name == "removeprefix" {
                return text(
                    folded.text.hasPrefix(part.text) ? String(folded.text.dropFirst(part.text.count)) : folded.text,
                    built)
            }
            return text(
                folded.text.hasSuffix(part.text) ? String(folded.text.dropLast(part.text.count)) : folded.text, built)
        case "replace":
            guard arguments.count == 2, case .text(let old) = arguments[0], case .text(let new) = arguments[1],
                !old.text.isEmpty, budget.takes(steps: folded.text.utf8.count * old.text.utf8.count)
            else { return .unknown }
            return text(replaced(folded.text, old.text, new.text), max(built, new.origin))
        case "split", "rsplit":
            if let argument = arguments.first {
                guard arguments.count == 1, case .text(let separator) = argument, !separator.text.isEmpty,
                    budget.takes(steps: folded.text.utf8.count * separator.text.utf8.count)
                else {
                    return .unknown
                }
                return list(parts(folded.text, separator.text).map { .text(FoldedText(text: $0, origin: built)) })
            }
            return list(
                folded.text.split { $0.isWhitespace }.map { .text(FoldedText(text: String($0), origin: built)) })
        case "encode": return encode(folded, arguments)
        case "title", "capitalize":
            let text = folded.text
            return self.text(text.prefix(1).uppercased() + text.dropFirst().lowercased(), built)
        case "zfill", "ljust", "rjust", "center", "expandtabs", "translate", "partition", "rpartition": return .unknown
        default: return .unknown
        }
    }

    private mutating func join(_ separator: FoldedText, _ argument: Value?) -> Value {
        let elements: [Value]
        switch argument {
        case .sequence(let sequence): elements = sequence.elements
        case .text(let folded):
            guard folded.text.utf8.count <= Value.mostElements else { return .unknown }
            elements = folded.text.unicodeScalars.map { .text(FoldedText(text: String($0), origin: folded.origin)) }
        default: return .unknown
        }
        var result = ""
        var origin = max(Origin.built, separator.origin)
        for (index, element) in elements.enumerated() {
            guard case .text(let folded) = element else { return .unknown }
            if index > 0 { result += separator.text }
            result += folded.text
            origin = max(origin, folded.origin)
            guard result.utf8.count <= Value.mostText else { return .unknown }
        }
        return text(result, origin)
    }

    private func replaced(_ text: String, _ old: String, _ new: String) -> String {
        var result = ""
        for (index, part) in parts(text, old).enumerated() {
            if index > 0 { result += new }
            result += part
            if result.utf8.count > Value.mostText { return result }
        }
        return result
    }

    /// The parts of a text between separators, compared byte by byte.
    private func parts(_ text: String, _ separator: String) -> [String] {
        let bytes = Array(text.utf8)
        let mark = Array(separator.utf8)
        var parts: [String] = []
        var start = 0
        var index = 0
        while index + mark.count <= bytes.count {
            if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += mark.count
                start = index
            } else {
                index += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    private mutating func encode(_ folded: FoldedText, _ arguments: [Value]) -> Value {
        var encoding = "utf-8"
        if case .text(let name)? = arguments.first { encoding = name.text }
        if encoding.hasPrefix("rot") { return text(TextDecoding.rot13(folded.text), .decoded) }
        return bytes(Array(folded.text.utf8), folded.origin)
    }

    private mutating func call(_ name: String, of folded: FoldedBytes, _ arguments: [Value]) -> Value {
        switch name {
        case "decode":
            guard case .text(let encoding)? = arguments.first else {
                return text(String(decoding: folded.bytes, as: UTF8.self), max(.built, folded.origin))
            }
            return decode(folded, encoding.text)
        case "hex":
            let digits = folded.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            return text(digits.joined(), .built)
        case "join":
            guard case .sequence(let sequence)? = arguments.first else { return .unknown }
            var result: [UInt8] = []
            for (index, element) in sequence.elements.enumerated() {
                guard case .bytes(let part) = element, result.count <= Value.mostText else { return .unknown }
                if index > 0 { result += folded.bytes }
                result += part.bytes
            }
            return bytes(result, .built)
        default: return .unknown
        }
    }

    /// What `codecs.decode` and `bytes.decode` give.
    mutating func decode(_ folded: FoldedBytes, _ encoding: String) -> Value {
        switch encoding.lowercased() {
        case "hex", "hex_codec": return TextDecoding.hexadecimal(folded.bytes).map { bytes($0, .decoded) } ?? .unknown
        case "base64", "base64_codec", "base-64":
            return TextDecoding.base64(folded.bytes).map { bytes($0, .decoded) } ?? .unknown
        case "rot13", "rot_13", "rot-13":
            return text(TextDecoding.rot13(String(decoding: folded.bytes, as: UTF8.self)), .decoded)
        case "latin-1", "latin1", "iso-8859-1":
            var view = String.UnicodeScalarView()
            view.append(contentsOf: folded.bytes.map { Unicode.Scalar($0) })
            return text(String(view), max(.built, folded.origin))
        default: return text(String(decoding: folded.bytes, as: UTF8.self), max(.built, folded.origin))
        }
    }

    private mutating func call(_ name: String, of dictionary: FoldedDictionary, _ arguments: [Value]) -> Value {
        switch name {
        case "get", "pop", "setdefault":
            let fallback = arguments.count > 1 ? arguments[1] : .none
            guard case .text(let key)? = arguments.first else { return .join(dictionary.values + [fallback]) }
            return dictionary.value(of: key.text) ?? fallback
        case "values": return list(dictionary.values)
        case "keys": return list(dictionary.keys)
        case "items": return list(zip(dictionary.keys, dictionary.values).map { .list([$0, $1]) })
        case "copy": return .dictionary(dictionary)
        default: return .unknown
        }
    }
}
