import Glibc
import PythonSyntax

extension Analyzer {
    /// How many elements or bytes may be kept at once.
    static let mostKept = 100_000_000.0
    /// How often a loop may run.
    static let mostRounds = 10_000_000_000.0

    /// A large number as people read it.
    static func count(_ number: Double) -> String {
        guard number < 1e15 else {
            guard number.isFinite else { return "endlessly many" }
            return "about 1e\(Int(log10(number)))"
        }
        return String(Int(number))
    }

    /// Results that are too large, told from the operands.
    func checkSize(_ left: Value, _ operation: BinaryOperator, _ right: Value, _ range: SourceRange) {
        switch operation {
        case .power:
            guard let base = left.number, let exponent = right.number, isWhole(left), isWhole(right) else { return }
            let bits = NumberFolding.bits(ofPower: base, exponent)
            if bits > 20_000_000 { report(.hugeComputation, range, "A power with \(Self.count(bits)) binary digits") }
        case .leftShift:
            guard let count = right.number, count > 20_000_000 else { return }
            report(.hugeComputation, range, "A number with \(Self.count(count)) binary digits")
        case .multiply:
            let sized = left.number == nil ? left : right
            guard let count = left.number ?? right.number, left.number == nil || right.number == nil else { return }
            let length: Double
            switch sized {
            case .text(let text): length = Double(text.text.utf8.count)
            case .bytes(let bytes): length = Double(bytes.bytes.count)
            case .sequence(let sequence): length = 8 * Double(max(1, sequence.elements.count))
            default: return
            }
            if length * count > Self.mostKept {
                report(.hugeComputation, range, "A value of \(Self.count(length * count)) bytes is made by repetition")
            }
        default: break
        }
    }

    private func isWhole(_ value: Value) -> Bool {
        value.alternatives.contains { alternative in
            switch alternative {
            case .integer: true
            // Written with a point, a power is quick and overflows at most.
            case .real(let number): abs(number) > 1e18
            default: false
            }
        }
    }

    func checkCallSize(_ name: String, _ call: Call) {
        let first = call.argument(0) ?? .unknown
        switch name {
        case "builtins.list", "builtins.tuple", "builtins.set", "builtins.sorted", "builtins.frozenset",
            "collections.deque", "builtins.dict.fromkeys", "numpy.array":
            if let rounds = rounds(of: first), rounds > Self.mostKept {
                report(.hugeComputation, call.range, "\(Self.shown(name)) of \(Self.count(rounds)) elements")
            }
        case "builtins.sum", "builtins.max", "builtins.min", "builtins.any", "builtins.all":
            if let rounds = rounds(of: first), rounds > Self.mostRounds {
                report(.hugeComputation, call.range, "\(Self.shown(name)) over \(Self.count(rounds)) elements")
            }
        case "builtins.bytes", "builtins.bytearray", "os.urandom", "secrets.token_bytes", "numpy.zeros", "numpy.ones":
            let sizes: Value
            if case .sequence(let sequence) = first, name.hasPrefix("numpy") {
                sizes =
                    sequence.elements.compactMap(\.number).reduce(1.0, *) > Self.mostKept * 100
                    ? .real(.infinity) : .unknown
            } else {
                sizes = first
            }
            if let size = sizes.number, size > Self.mostKept {
                report(.hugeComputation, call.range, "\(Self.shown(name)) of \(Self.count(size)) elements")
            }
        case "math.factorial", "math.perm":
            if let number = first.number, number > 1_000_000 {
                report(.hugeComputation, call.range, "\(name) of \(Self.count(number))")
            }
        case "itertools.product":
            guard let times = call.keyword("repeat")?.number, let size = rounds(of: first), size > 1 else { return }
            if times * log10(size) > 11 {
                report(
                    .hugeComputation, call.range,
                    "itertools.product has about 1e\(Int(min(times * log10(size), 1e9))) elements")
            }
        default: break
        }
    }

    /// How often a loop over a value runs.
    func rounds(of value: Value) -> Double? {
        value.alternatives.compactMap { alternative -> Double? in
            switch alternative {
            case .range(let count): count
            case .sequence(let sequence): Double(sequence.elements.count)
            case .text(let text): Double(text.text.utf8.count)
            case .symbol(let symbol):
                ["itertools.count()", "itertools.cycle()"].contains(symbol.name) ? .infinity : nil
            default: nil
            }
        }.max()
    }

    func loop(while test: Expression, _ body: [Statement]) {
        let condition = evaluate(test)
        // A name may have another value in the next round.
        let isEndless =
            switch test.kind {
            case .constant, .unaryOp(.not, operand: _): condition.isTrue == true
            default: false
            }
        loops.append(LoopFrame(isEndless: isEndless, rounds: loops.last?.rounds ?? 1))
        inBranch { visit(body) }
        if let frame = loops.popLast(), frame.isEndless, !frame.ends, !frame.waits {
            report(.endlessLoop, test.range, "This loop has no end: \(RuleKind.endlessLoop.rule.clause)")
        }
    }

    func loop(_ target: Expression, over iterable: Expression, _ body: [Statement], _ range: SourceRange) {
        let value = evaluate(iterable)
        let own = rounds(of: value) ?? 1
        let rounds = (loops.last?.rounds ?? 1) * max(own, 1)
        loops.append(LoopFrame(isEndless: own == .infinity, rounds: rounds))
        inBranch {
            assign(target, value.element)
            visit(body)
        }
        guard let frame = loops.popLast(), !frame.ends, !frame.waits else { return }
        if frame.isEndless {
            report(.endlessLoop, iterable.range, "This loop has no end: \(RuleKind.endlessLoop.rule.clause)")
        } else if rounds > Self.mostRounds, own > 1 {
            report(.hugeComputation, iterable.range, "The body of this loop runs \(Self.count(rounds)) times")
        }
    }

    // MARK: Literals

    /// Long literals that no person wrote.
    func checkLiteral(_ bytes: [UInt8], _ range: SourceRange) {
        guard bytes.count >= 400, quiet == 0 else { return }
        var counts = [Int](repeating: 0, count: 256)
        var isCoded = true
        for byte in bytes {
            counts[Int(byte)] += 1
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x3D, 0x5F, 0x0A: break
            default: isCoded = false
            }
        }
        var entropy = 0.0
        for count in counts where count > 0 {
            let share = Double(count) / Double(bytes.count)
            entropy -= share * log2(share)
        }
        // Hexadecimal digits give 4 bits at most, base 64 gives 6, compressed data almost 8; prose gives about 4.3.
        let isHexadecimal =
            isCoded && entropy > 3.4 && counts.count { $0 > 0 } <= 23 && bytes.allSatisfy(\.isHexadecimal)
        guard isCoded && entropy > 5 || entropy > 6.5 || isHexadecimal else { return }
        report(
            .encodedLiteral, range, "A literal of \(bytes.count) bytes looks like encoded data", subject: nil)
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
