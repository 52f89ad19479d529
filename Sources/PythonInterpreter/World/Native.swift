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

/// The Swift function of a native, which lives as long as the table. A field of a class that never changes can be called
/// without counting references to what it captured.
final class NativeCode {
    let body: NativeBody

    init(_ body: @escaping NativeBody) { self.body = body }
}

/// One native function of the table.
struct NativeEntry {
    /// `Arity` in a form that is read at each call without counting references.
    enum Form: UInt8 {
        case positional, signature, raw
    }

    let name: String
    let form: Form
    /// How many arguments one of the form `positional` takes.
    let least, most: Int
    /// Lives as long as the table, which is forever.
    let signature: Unmanaged<Signature>?
    let code: Unmanaged<NativeCode>
    let documentation: String?
    /// The text between the parentheses, for `inspect.signature`; nil for raw ones.
    let text: String?

    init(name: String, arity: Arity, body: @escaping NativeBody, documentation: String?, text: String?) {
        self.name = name
        code = .passRetained(NativeCode(body))
        self.documentation = documentation
        self.text = text
        switch arity {
        case .positional(let least, let most):
            (form, self.least, self.most, signature) = (.positional, least, most, nil)
        case .signature(let signature):
            (form, least, most, self.signature) = (.signature, 0, 0, .passRetained(signature))
        case .raw: (form, least, most, signature) = (.raw, 0, 0, nil)
        }
    }
}

/// Parameters of a native, from a text such as `self, sep=None, /, *, key=None`. The text is read when the native is
/// first called this way: most natives of most programs never are.
final class Signature: Sendable {
    private let text: String
    /// The address of what the text says, which is never freed, or 0. Not a lazy reference of the library: reading one
    /// looks for its type at run time.
    private let parsed = Atomic<UInt>(0)

    init(_ text: String) { self.text = text }

    /// What the text says.
    final class Parameters: Sendable {
        let names: [String]
        let positionalOnlyCount: Int
        /// Parameters that may be given by position.
        let positionalCount: Int
        /// Parameters without a default, from the left.
        let isRequired: [Bool]
        /// All parameters.
        let count: Int
        /// So many arguments by position leave out nothing that is required.
        let sufficientCount: Int

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
            count = names.count
            sufficientCount = required.lastIndex(of: true).map { $0 + 1 } ?? 0
        }
    }

    /// Threads that come first at the same time read the text twice, and one result is kept.
    @inline(__always)
    var parameters: Unmanaged<Parameters> {
        if let known = UnsafeRawPointer(bitPattern: parsed.load(ordering: .acquiring)) {
            return Unmanaged.fromOpaque(known)
        }
        return parse()
    }

    @inline(never)
    private func parse() -> Unmanaged<Parameters> {
        let made = Unmanaged.passRetained(Parameters(text))
        let (isFirst, known) = parsed.compareExchange(
            expected: 0, desired: UInt(bitPattern: made.toOpaque()), ordering: .acquiringAndReleasing)
        if !isFirst, let known = UnsafeRawPointer(bitPattern: known) {
            made.release()
            return Unmanaged.fromOpaque(known)
        }
        return made
    }
}
