import Synchronization

/// The arguments of a native function. Those that a signature names and the caller left out are undefined.
struct Arguments {
    let base: UnsafeMutablePointer<Value>
    /// All values, those of keywords included.
    let count: Int
    /// Names of the last values, a tuple, or undefined. Only natives with the arity `raw` see it.
    let keywordNames: Value
    /// What the function was bound to when it was made.
    let state: Value

    @inline(__always) subscript(index: Int) -> Value { base[index] }
    /// The value at an index, or undefined.
    @inline(__always) func at(_ index: Int) -> Value { index < count ? base[index] : .undefined }
    /// The value at an index, or none if it was left out.
    @inline(__always) func orNone(_ index: Int) -> Value {
        guard index < count, !base[index].isUndefined else { return .none }
        return base[index]
    }
    @inline(__always) func has(_ index: Int) -> Bool { index < count && !base[index].isUndefined }
}

/// A function in Swift that Python can call.
typealias NativeBody = (VM, Arguments) throws(Raised) -> Value

/// How a native takes its arguments.
enum Arity {
    /// By position only, at least and at most so many (the receiver included).
    case positional(Int, Int)
    /// Named parameters: the body sees one value for each, undefined if left out.
    case signature(Signature)
    /// Everything as it came.
    case raw
}

/// One native function of the table.
struct NativeEntry {
    let name: String
    let arity: Arity
    let body: NativeBody
    let documentation: String?
    /// The text between the parentheses, for `inspect.signature`; nil for raw ones.
    let text: String?
}

/// Parameters of a native, from a text such as `self, sep=None, /, *, key=None`. The text is read when the native is
/// first called this way: most natives of most programs never are.
final class Signature: Sendable {
    private let text: String
    private let parsed = AtomicLazyReference<Parameters>()

    init(_ text: String) { self.text = text }

    /// What the text says.
    final class Parameters: Sendable {
        let names: [String]
        let positionalOnlyCount: Int
        /// Parameters that may be given by position.
        let positionalCount: Int
        /// Parameters without a default, from the left.
        let isRequired: [Bool]

        init(_ text: String) {
            var names: [String] = []
            var required: [Bool] = []
            var positionalOnly = 0
            var positional: Int?
            for part in text.split(separator: ",") {
                let word = part.drop { $0 == " " }
                if word == "/" {
                    positionalOnly = names.count
                } else if word == "*" {
                    positional = names.count
                } else if let equals = word.firstIndex(of: "=") {
                    names.append(String(word[..<equals]))
                    required.append(false)
                } else {
                    names.append(String(word))
                    required.append(true)
                }
            }
            self.names = names
            positionalOnlyCount = positionalOnly
            positionalCount = positional ?? names.count
            isRequired = required
        }
    }

    /// Threads that come first at the same time read the text twice, and one result is kept.
    @inline(__always)
    var parameters: Parameters { parsed.load() ?? parse() }

    @inline(never)
    private func parse() -> Parameters { parsed.storeIfNil(Parameters(text)) }
}
