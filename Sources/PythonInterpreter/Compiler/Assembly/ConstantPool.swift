/// The constants of one code, each kept once where that is cheap to find out.
struct ConstantPool {
    /// Those that operands of 16 bits number.
    private var low: [CodeTemplate.Constant] = []
    /// Those behind, which only `loadConstant` needs.
    private var high: [CodeTemplate.Constant] = []
    private var names: [String: Int] = [:]
    private var strings: [[UInt8]: Int] = [:]
    private var bytes: [[UInt8]: Int] = [:]
    private var integers: [Int: Int] = [:]
    private var floats: [UInt64: Int] = [:]
    private var keywordNames: [String: Int] = [:]

    /// Where the low ones end, whether there are as many or not.
    private static let border = 0xFFFF

    /// All constants, each at the place of its number.
    var constants: [CodeTemplate.Constant] {
        high.isEmpty ? low : low + Array(repeating: .none, count: max(0, Self.border - low.count)) + high
    }

    mutating func name(_ name: String) -> Int {
        if let known = names[name] { return known }
        let index = append(.string(Array(name.utf8), isName: true))
        names[name] = index
        return index
    }

    /// The tuple of the names of a call's keywords.
    mutating func keywordNames(_ list: [String]) -> Int {
        let key = list.joined(separator: ",")
        if let known = keywordNames[key] { return known }
        let index = append(.tuple(list.map { .string(Array($0.utf8), isName: true) }))
        keywordNames[key] = index
        return index
    }

    mutating func index(of constant: CodeTemplate.Constant) -> Int {
        switch constant {
        case .string(let text, _):
            if let known = strings[text] { return known }
            let index = appendLoaded(constant)
            strings[text] = index
            return index
        case .bytes(let content):
            if let known = bytes[content] { return known }
            let index = appendLoaded(constant)
            bytes[content] = index
            return index
        case .int(let value):
            if let known = integers[value] { return known }
            let index = appendLoaded(constant)
            integers[value] = index
            return index
        case .float(let value):
            if let known = floats[value.bitPattern] { return known }
            let index = appendLoaded(constant)
            floats[value.bitPattern] = index
            return index
        default:
            return appendLoaded(constant)
        }
    }

    /// A code, which is never the same as another.
    mutating func code(_ template: CodeTemplate) -> Int { append(.code(template)) }

    private mutating func append(_ constant: CodeTemplate.Constant) -> Int {
        low.append(constant)
        return low.count - 1
    }

    /// Leaves half of the low numbers to what cannot do with others.
    private mutating func appendLoaded(_ constant: CodeTemplate.Constant) -> Int {
        if low.count < Self.border / 2 { return append(constant) }
        high.append(constant)
        return Self.border + high.count - 1
    }
}
