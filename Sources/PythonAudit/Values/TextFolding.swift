/// Operations on texts that are known.
struct TextFolding {
    var budget: FoldBudget

    /// A text, if the budget has room for it.
    mutating func text(_ text: String, _ origin: Origin) -> Value {
        budget.takes(bytes: text.utf8.count) ? .text(FoldedText(text: text, origin: origin)) : .unknown
    }

    mutating func bytes(_ bytes: [UInt8], _ origin: Origin) -> Value {
        budget.takes(bytes: bytes.count) ? .bytes(FoldedBytes(bytes: bytes, origin: origin)) : .unknown
    }

    mutating func list(_ elements: [Value]) -> Value {
        budget.takes(bytes: elements.count) ? .list(elements) : .unknown
    }

    /// Two texts, byte strings or lists in a row.
    mutating func concatenation(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.text(let left), .text(let right)): text(left.text + right.text, max(.built, left.origin, right.origin))
        case (.bytes(let left), .bytes(let right)):
            bytes(left.bytes + right.bytes, max(.built, left.origin, right.origin))
        case (.sequence(let left), .sequence(let right)): list(left.elements + right.elements)
        default: .unknown
        }
    }

    /// A text or byte string several times.
    mutating func repetition(_ value: Value, _ count: Int) -> Value {
        let count = max(0, count)
        switch value {
        case .text(let folded):
            guard folded.text.utf8.count.multipliedReportingOverflow(by: count).partialValue <= Value.mostText,
                count <= Value.mostText
            else { return .unknown }
            return text(String(repeating: folded.text, count: count), max(.built, folded.origin))
        case .bytes(let folded):
            guard count <= Value.mostText, folded.bytes.count * count <= Value.mostText else { return .unknown }
            return bytes([UInt8](repeatElement(folded.bytes, count: count).joined()), max(.built, folded.origin))
        default: return .unknown
        }
    }

    /// `value[index]`
    mutating func element(_ value: Value, at index: Int) -> Value {
        switch value {
        case .text(let folded):
            guard budget.takes(steps: folded.text.utf8.count) else { return .unknown }
            let scalars = Array(folded.text.unicodeScalars)
            guard let place = place(index, in: scalars.count) else { return .unknown }
            return text(String(scalars[place]), max(.built, folded.origin))
        case .bytes(let folded):
            return place(index, in: folded.bytes.count).map { .integer(Int(folded.bytes[$0])) } ?? .unknown
        case .sequence(let sequence):
            return place(index, in: sequence.elements.count).map { sequence.elements[$0] } ?? .unknown
        default: return .unknown
        }
    }

    private func place(_ index: Int, in count: Int) -> Int? {
        let place = index < 0 ? index + count : index
        return (0..<count).contains(place) ? place : nil
    }

    /// `value[lower:upper:step]`
    mutating func slice(_ value: Value, _ lower: Int?, _ upper: Int?, _ step: Int) -> Value {
        switch value {
        case .text(let folded):
            guard budget.takes(steps: folded.text.utf8.count) else { return .unknown }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: sliced(Array(folded.text.unicodeScalars), lower, upper, step))
            return text(String(view), max(.built, folded.origin))
        case .bytes(let folded): return bytes(sliced(folded.bytes, lower, upper, step), max(.built, folded.origin))
        case .sequence(let sequence): return list(sliced(sequence.elements, lower, upper, step))
        default: return .unknown
        }
    }

    private func sliced<Element>(_ elements: [Element], _ lower: Int?, _ upper: Int?, _ step: Int) -> [Element] {
        let count = elements.count
        guard step != 0 else { return [] }
        func bound(_ value: Int?, _ missing: Int, _ range: ClosedRange<Int>) -> Int {
            guard let value else { return missing }
            return min(
                max(value < 0 ? value.addingReportingOverflow(count).partialValue : value, range.lowerBound),
                range.upperBound)
        }
        if step > 0 {
            let start = bound(lower, 0, 0...count)
            let end = bound(upper, count, 0...count)
            return stride(from: start, to: end, by: min(step, count + 1)).map { elements[$0] }
        }
        let start = bound(lower, count - 1, -1...max(-1, count - 1))
        let end = bound(upper, -1, -1...max(-1, count - 1))
        return stride(from: start, to: end, by: max(step, -count - 1)).map { elements[$0] }
    }

    /// The text that `str()` gives.
    func shown(_ value: Value) -> FoldedText? {
        switch value {
        case .text(let text): text
        case .integer(let integer): FoldedText(text: String(integer))
        case .truth(let truth): FoldedText(text: truth ? "True" : "False")
        case .none: FoldedText(text: "None")
        case .symbol(let symbol): symbol.path.map { FoldedText(text: $0) }
        default: nil
        }
    }

    /// `text % values`, for the plain conversions.
    mutating func percent(_ format: FoldedText, _ value: Value) -> Value {
        var arguments: [Value]
        if case .sequence(let sequence) = value { arguments = sequence.elements } else { arguments = [value] }
        arguments.reverse()
        var result = ""
        var origin = max(Origin.built, format.origin)
        var scalars = format.text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard let conversion = scalars.next() else { return .unknown }
            if conversion == "%" {
                result += "%"
                continue
            }
            guard let argument = arguments.popLast() else { return .unknown }
            switch (conversion, argument) {
            case ("c", .integer(let code)):
                guard let code = UInt32(exactly: code), let character = Unicode.Scalar(code) else { return .unknown }
                result.unicodeScalars.append(character)
            case ("s", _), ("d", .integer), ("c", .text):
                guard let text = shown(argument) else { return .unknown }
                result += text.text
                origin = max(origin, text.origin)
            default: return .unknown
            }
            guard result.utf8.count <= Value.mostText else { return .unknown }
        }
        return text(result, origin)
    }

    /// `text.format(…)`, for fields without a format.
    mutating func format(_ format: FoldedText, _ arguments: [Value], _ keywords: [(name: String?, value: Value)])
        -> Value
    {
        var result = ""
        var origin = max(Origin.built, format.origin)
        var next = 0
        var scalars = format.text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            if scalar == "{" || scalar == "}" {
                if scalars.first == scalar {
                    scalars.removeFirst()
                    result.unicodeScalars.append(scalar)
                    continue
                }
                guard scalar == "{", let end = scalars.firstIndex(of: "}") else { return .unknown }
                let field = String(scalars[..<end])
                scalars = scalars[scalars.index(after: end)...]
                var value: Value?
                if field.isEmpty || Int(field) != nil {
                    let index = Int(field) ?? next
                    next += 1
                    if arguments.indices.contains(index) { value = arguments[index] }
                } else {
                    value = keywords.first { $0.name == field }?.value
                }
                guard let value, let text = shown(value) else { return .unknown }
                result += text.text
                origin = max(origin, text.origin)
            } else {
                result.unicodeScalars.append(scalar)
            }
            guard result.utf8.count <= Value.mostText else { return .unknown }
        }
        return text(result, origin)
    }
}
