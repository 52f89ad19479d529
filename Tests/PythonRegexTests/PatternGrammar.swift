/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

/// One question for both engines.
struct RegexCase {
    var pattern: [UInt32]
    var subject: [UInt32]
    var replacement: [UInt32]
    var flags: UInt32
    var isBytes: Bool
}

/// Makes up patterns, most of them well formed, and subjects that they have a chance to match.
struct PatternGrammar {
    private var random: SeededGenerator
    private var groups = 0
    private var closed: [Int] = []
    private var isBytes = false
    private var isWide = false

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func makeCase() -> RegexCase {
        groups = 0
        closed = []
        isBytes = chance(6)
        isWide = !isBytes && chance(4)
        let pattern = alternatives(depth: 3)
        var flags: UInt32 = 0
        if chance(3) { flags |= 2 }
        if chance(4) { flags |= 8 }
        if chance(4) { flags |= 16 }
        if chance(8) { flags |= 256 }
        if chance(12) { flags |= 64 }
        let subject = (0..<Int.random(in: 0...12, using: &random)).map { _ in subjectUnit() }
        return RegexCase(
            pattern: units(pattern), subject: subject, replacement: units(replacement()), flags: flags,
            isBytes: isBytes)
    }

    /// A pattern with one or two places spoilt.
    mutating func makeMalformed() -> RegexCase {
        var made = makeCase()
        let noise = units("()[]{}*+?|\\-<>=!:PiaLxg0129,^$#&uUNxz\n'é")
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 0...made.pattern.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where place < made.pattern.count: made.pattern.remove(at: place)
            case 1: made.pattern.removeSubrange(place...)
            case 2 where place < made.pattern.count: made.pattern[place] = pick(noise)
            default: made.pattern.insert(pick(noise), at: place)
            }
            let spot = Int.random(in: 0...made.replacement.count, using: &random)
            made.replacement.insert(pick(units("\\g<>0129ax\\\\ée")), at: spot)
        }
        if made.isBytes {
            made.pattern.removeAll { $0 > 255 }
            made.replacement.removeAll { $0 > 255 }
        }
        return made
    }

    private func units(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
    private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    private mutating func subjectUnit() -> UInt32 {
        if isWide, chance(3) { return pick(units("éÉµſKkßİıΣςσǅ中٣\u{2028}Ⓐ𐐀𐐨😀")) }
        return pick(units("aaaabbbcABC012_- \n.é"))
    }

    private mutating func literal() -> String {
        if isWide, chance(4) { return pick(["é", "É", "µ", "ſ", "K", "ß", "İ", "ı", "Σ", "ς", "Ǆ", "中", "𐐀", "Ⓐ"]) }
        return pick(["a", "a", "b", "b", "c", "A", "B", "0", "1", "_", "-", " ", "ab", "abc", "é"])
    }

    private mutating func alternatives(depth: Int) -> String {
        var text = sequence(depth: depth)
        while chance(3) { text += "|" + sequence(depth: depth) }
        return text
    }

    private mutating func sequence(depth: Int) -> String {
        (0..<Int.random(in: chance(6) ? 0...0 : 1...4, using: &random)).map { _ in item(depth: depth) }.joined()
    }

    private mutating func item(depth: Int) -> String {
        let (text, mayRepeat) = atom(depth: depth)
        guard mayRepeat, chance(2) else { return text }
        let quantifier = pick(["*", "*", "+", "+", "?", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "{,2}", "{0}"])
        return text + quantifier + pick(["", "", "", "?", "?", "+"])
    }

    private mutating func atom(depth: Int) -> (String, mayRepeat: Bool) {
        switch Int.random(in: 0..<(depth > 0 ? 22 : 12), using: &random) {
        case 0..<5: return (literal(), true)
        case 5: return (".", true)
        case 6: return (pick(["\\d", "\\w", "\\s", "\\D", "\\W", "\\S"]), true)
        case 7, 8: return (set(), true)
        case 9: return (pick(["^", "$", "\\b", "\\B", "\\A", "\\Z"]), false)
        case 10, 11:
            if closed.isEmpty || chance(2) { return (literal(), true) }
            return ("\\\(pick(closed))", true)
        case 12..<17:
            groups += 1
            let group = groups
            let name = chance(4) ? "?P<g\(group)>" : ""
            let text = "(\(name)\(alternatives(depth: depth - 1)))"
            closed.append(group)
            return (text, true)
        case 17: return ("(?:\(alternatives(depth: depth - 1)))", true)
        case 18: return ("(?>\(alternatives(depth: depth - 1)))", true)
        case 19: return (pick(["(?=", "(?!"]) + alternatives(depth: depth - 1) + ")", true)
        case 20:
            if chance(3) {
                return (pick(["(?i:", "(?-i:", "(?s:", "(?m-i:"]) + alternatives(depth: depth - 1) + ")", true)
            }
            let body = (0..<Int.random(in: 1...2, using: &random)).map { _ in pick([literal(), ".", "\\w", set()]) }
            return (pick(["(?<=", "(?<!"]) + body.joined() + ")", true)
        default:
            guard let group = closed.randomElement(using: &random) else { return (literal(), true) }
            let no = chance(2) ? "|" + sequence(depth: depth - 1) : ""
            return ("(?(\(group))\(sequence(depth: depth - 1))\(no))", true)
        }
    }

    private mutating func set() -> String {
        var text = chance(3) ? "[^" : "["
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let wide = ["é-ü", "à-ÿ", "Σ-ω", "\\u0100-\\uffff", "中", "𐐀-𐐧", "ſ"]
            text += pick(
                ["a", "b", "c", "a-c", "A-C", "0-1", "\\d", "\\w", "\\s", "\\W", "\\D", ".", " -0", "_"]
                    + (isWide ? wide : []))
        }
        return text + "]"
    }

    private mutating func replacement() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            text += pick(["x", "-", "\\g<0>", "\\\\", "\\n", groups > 0 ? "\\1" : "y", groups > 0 ? "\\g<1>" : "z"])
        }
        return text
    }
}
