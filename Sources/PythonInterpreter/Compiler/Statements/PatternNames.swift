import PythonSyntax

/// The names that a pattern binds, each with a temporary for its value until all of the pattern has matched.
struct PatternNames {
    private(set) var names: [(name: String, register: Int)] = []
    private var registers: [String: Int] = [:]

    init(_ pattern: Pattern, first: Int) throws(CompilationFailure) {
        for name in try Self.collect(pattern) {
            registers[name] = first + names.count
            names.append((name, first + names.count))
        }
    }

    func register(_ name: String) -> Int? { registers[name] }

    private static func collect(_ pattern: Pattern) throws(CompilationFailure) -> [String] {
        var names: [String] = []
        var known: Set<String> = []
        try collect(pattern, &names, &known)
        return names
    }

    private static func collect(
        _ pattern: Pattern, _ names: inout [String], _ known: inout Set<String>
    ) throws(CompilationFailure) {
        switch pattern.kind {
        case .matchValue, .matchSingleton: break
        case .matchSequence(let patterns):
            for inner in patterns { try collect(inner, &names, &known) }
        case .matchMapping(_, let patterns, let rest):
            for inner in patterns { try collect(inner, &names, &known) }
            if let rest { try bind(rest, pattern.range, &names, &known) }
        case .matchClass(_, let patterns, _, let keywordPatterns):
            for inner in patterns { try collect(inner, &names, &known) }
            for inner in keywordPatterns { try collect(inner, &names, &known) }
        case .matchStar(let name):
            if let name { try bind(name, pattern.range, &names, &known) }
        case .matchAs(let inner, let name):
            if let inner { try collect(inner, &names, &known) }
            if let name { try bind(name, pattern.range, &names, &known) }
        case .matchOr(let alternatives):
            guard let first = alternatives.first else { return }
            for alternative in alternatives.dropLast() { try refuseIrrefutable(alternative) }
            let expected = try collect(first)
            for alternative in alternatives.dropFirst() {
                guard try Set(collect(alternative)) == Set(expected) else {
                    throw CompilationFailure("alternative patterns bind different names", at: pattern.range)
                }
            }
            for name in expected { try bind(name, pattern.range, &names, &known) }
        }
    }

    private static func bind(
        _ name: String, _ range: SourceRange, _ names: inout [String], _ known: inout Set<String>
    ) throws(CompilationFailure) {
        guard known.insert(name).inserted else {
            throw CompilationFailure("multiple assignments to name '\(name)' in pattern", at: range)
        }
        names.append(name)
    }

    /// What matches anything may only be the last of several.
    static func refuseIrrefutable(_ pattern: Pattern) throws(CompilationFailure) {
        switch pattern.kind {
        case .matchAs(nil, let name):
            throw CompilationFailure(
                name.map { "name capture '\($0)' makes remaining patterns unreachable" }
                    ?? "wildcard makes remaining patterns unreachable", at: pattern.range)
        case .matchAs(let inner?, _): try refuseIrrefutable(inner)
        case .matchOr(let alternatives):
            if let last = alternatives.last { try refuseIrrefutable(last) }
        default: break
        }
    }
}
