import PythonSyntax

/// Annotations as texts, as after `from __future__ import annotations`: written as CPython writes trees, as far as
/// annotations usually go, and otherwise as they stand in the source.
enum AnnotationText {
    static func bytes(of annotation: Expression, in lines: inout SourceLines) -> [UInt8] {
        text(of: annotation, 0).map { Array($0.utf8) } ?? lines.text(of: annotation.range)
    }

    /// Deeper ones are left to the source: their texts would be copied at each level.
    private static let maximumDepth = 20

    private static func text(of expression: Expression, _ depth: Int) -> String? {
        if depth > maximumDepth { return nil }
        let depth = depth + 1
        switch expression.kind {
        case .name(let name): return name
        case .constant(let constant): return text(of: constant)
        case .attribute(let value, let name): return operand(value, depth).map { "\($0).\(name)" }
        case .subscript(let value, let slice):
            guard let value = operand(value, depth) else { return nil }
            if case .tuple(let elements) = slice.kind, elements.count > 1 {
                return list(elements, depth).map { "\(value)[\($0)]" }
            }
            return text(of: slice, depth).map { "\(value)[\($0)]" }
        case .tuple(let elements):
            return list(elements, depth).map { elements.count == 1 ? "(\($0),)" : "(\($0))" }
        case .list(let elements): return list(elements, depth).map { "[\($0)]" }
        case .binOp(let left, .bitOr, let right):
            // Only the right side needs parentheses around another one.
            guard let left = text(of: left, depth), let right = operand(right, depth) else { return nil }
            return "\(left) | \(right)"
        case .starred(let value): return operand(value, depth).map { "*\($0)" }
        default: return nil
        }
    }

    /// What needs no parentheses whatever is around it.
    private static func operand(_ expression: Expression, _ depth: Int) -> String? {
        switch expression.kind {
        case .name, .attribute, .subscript, .list: text(of: expression, depth)
        case .constant(.none), .constant(.true), .constant(.false), .constant(.string): text(of: expression, depth)
        default: nil
        }
    }

    private static func list(_ elements: [Expression], _ depth: Int) -> String? {
        var texts: [String] = []
        for element in elements {
            guard let text = text(of: element, depth) else { return nil }
            texts.append(text)
        }
        return texts.joined(separator: ", ")
    }

    private static func text(of constant: Constant) -> String? {
        switch constant {
        case .none: return "None"
        case .true: return "True"
        case .false: return "False"
        case .ellipsis: return "..."
        case .integer(let literal): return literal.small.map { "\($0)" }
        case .string(let literal):
            // What `repr` would have to escape is left to the source.
            let isPlain = literal.bytes.allSatisfy { 32...126 ~= $0 && $0 != 39 && $0 != 92 }
            return isPlain ? "'\(String(decoding: literal.bytes, as: UTF8.self))'" : nil
        default: return nil
        }
    }
}
