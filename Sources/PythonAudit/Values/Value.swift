/// What is known about a value before the program runs.
indirect enum Value: Hashable, Sendable {
    case unknown
    case none
    case truth(Bool)
    case integer(Int)
    /// A number that is not a small integer, by its size.
    case real(Double)
    case text(FoldedText)
    case bytes(FoldedBytes)
    /// Something with a dotted name; `()` marks what a call of it gives and `[]` an element of it.
    case symbol(Symbol)
    case sequence(FoldedSequence)
    case dictionary(FoldedDictionary)
    /// `range(n)`, by its number of elements.
    case range(Double)
    /// A method of a value that is known.
    case method(Value, String)
    /// `operator.attrgetter(name)`
    case attributeGetter(FoldedText)
    /// A class of the source, by its index.
    case definition(Int)
    /// An instance of one.
    case instance(Int)
    /// One of several, none of them one of several.
    case oneOf([Value])
}

/// How a text came to be.
enum Origin: Int, Hashable, Sendable, Comparable {
    case literal, built, decoded

    static func < (left: Origin, right: Origin) -> Bool { left.rawValue < right.rawValue }
}

struct FoldedText: Hashable, Sendable {
    var text: String
    var origin = Origin.literal
}

struct FoldedBytes: Hashable, Sendable {
    var bytes: [UInt8]
    var origin = Origin.literal
}

struct Symbol: Hashable, Sendable {
    var name: String
    /// The path that a path object stands for, as far as it is known.
    var path: String?
}

/// A list, tuple or set display.
struct FoldedSequence: Hashable, Sendable {
    private(set) var elements: [Value]
    /// How deeply values are nested, so that they can be freed and compared without deep recursion.
    let depth: Int
    /// How many values it holds in all. Parts can be shared, so this can be far more than was ever made.
    let weight: Int

    init?(_ elements: [Value]) {
        guard elements.count <= Value.mostElements else { return nil }
        let depth = 1 + (elements.lazy.map(\.depth).max() ?? 0)
        let weight = elements.lazy.map(\.weight).reduce(1, +)
        guard depth <= Value.mostDepth, weight <= 2 * Value.mostElements else { return nil }
        self.elements = elements
        self.depth = depth
        self.weight = weight
    }
}

struct FoldedDictionary: Hashable, Sendable {
    private(set) var keys: [Value]
    private(set) var values: [Value]
    let depth: Int
    let weight: Int

    init?(_ keys: [Value], _ values: [Value]) {
        guard values.count <= Value.mostElements, keys.count == values.count else { return nil }
        let depth = 1 + max(keys.lazy.map(\.depth).max() ?? 0, values.lazy.map(\.depth).max() ?? 0)
        let weight = keys.lazy.map(\.weight).reduce(1, +) + values.lazy.map(\.weight).reduce(0, +)
        guard depth <= Value.mostDepth, weight <= 2 * Value.mostElements else { return nil }
        self.keys = keys
        self.values = values
        self.depth = depth
        self.weight = weight
    }

    /// The last value under a text.
    func value(of key: String) -> Value? {
        for (index, other) in keys.enumerated().reversed() {
            if case .text(let text) = other, text.text == key { return values[index] }
        }
        return nil
    }
}

extension Value {
    static let mostDepth = 8
    static let mostElements = 4096
    static let mostAlternatives = 8
    static let mostText = 64 << 10

    var depth: Int {
        switch self {
        case .sequence(let sequence): sequence.depth
        case .dictionary(let dictionary): dictionary.depth
        case .oneOf(let values): values.lazy.map(\.depth).max() ?? 0
        case .method(let value, _): 1 + value.depth
        default: 0
        }
    }

    /// What comparing it costs.
    var weight: Int {
        switch self {
        case .sequence(let sequence): sequence.weight
        case .dictionary(let dictionary): dictionary.weight
        case .oneOf(let values): values.lazy.map(\.weight).reduce(1, +)
        case .method(let value, _): 1 + value.weight
        case .text(let text): 1 + text.text.utf8.count >> 8
        case .bytes(let bytes): 1 + bytes.bytes.count >> 8
        default: 1
        }
    }

    /// The alternatives, one if there is no choice.
    var alternatives: [Value] {
        if case .oneOf(let values) = self { return values }
        return [self]
    }

    /// One of several. When there are too many, names are kept and data is forgotten.
    static func join(_ values: some Sequence<Value>) -> Value {
        var kept: [Value] = []
        var hasForgotten = false
        for value in values {
            for alternative in value.alternatives {
                if case .unknown = alternative {
                    hasForgotten = true
                } else if alternative.weight > 32, !kept.isEmpty {
                    // Comparing large values with each other again and again would take too long.
                    hasForgotten = true
                } else if kept.count >= mostAlternatives {
                    hasForgotten = true
                    guard alternative.isNamed, let index = kept.lastIndex(where: { !$0.isNamed }) else { continue }
                    if !kept.contains(alternative) { kept[index] = alternative }
                } else if !kept.contains(alternative) {
                    kept.append(alternative)
                }
            }
        }
        if hasForgotten { kept.append(.unknown) }
        switch kept.count {
        case 0: return .unknown
        case 1: return kept[0]
        default: return .oneOf(kept)
        }
    }

    private var isNamed: Bool {
        switch self {
        case .symbol, .definition: true
        default: false
        }
    }

    /// What `change` makes of it, alternative by alternative.
    func map(_ change: (Value) -> Value) -> Value {
        guard case .oneOf(let values) = self else { return change(self) }
        return .join(values.map(change))
    }

    static func symbol(_ name: String) -> Value {
        name.utf8.count > CanonicalName.longest ? .unknown : .symbol(Symbol(name: name))
    }

    static func list(_ elements: [Value]) -> Value {
        FoldedSequence(elements).map { .sequence($0) } ?? .unknown
    }

    /// Its texts, whichever it is.
    var texts: [FoldedText] {
        alternatives.compactMap { value in
            switch value {
            case .text(let text): text
            case .bytes(let bytes): FoldedText(text: String(decoding: bytes.bytes, as: UTF8.self), origin: bytes.origin)
            default: nil
            }
        }
    }

    /// What is known of its texts, with `?` for every part that is not.
    var outlines: [String] {
        alternatives.compactMap { value in
            switch value {
            case .text(let text): text.text
            case .symbol(let symbol): symbol.path
            case .bytes(let bytes): String(decoding: bytes.bytes, as: UTF8.self)
            default: nil
            }
        }
    }

    /// A text of which only a part is known.
    static func outline(_ text: String) -> Value {
        text.utf8.count > 4096 ? .unknown : .symbol(Symbol(name: "builtins.str()", path: text))
    }

    var symbols: [Symbol] {
        alternatives.compactMap { if case .symbol(let symbol) = $0 { symbol } else { nil } }
    }

    /// Its size as a number; the largest where there is a choice.
    var number: Double? {
        alternatives.compactMap { value -> Double? in
            switch value {
            case .integer(let integer): Double(integer)
            case .real(let number): number
            case .truth(let truth): truth ? 1 : 0
            default: nil
            }
        }.max()
    }

    /// What is in it, as one value.
    var element: Value {
        map { value in
            switch value {
            case .sequence(let sequence): .join(sequence.elements)
            case .dictionary(let dictionary): .join(dictionary.keys)
            case .symbol(let symbol): .symbol(CanonicalName.of(symbol.name + "[]"))
            default: .unknown
            }
        }
    }

    /// Whether it is `True`, or a constant that counts as true.
    var isTrue: Bool? {
        switch self {
        case .truth(let truth): truth
        case .integer(let integer): integer != 0
        case .text(let text): !text.text.isEmpty
        case .none: false
        default: nil
        }
    }
}
