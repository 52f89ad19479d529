/// How tightly an operator binds; 0 for what is none.
private enum Precedence {
    static let or: UInt8 = 1
    static let and: UInt8 = 2
    static let not: UInt8 = 3
    static let comparison: UInt8 = 4
    static let bitOr: UInt8 = 5
    static let unary: UInt8 = 11
}

extension TokenKind {
    @inline(__always)
    fileprivate var precedence: UInt8 {
        switch self {
        case .keywordOr: Precedence.or
        case .keywordAnd: Precedence.and
        case .keywordNot, .keywordIn, .keywordIs, .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual:
            Precedence.comparison
        case .bar: Precedence.bitOr
        case .caret: 6
        case .ampersand: 7
        case .leftShift, .rightShift: 8
        case .plus, .minus: 9
        case .star, .slash, .doubleSlash, .percent, .at: 10
        default: 0
        }
    }

    fileprivate var binaryOperator: BinaryOperator {
        switch self {
        case .bar: .bitOr
        case .caret: .bitXor
        case .ampersand: .bitAnd
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .doubleSlash: .floorDivide
        case .percent: .modulo
        default: .matrixMultiply
        }
    }
}

extension Parser {
    /// `a or b`, and whatever binds tighter.
    @inline(__always)
    mutating func parseDisjunction() throws(SyntaxFailure) -> Expression { try parseBinary(Precedence.or) }

    /// `a | b`, and whatever binds tighter.
    @inline(__always)
    mutating func parseBitwiseOr() throws(SyntaxFailure) -> Expression { try parseBinary(Precedence.bitOr) }

    /// Operators that bind at least as tightly as a minimum. One function for all of them keeps the native stack that a
    /// pair of brackets takes small.
    mutating func parseBinary(_ minimum: UInt8) throws(SyntaxFailure) -> Expression {
        let start = self.start
        var left = try parseOperand(minimum)
        while true {
            let operation = kind
            let precedence = operation.precedence
            guard precedence >= minimum, precedence > 0 else { return left }
            switch precedence {
            case Precedence.or:
                left = try parseBooleanChain(.or, .keywordOr, from: left, start: start)
            case Precedence.and:
                left = try parseBooleanChain(.and, .keywordAnd, from: left, start: start)
            case Precedence.comparison:
                if operation == .keywordNot, kind(ahead: 1) != .keywordIn {
                    furthest = max(furthest, index + 1)
                    return left
                }
                left = try parseComparisonChain(from: left, start: start)
            default:
                advance()
                let leftHeight = height
                if kind == .keywordNot, precedence > 8 { try diagnoseNotOperand() }
                let right = try parseBinary(precedence + 1)
                left = try make(
                    .binOp(left: left, operation.binaryOperator, right: right), from: start,
                    over: max(leftHeight, height))
            }
        }
    }

    private mutating func parseOperand(_ minimum: UInt8) throws(SyntaxFailure) -> Expression {
        switch kind {
        case .keywordNot where minimum <= Precedence.not:
            let first = index
            while take(.keywordNot) {}
            let last = index
            let operand = try parseBinary(Precedence.comparison)
            return try wrap(operand, inOperatorsFrom: first, to: last)
        case .minus, .plus, .tilde:
            let first = index
            while kind == .minus || kind == .plus || kind == .tilde { advance() }
            let last = index
            if kind == .keywordNot { try diagnoseNotOperand() }
            let operand = try parsePower()
            return try wrap(operand, inOperatorsFrom: first, to: last)
        default:
            return try parsePower()
        }
    }

    /// Any number of prefix operators in a row, without recursion.
    private mutating func wrap(
        _ operand: Expression, inOperatorsFrom first: Int, to last: Int
    ) throws(SyntaxFailure) -> Expression {
        var result = operand
        for place in stride(from: last - 1, through: first, by: -1) {
            let operation: UnaryOperator =
                switch tokens[place].kind {
                case .minus: .minus
                case .plus: .plus
                case .tilde: .invert
                default: .not
                }
            result = try make(.unaryOp(operation, operand: result), from: tokens[place].start, over: height)
        }
        return result
    }

    private mutating func parsePower() throws(SyntaxFailure) -> Expression {
        let start = self.start
        var base: Expression
        if take(.keywordAwait) {
            let operand = try parsePrimary()
            base = try make(.await(operand), from: start, over: height)
        } else {
            base = try parsePrimary()
        }
        guard kind == .doubleStar else { return base }
        advance()
        let baseHeight = height
        try enter()
        let exponent = try parseBinary(Precedence.unary)
        leave()
        base = try make(.binOp(left: base, .power, right: exponent), from: start, over: max(baseHeight, height))
        return base
    }

    private mutating func parseBooleanChain(
        _ operation: BooleanOperator, _ keyword: TokenKind, from first: Expression, start: SourcePosition
    ) throws(SyntaxFailure) -> Expression {
        var values = [first]
        var tallest = height
        while take(keyword) {
            values.append(try parseBinary(keyword.precedence + 1))
            tallest = max(tallest, height)
        }
        return try make(.boolOp(operation, values: values), from: start, over: tallest)
    }

    private mutating func parseComparisonChain(
        from first: Expression, start: SourcePosition
    ) throws(SyntaxFailure) -> Expression {
        var operators: [ComparisonOperator] = []
        var comparators: [Expression] = []
        var tallest = height
        while let operation = try takeComparison() {
            operators.append(operation)
            comparators.append(try parseBinary(Precedence.bitOr))
            tallest = max(tallest, height)
        }
        noteIdentity(first, operators, comparators, from: start)
        return try make(
            .compare(left: first, operators: operators, comparators: comparators), from: start, over: tallest)
    }

    private mutating func takeComparison() throws(SyntaxFailure) -> ComparisonOperator? {
        let operation: ComparisonOperator
        switch kind {
        case .equalEqual: operation = .equal
        case .notEqual:
            if bytes[Int(token.startOffset)] == 60 {
                throw failure("invalid syntax.  Maybe you meant '!=' instead of '<>'?", at: token.range)
            }
            operation = .notEqual
        case .less: operation = .less
        case .lessEqual: operation = .lessOrEqual
        case .greater: operation = .greater
        case .greaterEqual: operation = .greaterOrEqual
        case .keywordIn: operation = .in
        case .keywordIs:
            advance()
            return take(.keywordNot) ? .isNot : .is
        case .keywordNot where kind(ahead: 1) == .keywordIn:
            advance()
            operation = .notIn
        default: return nil
        }
        advance()
        return operation
    }

    /// `a + not b`.
    private mutating func diagnoseNotOperand() throws(SyntaxFailure) {
        guard isDiagnosing else { return }
        let word = token.range
        if let operand = attempt({ (parser) throws(SyntaxFailure) in try parser.parseBinary(Precedence.not) }) {
            throw failure("'not' after an operator must be parenthesized", from: word, to: operand.range)
        }
    }
}
