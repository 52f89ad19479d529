extension Expression {
    /// What CPython calls it in errors.
    var description: String {
        switch kind {
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .lambda: "lambda"
        case .call: "function call"
        case .boolOp, .binOp, .unaryOp: "expression"
        case .generatorExp: "generator expression"
        case .yield, .yieldFrom: "yield expression"
        case .await: "await expression"
        case .listComp: "list comprehension"
        case .setComp: "set comprehension"
        case .dictComp: "dict comprehension"
        case .dict: "dict literal"
        case .set: "set display"
        case .joinedStr, .formattedValue: "f-string expression"
        case .templateStr, .interpolation: "t-string expression"
        case .compare: "comparison"
        case .ifExp: "conditional expression"
        case .namedExpr: "named expression"
        case .slice: "slice"
        case .constant(let constant):
            switch constant {
            case .none: "None"
            case .true: "True"
            case .false: "False"
            case .ellipsis: "ellipsis"
            default: "literal"
            }
        }
    }

    /// Whether the grammar's `bitwise_or` makes it, so that it holds no operator looser than `|` outside of brackets.
    var isBitwiseOr: Bool {
        switch kind {
        case .boolOp, .compare, .unaryOp(.not, _), .ifExp, .lambda, .namedExpr, .starred, .yield, .yieldFrom: false
        default: true
        }
    }
}
