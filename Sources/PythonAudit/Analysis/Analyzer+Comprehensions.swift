import PythonSyntax

extension Analyzer {
    /// Looks at a comprehension, and computes it where everything in it is known.
    func comprehension(
        _ clauses: [Comprehension], _ range: SourceRange, keepsAll: Bool, _ element: Expression,
        key: Expression? = nil
    ) -> Value {
        var rounds = 1.0
        var source: Value = .unknown
        return inScope(.expression) {
            for clause in clauses {
                source = evaluate(clause.iterable)
                rounds *= self.rounds(of: source) ?? 1
                assign(clause.target, source.element)
                for condition in clause.conditions { evaluate(condition) }
            }
            if let key { evaluate(key) }
            evaluate(element)
            if rounds > (keepsAll ? Self.mostKept : Self.mostRounds) {
                report(.hugeComputation, range, "A comprehension with \(Self.count(rounds)) elements")
            }
            guard key == nil, clauses.count == 1, clauses[0].conditions.isEmpty, !clauses[0].isAsync,
                let elements = elements(of: source)
            else { return rounds > 1 ? .range(rounds) : .unknown }
            return computed(elements, clauses[0].target, element)
        }
    }

    /// What a value gives when it is iterated over, if it is known and short.
    func elements(of value: Value) -> [Value]? {
        switch value {
        case .sequence(let sequence): return sequence.elements
        case .bytes(let bytes) where bytes.bytes.count <= Value.mostElements:
            return bytes.bytes.map { .integer(Int($0)) }
        case .text(let text) where text.text.utf8.count <= Value.mostElements:
            return text.text.unicodeScalars.map { .text(FoldedText(text: String($0), origin: text.origin)) }
        case .dictionary(let dictionary): return dictionary.keys
        default: return nil
        }
    }

    private func computed(_ elements: [Value], _ target: Expression, _ element: Expression) -> Value {
        quiet += 1
        defer { quiet -= 1 }
        var results: [Value] = []
        for value in elements {
            // A fresh value each time: what an earlier round left must not be joined to it.
            scopes[scope].bindings.removeAll(keepingCapacity: true)
            assign(target, value)
            let result = evaluate(element)
            if folding.budget.isSpent { return .unknown }
            results.append(result)
        }
        return folding.list(results)
    }
}
