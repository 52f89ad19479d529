extension ProgramGenerator {
    /// An expression of any value.
    mutating func expression(_ depth: Int = 3) -> String {
        if depth <= 0 { return atom() }
        let inner = depth - 1
        switch dice.roll(24) {
        case 0, 1, 2: return atom()
        case 3: return "(\(expression(inner)) \(dice.pick(Words.operators)) \(expression(inner)))"
        case 4: return "(\(expression(inner)) \(dice.pick(Words.comparisons)) \(expression(inner)))"
        case 5: return "(\(dice.pick(["not ", "-", "+", "~"]))\(expression(inner)))"
        case 6: return "[\(list(inner))]"
        case 7: return "(\(list(inner, orNothing: false)),)"
        case 8:
            return
                "{\(expression(inner)): \(expression(inner)), \(dice.once(in: 4) ? "**D" : expression(inner) + ": 1")}"
        case 9: return "{\(list(inner, orNothing: false))}"
        case 10: return comprehension(inner)
        case 11: return "\(container())[\(subscriptText(inner))]"
        case 12: return "(lambda \(dice.pick(["x", "x=1", "*x", "**x", "x, y=2, *z"])): \(expression(inner)))"
        case 13: return "\(dice.pick(Words.builtins))(\(arguments(inner)))"
        case 14: return "\(container()).\(dice.pick(Words.methods))(\(arguments(inner)))"
        case 15: return "(\(expression(inner)) if \(expression(inner)) else \(expression(inner)))"
        case 16: return "(\(expression(inner)) \(dice.pick(["and", "or"])) \(expression(inner)))"
        case 17: return "f'{\(formatted())\(dice.pick(["", "!r", "!s", ":>5", ":", "=", "!a:^{1+2}"]))}'"
        case 18: return "(\(dice.pick(Words.names)) := \(expression(inner)))"
        case 19: return "\(dice.pick(Words.makers))(\(arguments(inner)))"
        case 20: return "\(name()).\(dice.pick(Words.attributes))"
        case 21: return "poke(\(expression(inner)), \(dice.roll(200)), \(list(inner, orNothing: false)))"
        case 22: return "poke(\(dice.pick(Words.modules)), \(dice.roll(400)), \(list(inner, orNothing: false)))"
        default: return "hostile(\(dice.roll(1000)))"
        }
    }

    mutating func atom() -> String {
        switch dice.roll(10) {
        case 0, 1, 2: dice.pick(Words.constants)
        case 3, 4: container()
        case 5: "hostile(\(dice.roll(1000)))"
        default: name()
        }
    }

    mutating func name() -> String { dice.once(in: 3) ? dice.pick(Words.containers) : dice.pick(Words.names) }

    mutating func container() -> String { dice.pick(Words.containers) }

    /// What may stand in an f-string without quotes of its own.
    private mutating func formatted() -> String { dice.once(in: 2) ? name() : "\(name()) + \(dice.roll(9))" }

    private mutating func list(_ depth: Int, orNothing: Bool = true) -> String {
        let count = dice.roll(4) + (orNothing ? 0 : 1)
        return (0..<count).map { _ in (dice.once(in: 6) ? "*" : "") + expression(depth) }.joined(separator: ", ")
    }

    private mutating func arguments(_ depth: Int) -> String {
        var parts = (0..<dice.roll(4)).map { _ in expression(depth) }
        if dice.once(in: 6) { parts.append("*\(container())") }
        if dice.once(in: 6) {
            parts.append(
                "\(dice.pick(["key", "reverse", "default", "x", "end", "sep", "initial", "maxsplit"]))=\(expression(depth))"
            )
        }
        if dice.once(in: 12) { parts.append("**D") }
        return parts.joined(separator: ", ")
    }

    private mutating func subscriptText(_ depth: Int) -> String {
        switch dice.roll(5) {
        case 0: "\(atom()):\(atom())"
        case 1: ":\(dice.pick(["", "-1", "2", "0"])):\(atom())"
        case 2: "::\(dice.pick(["-1", "2", "-2"]))"
        default: expression(depth)
        }
    }

    private mutating func comprehension(_ depth: Int) -> String {
        let variable = dice.pick(Words.names)
        let condition = dice.once(in: 2) ? " if \(expression(depth))" : ""
        let more = dice.once(in: 4) ? " for \(dice.pick(Words.names)) in \(expression(depth))" : ""
        let tail = "for \(variable) in \(dice.once(in: 3) ? expression(depth) : container())\(more)\(condition)"
        return switch dice.roll(4) {
        case 0: "[\(expression(depth)) \(tail)]"
        case 1: "{\(expression(depth)) \(tail)}"
        case 2: "{\(expression(depth)): \(expression(depth)) \(tail)}"
        default: "(\(expression(depth)) \(tail))"
        }
    }
}
