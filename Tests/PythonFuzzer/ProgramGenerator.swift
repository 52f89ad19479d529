/// Writes random programs: loops, functions, generators, classes, exceptions, and callbacks that change containers
/// while these are worked on.
struct ProgramGenerator {
    var dice: Dice
    private var lines: [String] = []
    private var indentation = 0
    private var inFunction = false
    private var inLoop = false

    init(seed: UInt64) { dice = Dice(seed: seed) }

    /// A program.
    mutating func program() -> String {
        for _ in 0..<(dice.roll(12) + 3) { statement(3) }
        var imports = ""
        // Importing everything costs more than the program: what it names is imported.
        let body = lines.joined(separator: "\n")
        for module in Words.modules where body.contains(module) && Self.extraModules.contains(module) {
            imports += "try: import \(module)\nexcept ImportError: pass\n"
        }
        return Prelude.text + "\n" + imports + body + "\n"
    }

    private static let extraModules: Set<String> = [
        "struct", "array", "random", "cmath", "statistics", "textwrap", "io", "types", "weakref", "decimal",
        "fractions", "datetime", "enum",
        "string", "contextlib", "base64", "binascii", "hashlib", "unicodedata", "time", "asyncio", "dataclasses",
        "typing", "abc", "csv", "pprint",
        "difflib", "traceback", "sys", "inspect", "ast",
    ]

    private mutating func line(_ text: String) { lines.append(String(repeating: " ", count: indentation) + text) }

    private mutating func block(_ head: String, _ depth: Int) {
        line(head)
        indentation += 1
        for _ in 0..<(dice.roll(3) + 1) { statement(depth - 1) }
        indentation -= 1
    }

    mutating func statement(_ depth: Int) {
        guard depth > 0 else { return simple() }
        switch dice.roll(20) {
        case 0: block("if \(expression(2)):", depth)
        case 1:
            let outer = inLoop
            inLoop = true
            block("for \(target()) in \(dice.once(in: 2) ? container() : expression(2)):", depth)
            indentation += 1
            line("if not spend(): break")
            indentation -= 1
            inLoop = outer
            if dice.once(in: 4) { block("else:", depth) }
        case 2:
            let outer = inLoop
            inLoop = true
            block("while spend() and \(expression(2)):", depth)
            inLoop = outer
        case 3, 4, 5: attempt(depth)
        case 6, 7: function(depth)
        case 8, 9: classDefinition(depth)
        case 10: block("with \(expression(1)) as \(dice.pick(Words.names)):", depth)
        case 11: match(depth)
        default: guarded()
        }
    }

    private mutating func attempt(_ depth: Int) {
        block("try:", depth)
        let star = dice.once(in: 8) ? "*" : ""
        let (loop, function) = (inLoop, inFunction)
        if !star.isEmpty { (inLoop, inFunction) = (false, false) }
        block("except\(star) \(dice.pick(Words.exceptions)) as \(dice.pick(Words.names)):", depth)
        if star.isEmpty { block("except Exception:", depth) }
        (inLoop, inFunction) = (loop, function)
        if dice.once(in: 4) { block("else:", depth) }
        if dice.once(in: 3) { block("finally:", depth) }
    }

    private mutating func function(_ depth: Int) {
        let (loop, function) = (inLoop, inFunction)
        (inLoop, inFunction) = (false, true)
        let name = dice.pick(Words.names)
        let isAsync = dice.once(in: 8)
        let parameters = dice.pick(["", "p", "p=1", "*p", "**p", "p, /, q=2, *, r=3", "p: int = 2, *q, **r"])
        if dice.once(in: 6) {
            line(
                "@\(dice.pick(["functools.lru_cache", "contextlib.contextmanager", "functools.wraps(len)", "staticmethod", "lambda f: f"]))"
            )
        }
        block("\(isAsync ? "async " : "")def f_\(name)(\(parameters)):", depth)
        indentation += 1
        if dice.once(in: 2) {
            line("\(isAsync ? "" : name + "_ = ")\(isAsync ? "await asyncio.sleep(0)" : "yield \(expression(1))")")
        }
        line("return \(expression(1))")
        indentation -= 1
        (inLoop, inFunction) = (loop, function)
        let call = "f_\(name)(\(dice.once(in: 2) ? "" : expression(1)))"
        line(
            "try: \(name) = \(dice.pick([call, "list(\(call))", "next(\(call))", "\(call).send(None)", "\(call).throw(ValueError)", "\(call).close()"]))"
        )
        line("except Exception: pass")
    }

    private mutating func classDefinition(_ depth: Int) {
        let name = dice.pick(["P", "R", "U"])
        let bases = dice.pick([
            "", "list", "dict", "str", "int", "Exception", "object", "P", "R", "tuple", "metaclass=type", "set",
            "bytearray", "float",
        ])
        let guarding = "try:"
        line(guarding)
        indentation += 1
        if dice.once(in: 6) { line("@dataclasses.dataclass") }
        line("class \(name)(\(bases)):")
        indentation += 1
        if dice.once(in: 5) { line("__slots__ = \(dice.pick(["('x',)", "'x'", "()", "['x', 'y']"]))") }
        let (loop, function) = (inLoop, inFunction)
        (inLoop, inFunction) = (false, true)
        for _ in 0..<(dice.roll(3) + 1) {
            if dice.once(in: 6) {
                line("@\(dice.pick(["property", "classmethod", "staticmethod", "functools.cached_property"]))")
            }
            let method = dice.pick([
                "eq", "hash", "lt", "iter", "next", "len", "getitem", "bool", "repr", "init", "new", "call", "getattr",
                "setattr", "del", "enter",
                "exit", "contains", "index", "add", "radd", "iadd", "get", "set", "missing", "init_subclass",
                "set_name", "class_getitem",
            ])
            block("def __\(method)__(self, *p, **q):", min(depth - 1, 1))
            indentation += 1
            if dice.once(in: 3) {
                line(
                    "try: return super().__\(method)__(*p)\n\(String(repeating: " ", count: indentation))except Exception: pass"
                )
            }
            line("change(\(dice.roll(26)))")
            line("return \(expression(1))")
            indentation -= 1
        }
        (inLoop, inFunction) = (loop, function)
        indentation -= 1
        line("\(dice.pick(Words.names)) = \(name)(\(dice.once(in: 2) ? "" : expression(1)))")
        line("\(container()).\(dice.pick(["append", "add", "update", "extend"]))(\(dice.pick(Words.names)))")
        indentation -= 1
        line("except Exception: pass")
    }

    private mutating func match(_ depth: Int) {
        line("match \(expression(2)):")
        indentation += 1
        for pattern in [
            "[x, *y]", "{'a': x, **y}", "int() | str()", "(1, 2)", "P(x=1)", "str(x)", "None", "[1, [x]]",
            "x if \(expression(1))", "list([x, y])",
            "{1: _}",
        ].shuffled(by: &dice).prefix(dice.roll(3) + 1) { block("case \(pattern):", depth) }
        block("case _:", depth)
        indentation -= 1
    }

    /// A statement whose exceptions end nothing.
    private mutating func guarded() {
        line("try:")
        indentation += 1
        simple()
        indentation -= 1
        line("except Exception as e_: pass")
    }

    private mutating func target() -> String {
        dice.pick(["a", "b", "x", "x, y", "x, *y", "L[0]", "D['x']", "(a, b), c"])
    }

    private mutating func simple() {
        switch dice.roll(18) {
        case 0, 1, 2, 3: line(expression(3))
        case 4, 5, 6: line("\(target()) = \(expression(3))")
        case 7: line("\(name()) \(dice.pick(Words.operators))= \(expression(2))")
        case 8: line("del \(dice.pick(["L[0]", "D['a']", "L[1:3]", "x", "a", "O['a']", "B[::2]", "S", "Q[0]"]))")
        case 9:
            line(
                "raise \(dice.pick(["ValueError(x)", "KeyError", "E", "hostile(3)", "ExceptionGroup('g', [E])", "E from E", "StopIteration(L)"]))"
            )
        case 10: line(inLoop ? dice.pick(["break", "continue"]) : "pass")
        case 11: line(inFunction ? "return \(expression(2))" : "change(\(dice.roll(26)))")
        case 12: line("\(container())[\(expression(1))] = \(expression(2))")
        case 13: line("L[\(dice.pick(["1:3", ":", "::2", "5:1:-1"]))] = \(expression(2))")
        case 14: line("L.sort(key=lambda v: (change(\(dice.roll(26))), \(expression(1)))[1])")
        case 15:
            line(
                "\(dice.pick(["sorted", "list", "min", "sum", "set", "dict", "tuple", "max", "any"]))(\(expression(2)) for x in \(container()) if \(expression(1)))"
            )
        case 16:
            line(
                "exec(\(dice.pick(["'x = 1'", "'def g(): yield L'", "'L.clear()'", "'import math'", "V", "'for q in L: L.pop()'"])), \(dice.pick(["{}", "globals()", "D", "O"])))"
            )
        default: line("print(\(expression(2)))")
        }
    }
}

extension Array {
    func shuffled(by dice: inout Dice) -> [Element] {
        var copy = self
        for index in copy.indices.dropFirst() { copy.swapAt(index, dice.roll(index + 1)) }
        return copy
    }
}
