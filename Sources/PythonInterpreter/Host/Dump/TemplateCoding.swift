/// Code in dumps. Codes come after those that they contain.
struct TemplateWriter {
    private var numbers: [ObjectIdentifier: Int] = [:]
    private(set) var writer = ByteWriter()
    private(set) var templates: [CodeTemplate] = []

    mutating func number(_ template: CodeTemplate) -> Int {
        if let known = numbers[ObjectIdentifier(template)] { return known }
        var inner: [Int] = []
        for constant in template.constants { collect(constant, &inner) }
        var body = ByteWriter()
        write(template, inner, to: &body)
        writer.block(body.bytes)
        templates.append(template)
        let number = numbers.count
        numbers[ObjectIdentifier(template)] = number
        return number
    }

    private mutating func collect(_ constant: CodeTemplate.Constant, _ inner: inout [Int]) {
        switch constant {
        case .code(let template): inner.append(number(template))
        case .tuple(let parts), .frozenSet(let parts): for part in parts { collect(part, &inner) }
        default: break
        }
    }

    private func write(_ template: CodeTemplate, _ inner: [Int], to w: inout ByteWriter) {
        w.text(template.name)
        w.text(template.qualifiedName)
        w.text(template.filename)
        w.signed(template.firstLine)
        w.count(template.instructions.count)
        for word in template.instructions { w.word(word) }
        w.count(template.cacheCount)
        w.count(template.registerCount)
        w.count(template.argumentCount)
        w.count(template.positionalOnlyCount)
        w.count(template.keywordOnlyCount)
        w.number(UInt64(template.flags.rawValue))
        for names in [template.localNames, template.cellNames, template.freeNames] {
            w.count(names.count)
            for name in names { w.text(name) }
        }
        w.count(template.handlers.count)
        for handler in template.handlers {
            for part in [handler.start, handler.end, handler.target, handler.register] { w.signed(Int(part)) }
        }
        w.count(template.locations.count)
        var line = 0
        for location in template.locations {
            w.signed(Int(location.line) - line)
            w.signed(Int(location.endLine) - Int(location.line))
            w.signed(Int(location.column))
            w.signed(Int(location.endColumn))
            line = Int(location.line)
        }
        w.flag(template.documentation != nil)
        if let documentation = template.documentation { w.block(documentation) }
        var next = 0
        w.count(template.constants.count)
        for constant in template.constants { write(constant, inner, &next, to: &w) }
    }

    private func write(
        _ constant: CodeTemplate.Constant, _ inner: [Int], _ next: inout Int, to w: inout ByteWriter
    ) {
        switch constant {
        case .none: w.byte(0)
        case .true: w.byte(1)
        case .false: w.byte(2)
        case .ellipsis: w.byte(3)
        case .int(let value):
            w.byte(4)
            w.signed(value)
        case .bigInt(let radix, let digits):
            w.byte(5)
            w.count(radix)
            w.block(digits)
        case .float(let value):
            w.byte(6)
            w.word(value.bitPattern)
        case .imaginary(let value):
            w.byte(7)
            w.word(value.bitPattern)
        case .string(let bytes, let isName):
            w.byte(isName ? 9 : 8)
            w.block(bytes)
        case .bytes(let bytes):
            w.byte(10)
            w.block(bytes)
        case .tuple(let parts), .frozenSet(let parts):
            if case .tuple = constant { w.byte(11) } else { w.byte(12) }
            w.count(parts.count)
            for part in parts { write(part, inner, &next, to: &w) }
        case .code:
            w.byte(13)
            w.count(inner[next])
            next += 1
        }
    }
}

/// Reads code. The verifier has passed whatever comes out of it.
struct TemplateReader {
    private(set) var templates: [CodeTemplate] = []
    /// Codes within others, which were verified with them.
    private var inner: Set<Int> = []

    mutating func readAll(_ reader: inout ByteReader) throws(DumpFailure) {
        let count = try reader.count(each: 16)
        for _ in 0..<count {
            _ = try reader.number()
            templates.append(try read(&reader))
        }
        for (number, template) in templates.enumerated() where !inner.contains(number) {
            if let problem = Verifier.firstProblem(in: template) { throw .damaged("code is not valid: \(problem)") }
        }
    }

    private mutating func read(_ r: inout ByteReader) throws(DumpFailure) -> CodeTemplate {
        let name = try r.text()
        let qualifiedName = try r.text()
        let filename = try r.text()
        let firstLine = try r.signed()
        var instructions: [UInt64] = []
        let instructionCount = try r.count(each: 8)
        instructions.reserveCapacity(instructionCount)
        for _ in 0..<instructionCount { instructions.append(try r.word()) }
        let cacheCount = try r.index(below: 1 << 24)
        let registerCount = try r.index(below: 0xFFFF)
        let argumentCount = try r.index(below: 0xFFFF)
        let positionalOnlyCount = try r.index(below: 0xFFFF)
        let keywordOnlyCount = try r.index(below: 0xFFFF)
        let flags = CodeTemplate.Flags(rawValue: UInt16(try r.index(below: 1 << 16)))
        let localNames = try names(&r)
        let cellNames = try names(&r)
        let freeNames = try names(&r)
        var handlers: [CodeTemplate.Handler] = []
        for _ in 0..<(try r.count(each: 4)) {
            handlers.append(
                CodeTemplate.Handler(
                    start: try r.small(), end: try r.small(), target: try r.small(), register: try r.small()))
        }
        var locations: [CodeTemplate.Location] = []
        var line = 0
        for _ in 0..<(try r.count(each: 4)) {
            line = line &+ (try r.signed())
            let endLine = line &+ (try r.signed())
            locations.append(
                CodeTemplate.Location(
                    line: Int32(truncatingIfNeeded: line), endLine: Int32(truncatingIfNeeded: endLine),
                    column: try r.small(), endColumn: try r.small()))
        }
        let documentation: [UInt8]? = try r.flag() ? try r.block() : nil
        var constants: [CodeTemplate.Constant] = []
        for _ in 0..<(try r.count()) { constants.append(try constant(&r, depth: 0)) }
        return CodeTemplate(
            name: name, qualifiedName: qualifiedName, filename: filename, firstLine: firstLine,
            instructions: instructions, constants: constants, cacheCount: cacheCount, registerCount: registerCount,
            argumentCount: argumentCount, positionalOnlyCount: positionalOnlyCount,
            keywordOnlyCount: keywordOnlyCount, flags: flags, localNames: localNames, cellNames: cellNames,
            freeNames: freeNames, handlers: handlers, locations: locations, documentation: documentation)
    }

    private func names(_ r: inout ByteReader) throws(DumpFailure) -> [String] {
        var names: [String] = []
        for _ in 0..<(try r.count()) { names.append(try r.text()) }
        return names
    }

    private mutating func constant(_ r: inout ByteReader, depth: Int) throws(DumpFailure) -> CodeTemplate.Constant {
        if depth > 64 { throw .damaged("constants are nested too deeply") }
        switch try r.byte() {
        case 0: return .none
        case 1: return .true
        case 2: return .false
        case 3: return .ellipsis
        case 4: return .int(try r.signed())
        case 5:
            let radix = try r.index(below: 37)
            guard radix >= 2 else { throw .damaged("a radix is out of bounds") }
            return .bigInt(radix: radix, digits: try r.block())
        case 6: return .float(Double(bitPattern: try r.word()))
        case 7: return .imaginary(Double(bitPattern: try r.word()))
        case 8: return .string(try r.block(), isName: false)
        case 9: return .string(try r.block(), isName: true)
        case 10: return .bytes(try r.block())
        case 11: return .tuple(try constants(&r, depth: depth))
        case 12: return .frozenSet(try constants(&r, depth: depth))
        case 13:
            let number = try r.index(below: templates.count)
            inner.insert(number)
            return .code(templates[number])
        default: throw .damaged("a constant is of no kind")
        }
    }

    private mutating func constants(_ r: inout ByteReader, depth: Int) throws(DumpFailure) -> [CodeTemplate.Constant] {
        var parts: [CodeTemplate.Constant] = []
        for _ in 0..<(try r.count()) { parts.append(try constant(&r, depth: depth + 1)) }
        return parts
    }
}
