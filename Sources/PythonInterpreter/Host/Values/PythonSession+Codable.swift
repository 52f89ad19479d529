/// Variables and tools with Swift types of their own.
extension PythonSession {
    /// Sets a variable of `__main__` to something that can be encoded.
    public func set(_ name: String, encoding value: some Encodable) throws {
        try set(name, try PythonValueEncoder().encode(value))
    }

    /// Reads a variable of `__main__`; nil if there is none.
    public func get<Decoded: Decodable>(_ name: String, as type: Decoded.Type) throws -> Decoded? {
        guard let value = get(name) else { return nil }
        return try PythonValueDecoder().decode(type, from: value)
    }
}

extension PythonTool {
    /// A tool whose parameters, all to be given by name or position, are the properties of a structure.
    public init<Input: Decodable & Sendable, Output: Encodable & SendableMetatype>(
        _ name: String, parameters: [Parameter], documentation: String? = nil, input: Input.Type,
        function: @escaping @Sendable (Input) throws -> Output
    ) {
        self.init(name, parameters: parameters, documentation: documentation) { values, _ in
            let pairs = zip(parameters, values).map { PythonValue.Pair(.string($0.name), $1) }
            let decoded: Input
            do {
                decoded = try PythonValueDecoder().decode(Input.self, from: .dict(pairs))
            } catch let error as DecodingError {
                throw PythonToolError(type: "TypeError", message: "\(name)(): \(Self.describe(error))")
            }
            return try PythonValueEncoder().encode(try function(decoded))
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
            .dataCorrupted(let found):
            context = found
        @unknown default: return "\(error)"
        }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? context.debugDescription : "argument '\(path)': \(context.debugDescription)"
    }
}
