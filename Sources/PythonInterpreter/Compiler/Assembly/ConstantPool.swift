/// The constants of one code, each kept once where that is cheap to find out.
struct ConstantPool {
    private(set) var constants: [CodeTemplate.Constant] = []
    private var names: [String: Int] = [:]
    private var strings: [[UInt8]: Int] = [:]
    private var bytes: [[UInt8]: Int] = [:]
    private var integers: [Int: Int] = [:]
    private var floats: [UInt64: Int] = [:]
    private var keywordNames: [String: Int] = [:]

    var count: Int { constants.count }

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
            let index = append(constant)
            strings[text] = index
            return index
        case .bytes(let content):
            if let known = bytes[content] { return known }
            let index = append(constant)
            bytes[content] = index
            return index
        case .int(let value):
            if let known = integers[value] { return known }
            let index = append(constant)
            integers[value] = index
            return index
        case .float(let value):
            if let known = floats[value.bitPattern] { return known }
            let index = append(constant)
            floats[value.bitPattern] = index
            return index
        default:
            return append(constant)
        }
    }

    private mutating func append(_ constant: CodeTemplate.Constant) -> Int {
        constants.append(constant)
        return constants.count - 1
    }
}
