/// What a token is. Soft keywords (`match`, `case`, `type`, `_`) are names.
public enum TokenKind: UInt8, Sendable, Hashable {
    case endMarker, newline, indent, dedent, name, number, string
    /// The start of an f-string or t-string, its literal text, and its end.
    case fStringStart, tStringStart, stringMiddle, stringEnd

    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, exclamation, at, colonEqual
    case equal, equalEqual, notEqual, less, lessEqual, greater, greaterEqual
    case plus, minus, star, slash, doubleSlash, percent, doubleStar, leftShift, rightShift
    case ampersand, bar, caret, tilde
    /// `$`, `?` or a backtick, which mean nothing.
    case unknown
    case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual, doubleStarEqual
    case leftShiftEqual, rightShiftEqual, ampersandEqual, barEqual, caretEqual

    case keywordFalse, keywordNone, keywordTrue, keywordAnd, keywordAs, keywordAssert, keywordAsync, keywordAwait
    case keywordBreak, keywordClass, keywordContinue, keywordDef, keywordDel, keywordElif, keywordElse, keywordExcept
    case keywordFinally, keywordFor, keywordFrom, keywordGlobal, keywordIf, keywordImport, keywordIn, keywordIs
    case keywordLambda, keywordNonlocal, keywordNot, keywordOr, keywordPass, keywordRaise, keywordReturn, keywordTry
    case keywordWhile, keywordWith, keywordYield

    /// The reserved words, in the order of their kinds.
    public static let keywords = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]

    /// Whether it is a reserved word.
    public var isKeyword: Bool { rawValue >= TokenKind.keywordFalse.rawValue }
}
