/// Data written down as it is.
extension PythonValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
    /// Makes None.
    public init(nilLiteral: ()) { self = .none }
    /// Makes a bool.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Makes an int.
    public init(integerLiteral value: Int) { self = .int(value) }
    /// Makes a float.
    public init(floatLiteral value: Double) { self = .float(value) }
    /// Makes a str.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Makes a list.
    public init(arrayLiteral elements: PythonValue...) { self = .list(elements) }
}

extension PythonValue: ExpressibleByDictionaryLiteral {
    /// Makes a dict.
    public init(dictionaryLiteral elements: (PythonValue, PythonValue)...) {
        self = .dict(elements.map { Pair($0.0, $0.1) })
    }
}
