/// Code as text: one line for each instruction.
struct Disassembler {
    private let template: CodeTemplate

    /// The text of a code, and of all code within it if wanted.
    static func text(of template: CodeTemplate, isDeep: Bool = true) -> String {
        var text = Disassembler(template: template).text()
        guard isDeep else { return text }
        for case .code(let inner) in template.constants { text += "\n" + Self.text(of: inner) }
        return text
    }

    /// The instructions of a code alone, without numbers.
    static func lines(of template: CodeTemplate) -> [String] {
        let disassembler = Disassembler(template: template)
        return disassembler.instructions().map { disassembler.line($0.instruction, at: $0.index) }
    }

    private func text() -> String {
        var text = "\(template.qualifiedName) (registers \(template.registerCount)"
        if !template.localNames.isEmpty { text += ", locals \(template.localNames.joined(separator: " "))" }
        if !template.cellNames.isEmpty { text += ", cells \(template.cellNames.joined(separator: " "))" }
        if !template.freeNames.isEmpty { text += ", free \(template.freeNames.joined(separator: " "))" }
        text += ")\n"
        var line: Int32 = 0
        for (index, instruction) in instructions() {
            let place = template.locations[index].line
            let number = place == line ? "" : "\(place)"
            line = place
            text += padded(number, 5) + padded("\(index)", 6) + "  " + self.line(instruction, at: index) + "\n"
        }
        for handler in template.handlers {
            text += "  \(handler.start)..<\(handler.end) to \(handler.target), r\(handler.register)\n"
        }
        return text
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private func instructions() -> [(index: Int, instruction: Instruction)] {
        var all: [(index: Int, instruction: Instruction)] = []
        var index = 0
        while index < template.instructions.count {
            let instruction = Instruction(word: template.instructions[index])
            all.append((index, instruction))
            index += instruction.opcode.shape.hasCache ? 2 : 1
        }
        return all
    }

    private func line(_ instruction: Instruction, at index: Int) -> String {
        let shape = instruction.opcode.shape
        var parts = ["\(instruction.opcode)"]
        for (operand, value) in [(shape.a, instruction.a), (shape.b, instruction.b), (shape.c, instruction.c)] {
            if let text = text(of: operand, value, instruction, at: index) { parts.append(text) }
        }
        if instruction.d != 0 { parts.append("d\(instruction.d)") }
        return parts.joined(separator: " ")
    }

    private func text(
        of operand: OperandShape.Operand, _ value: Int, _ instruction: Instruction, at index: Int
    ) -> String? {
        switch operand {
        case .none, .cache: nil
        case .register: value < template.localNames.count ? template.localNames[value] : "r\(value)"
        case .name, .code: value < template.constants.count ? text(of: template.constants[value]) : "?"
        case .free: value < template.freeNames.count ? template.freeNames[value] : "-"
        case .number: value == 0xFFFF ? "-" : "\(value)"
        case .signed: "#\(value == instruction.b ? instruction.signedB : instruction.near)"
        case .near: "@\(index + 1 + instruction.near)"
        case .jump: "@\(index + 1 + instruction.wide)"
        case .integer: "#\(instruction.wide)"
        case .constant:
            template.constants.indices.contains(instruction.wide)
                ? text(of: template.constants[instruction.wide]) : "?"
        }
    }

    private func text(of constant: CodeTemplate.Constant) -> String {
        switch constant {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "..."
        case .int(let value): "\(value)"
        case .bigInt(_, let digits): String(decoding: digits, as: UTF8.self)
        case .float(let value): "\(value)"
        case .imaginary(let value): "\(value)j"
        case .string(let bytes, _): "'" + String(decoding: bytes, as: UTF8.self) + "'"
        case .bytes(let bytes): "b'" + String(decoding: bytes, as: UTF8.self) + "'"
        case .tuple(let items): "(" + items.map { text(of: $0) }.joined(separator: ", ") + ")"
        case .frozenSet(let items): "{" + items.map { text(of: $0) }.joined(separator: ", ") + "}"
        case .code(let code): "<\(code.name)>"
        }
    }
}
