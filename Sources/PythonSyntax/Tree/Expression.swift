/// An expression with its place. Kinds and fields carry the names of CPython's `ast` module.
public struct Expression: Sendable {
    /// What it is.
    public let kind: Kind
    /// Where it is.
    public let range: SourceRange

    /// From all its parts.
    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// What it can be, with its parts.
    public indirect enum Kind: Sendable {
        case boolOp(BooleanOperator, values: [Expression])
        case namedExpr(target: Expression, value: Expression)
        case binOp(left: Expression, BinaryOperator, right: Expression)
        case unaryOp(UnaryOperator, operand: Expression)
        case lambda(Parameters, body: Expression)
        case ifExp(test: Expression, body: Expression, orElse: Expression)
        /// A missing key marks `**value`.
        case dict(keys: [Expression?], values: [Expression])
        case set([Expression])
        case listComp(element: Expression, [Comprehension])
        case setComp(element: Expression, [Comprehension])
        case dictComp(key: Expression, value: Expression, [Comprehension])
        case generatorExp(element: Expression, [Comprehension])
        case await(Expression)
        case yield(Expression?)
        case yieldFrom(Expression)
        case compare(left: Expression, operators: [ComparisonOperator], comparators: [Expression])
        case call(function: Expression, arguments: [Expression], keywords: [Keyword])
        /// `{value!conversion:spec}` in an f-string; the spec is a `joinedStr`.
        case formattedValue(value: Expression, conversion: Conversion?, formatSpec: Expression?)
        /// The same in a t-string, with its source text.
        case interpolation(value: Expression, text: String, conversion: Conversion?, formatSpec: Expression?)
        /// An f-string: constants and formatted values.
        case joinedStr([Expression])
        /// A t-string: constants and interpolations.
        case templateStr([Expression])
        case constant(Constant)
        case attribute(value: Expression, name: String)
        case `subscript`(value: Expression, slice: Expression)
        case starred(Expression)
        case name(String)
        case list([Expression])
        case tuple([Expression])
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
    }
}

/// `and` or `or`.
public enum BooleanOperator: Sendable, Hashable { case and, or }

/// A prefix operator.
public enum UnaryOperator: Sendable, Hashable { case invert, not, plus, minus }

/// An operator between two values, also in augmented assignments.
public enum BinaryOperator: UInt8, Sendable, Hashable {
    case add, subtract, multiply, matrixMultiply, divide, modulo, power, leftShift, rightShift, bitOr, bitXor, bitAnd
    case floorDivide
}

/// An operator of a comparison.
public enum ComparisonOperator: Sendable, Hashable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `is`, isNot, `in`, notIn
}

/// `!s`, `!r` or `!a` in a replacement field.
public enum Conversion: UInt8, Sendable, Hashable { case string, representation, ascii }

/// The value of a literal.
public enum Constant: Sendable, Hashable {
    case none, `true`, `false`, ellipsis
    case integer(IntegerLiteral)
    case float(Double)
    case imaginary(Double)
    case string(TextLiteral)
    case bytes([UInt8])
}

/// An integer literal of any size.
public struct IntegerLiteral: Sendable, Hashable {
    /// 2, 8, 10 or 16.
    public let radix: Int
    /// ASCII digits without prefix and underscores.
    public let digits: [UInt8]
    /// The value, where 64 bits hold it.
    public let small: Int?

    /// From all its parts.
    public init(radix: Int, digits: [UInt8], small: Int?) {
        self.radix = radix
        self.digits = digits
        self.small = small
    }
}

/// The value of a string literal. Python's strings may hold lone surrogates, which Swift's may not, so this is
/// generalised UTF-8 (WTF-8): surrogates are encoded like any other code point, in three bytes.
public struct TextLiteral: Sendable, Hashable {
    /// Its code points in that form.
    public let bytes: [UInt8]
    /// Whether the literal was written with the prefix `u`.
    public let hasUnicodePrefix: Bool

    /// From all its parts.
    public init(bytes: [UInt8], hasUnicodePrefix: Bool = false) {
        self.bytes = bytes
        self.hasUnicodePrefix = hasUnicodePrefix
    }
}

/// One `for … in … if …` of a comprehension.
public struct Comprehension: Sendable {
    /// What is assigned to.
    public let target: Expression
    /// What is iterated over.
    public let iterable: Expression
    /// The `if` parts behind it.
    public let conditions: [Expression]
    /// Whether it was written with `async`.
    public let isAsync: Bool

    /// From all its parts.
    public init(target: Expression, iterable: Expression, conditions: [Expression], isAsync: Bool) {
        self.target = target
        self.iterable = iterable
        self.conditions = conditions
        self.isAsync = isAsync
    }
}

/// `name=value` in a call or class header; without a name, `**value`.
public struct Keyword: Sendable {
    /// Its name.
    public let name: String?
    /// Its value.
    public let value: Expression
    /// Where it is.
    public let range: SourceRange

    /// From all its parts.
    public init(name: String?, value: Expression, range: SourceRange) {
        self.name = name
        self.value = value
        self.range = range
    }
}
