/// The letters before the quotes of a string literal.
struct StringPrefix {
    var isBytes = false
    var isRaw = false
    var isUnicode = false
    var isFormat = false
    var isTemplate = false

    /// Takes in one more letter; false if no string can follow.
    mutating func add(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case 98 where !isBytes: isBytes = true
        case 114 where !isRaw: isRaw = true
        case 117 where !isUnicode: isUnicode = true
        case 102 where !isFormat: isFormat = true
        case 116 where !isTemplate: isTemplate = true
        default: return false
        }
        return true
    }

    /// Refuses letters that do not go together.
    func validate(_ tokenizer: Tokenizer, from start: Int, to end: Int) throws(SyntaxFailure) {
        let pairs: [(Bool, Bool, String)] = [
            (isUnicode, isBytes, "'u' and 'b'"), (isUnicode, isRaw, "'u' and 'r'"),
            (isUnicode, isFormat, "'u' and 'f'"),
            (isUnicode, isTemplate, "'u' and 't'"), (isBytes, isFormat, "'b' and 'f'"),
            (isBytes, isTemplate, "'b' and 't'"), (isFormat, isTemplate, "'f' and 't'"),
        ]
        for (first, second, names) in pairs where first && second {
            throw SyntaxFailure(
                "\(names) prefixes are incompatible", start: tokenizer.position(at: start),
                end: tokenizer.position(at: end))
        }
    }
}
