/// What is valid and most likely a mistake: notes for `warnings`.
extension Parser {
    private mutating func warn(_ message: String, at range: SourceRange) {
        let warning = SyntaxWarning(message: message, range: range)
        // Code that is parsed a second time is not warned of twice.
        guard warnings.count < Self.maximumWarnings, !warnings.contains(warning) else { return }
        warnings.append(warning)
    }

    /// `x is 3`
    mutating func noteIdentity(
        _ first: Expression, _ operators: [ComparisonOperator], _ comparators: [Expression], from start: SourcePosition
    ) {
        var left = first
        for (operation, right) in zip(operators, comparators) {
            if operation == .is || operation == .isNot,
                let name = left.valueTypeName ?? right.valueTypeName
            {
                let words = operation == .is ? ("is", "==") : ("is not", "!=")
                warn(
                    "\"\(words.0)\" with '\(name)' literal. Did you mean \"\(words.1)\"?",
                    at: SourceRange(start: start, end: right.range.end))
            }
            left = right
        }
    }

    /// `assert (test, message)`
    mutating func noteAssertion(_ test: Expression, at range: SourceRange) {
        guard case .tuple(let elements) = test.kind, !elements.isEmpty else { return }
        warn("assertion is always true, perhaps remove parentheses?", at: range)
    }

    /// `"a" ("b")`
    mutating func noteCall(of function: Expression, at range: SourceRange) {
        let name: String?
        switch function.kind {
        case .list, .listComp: name = "list"
        case .tuple: name = "tuple"
        case .dict, .dictComp: name = "dict"
        case .set, .setComp: name = "set"
        case .generatorExp: name = "generator"
        default: name = function.literalTypeName
        }
        guard let name else { return }
        warn("'\(name)' object is not callable; perhaps you missed a comma?", at: range)
    }

    /// `[1, 2] [3, 4]`
    mutating func noteSubscript(of value: Expression, _ index: Expression, at range: SourceRange) {
        let unsubscriptable: String?
        var sequence: String?
        switch value.kind {
        case .set, .setComp: unsubscriptable = "set"
        case .generatorExp: unsubscriptable = "generator"
        case .lambda: unsubscriptable = "function"
        case .list, .listComp: (unsubscriptable, sequence) = (nil, "list")
        case .tuple: (unsubscriptable, sequence) = (nil, "tuple")
        case .joinedStr: (unsubscriptable, sequence) = (nil, "str")
        case .constant(.string): (unsubscriptable, sequence) = (nil, "str")
        case .constant(.bytes): (unsubscriptable, sequence) = (nil, "bytes")
        case .constant: unsubscriptable = value.literalTypeName
        default: return
        }
        if let unsubscriptable {
            return warn("'\(unsubscriptable)' object is not subscriptable; perhaps you missed a comma?", at: range)
        }
        let name: String?
        switch index.kind {
        case .constant(.integer), .constant(.true), .constant(.false), .slice: return
        case .tuple: name = "tuple"
        case .list, .listComp: name = "list"
        case .set, .setComp: name = "set"
        case .dict, .dictComp: name = "dict"
        case .generatorExp: name = "generator"
        case .lambda: name = "function"
        default: name = index.literalTypeName
        }
        guard let sequence, let name else { return }
        warn(
            "\(sequence) indices must be integers or slices, not \(name); perhaps you missed a comma?", at: range)
    }

    /// `return`, `break` and `continue` that end a `finally` block, and with it the exception that was under way.
    mutating func noteExits(fromFinally block: [Statement], isInLoop: Bool = false) {
        for statement in block {
            switch statement.kind {
            case .return: warn("'return' in a 'finally' block", at: statement.range)
            case .break where !isInLoop: warn("'break' in a 'finally' block", at: statement.range)
            case .continue where !isInLoop: warn("'continue' in a 'finally' block", at: statement.range)
            case .if(_, let body, let orElse):
                noteExits(fromFinally: body, isInLoop: isInLoop)
                noteExits(fromFinally: orElse, isInLoop: isInLoop)
            case .for(_, _, let body, let orElse, _), .while(_, let body, let orElse):
                noteExits(fromFinally: body, isInLoop: true)
                noteExits(fromFinally: orElse, isInLoop: isInLoop)
            case .with(_, let body, _): noteExits(fromFinally: body, isInLoop: isInLoop)
            case .match(_, let cases):
                for one in cases { noteExits(fromFinally: one.body, isInLoop: isInLoop) }
            case .try(let body, let handlers, let orElse, let finally, _):
                for part in [body, orElse, finally] + handlers.map(\.body) {
                    noteExits(fromFinally: part, isInLoop: isInLoop)
                }
            default: break
            }
        }
    }
}

extension Expression {
    /// The type of a literal.
    fileprivate var literalTypeName: String? {
        switch kind {
        case .constant(.none): "NoneType"
        case .constant(.true), .constant(.false): "bool"
        case .constant(.ellipsis): "ellipsis"
        case .constant(.string), .joinedStr: "str"
        default: valueTypeName
        }
    }

    /// The type of a literal whose identity says nothing.
    fileprivate var valueTypeName: String? {
        switch kind {
        case .constant(.integer): "int"
        case .constant(.float): "float"
        case .constant(.imaginary): "complex"
        case .constant(.string): "str"
        case .constant(.bytes): "bytes"
        case .tuple(let elements):
            // Only what is a constant as a whole.
            elements.allSatisfy { $0.valueTypeName != nil || $0.isNamedConstant } ? "tuple" : nil
        case .unaryOp(.minus, let operand): operand.isNumber ? operand.valueTypeName : nil
        default: nil
        }
    }

    private var isNamedConstant: Bool {
        switch kind {
        case .constant(.none), .constant(.true), .constant(.false), .constant(.ellipsis): true
        default: false
        }
    }

    private var isNumber: Bool {
        switch kind {
        case .constant(.integer), .constant(.float), .constant(.imaginary): true
        default: false
        }
    }
}
