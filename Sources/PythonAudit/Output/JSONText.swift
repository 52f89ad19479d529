/// A JSON value that is written and never read.
indirect enum JSONText {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case array([JSONText])
    /// Members in the order in which they are written.
    case object([(name: String, value: JSONText)])

    static func text(_ value: String?) -> JSONText { value.map { .string($0) } ?? .null }

    /// The value with a line for every member and element.
    func written(indentation: Int = 0) -> String {
        var text = ""
        write(to: &text, indentation)
        return text
    }

    private func write(to text: inout String, _ indentation: Int) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            guard !values.isEmpty else { return text += "[]" }
            text += "["
            for (index, value) in values.enumerated() {
                Self.newLine(index, indentation + 1, &text)
                value.write(to: &text, indentation + 1)
            }
            Self.close("]", indentation, &text)
        case .object(let members):
            guard !members.isEmpty else { return text += "{}" }
            text += "{"
            for (index, member) in members.enumerated() {
                Self.newLine(index, indentation + 1, &text)
                Self.write(member.name, to: &text)
                text += ": "
                member.value.write(to: &text, indentation + 1)
            }
            Self.close("}", indentation, &text)
        }
    }

    private static func newLine(_ index: Int, _ indentation: Int, _ text: inout String) {
        text += index > 0 ? ",\n" : "\n"
        text += String(repeating: "  ", count: indentation)
    }

    private static func close(_ bracket: String, _ indentation: Int, _ text: inout String) {
        text += "\n" + String(repeating: "  ", count: indentation) + bracket
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                // Besides what JSON asks for: what a terminal obeys, and the two line ends that JavaScript knows.
                if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                    || scalar.value == 0x2028 || scalar.value == 0x2029
                {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }
}
