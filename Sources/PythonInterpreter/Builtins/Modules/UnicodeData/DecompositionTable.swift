/// What characters decompose into, and what composes again. Made when first asked for.
struct DecompositionTable: Sendable {
    struct Form {
        /// The number of the tag; nil for canonical forms.
        let tag: UInt8?
        let start: Int32
        let count: Int32
    }

    static let shared = DecompositionTable()

    static let tags = [
        "font", "noBreak", "initial", "medial", "final", "isolated", "circle", "super", "sub", "vertical", "wide",
        "narrow", "small", "square", "fraction", "compat",
    ]

    private var forms: [UInt32: Form] = [:]
    private var parts: [UInt32] = []
    /// Pairs of characters to the one that stands for both.
    private var pairs: [UInt64: UInt32] = [:]

    private init() {
        forms.reserveCapacity(6000)
        read(CanonicalForms.entries)
        read(CompatibilityForms.entries)
        for (point, form) in forms where form.tag == nil && form.count == 2 {
            guard let scalar = Unicode.Scalar(point), !scalar.properties.isFullCompositionExclusion else { continue }
            let first = parts[Int(form.start)]
            let second = parts[Int(form.start) + 1]
            pairs[UInt64(first) << 32 | UInt64(second)] = point
        }
    }

    private mutating func read(_ table: String) {
        var point: UInt32 = 0
        var numbers: [UInt32] = []
        var number: UInt32 = 0
        var tag: UInt8?
        var isRun = false
        func digit(_ byte: UInt8) -> UInt32? {
            switch byte {
            case 0x30...0x39: UInt32(byte) - 0x30
            case 0x61...0x66: UInt32(byte) - 0x57
            default: nil
            }
        }
        for byte in Array(table.utf8) + [0x20] {
            if let value = digit(byte) {
                number = number << 4 | value
                continue
            }
            switch byte {
            case 0x2B:
                numbers.append(number)
            case 0x2A:
                numbers.append(number)
                isRun = true
            case 0x20, 0x0A:
                if !isRun { numbers.append(number) }
                let count = isRun ? number : 1
                for step in 0..<count {
                    let start = Int32(parts.count)
                    parts.append(contentsOf: isRun ? [numbers[0] + step] : numbers)
                    forms[point + step] = Form(tag: tag, start: start, count: Int32(parts.count) - start)
                }
                point += count - 1
                numbers = []
                isRun = false
            default:
                // The distance ends where the tag stands.
                point += number
                tag = byte == 0x3E ? nil : byte - 0x47
            }
            number = 0
        }
    }

    /// The characters that stand for one, and the name of the tag; nil if it stands for itself.
    func form(_ point: UInt32) -> (tag: String?, points: ArraySlice<UInt32>)? {
        guard let form = forms[point] else { return nil }
        return (
            form.tag.map { Self.tags[Int($0)] }, parts[Int(form.start)..<Int(form.start) + Int(form.count)]
        )
    }

    func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if (0x1100..<0x1113).contains(first), (0x1161..<0x1176).contains(second) {
            return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        }
        if (0xAC00...0xD7A3).contains(first), (first - 0xAC00) % 28 == 0, (0x11A8..<0x11C3).contains(second) {
            return first + second - 0x11A7
        }
        return pairs[UInt64(first) << 32 | UInt64(second)]
    }

    /// Calls a function with the characters of the full decomposition.
    func decompose(_ point: UInt32, compatibly: Bool, _ body: (UInt32) -> Void) {
        if (0xAC00...0xD7A3).contains(point) {
            let index = point - 0xAC00
            body(0x1100 + index / 588)
            body(0x1161 + index % 588 / 28)
            if index % 28 != 0 { body(0x11A7 + index % 28) }
            return
        }
        guard point >= 0xA0, let form = forms[point], compatibly || form.tag == nil else { return body(point) }
        // Forms are made of forms, a few levels deep.
        for part in parts[Int(form.start)..<Int(form.start) + Int(form.count)] {
            decompose(part, compatibly: compatibly, body)
        }
    }
}
