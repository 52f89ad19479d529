/// A value on its way between host and guest: data only, never an object of either side.
public indirect enum PythonValue: Sendable, Hashable {
    case none
    case bool(Bool)
    case int(Int)
    /// An integer beyond 64 bits, in decimal digits.
    case bigInt(String)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    case list([PythonValue])
    case tuple([PythonValue])
    case set([PythonValue])
    /// Pairs in the order of insertion.
    case dict([Pair])
    /// Anything else: what its `repr` says.
    case object(type: String, representation: String)

    /// An entry of a dictionary.
    public struct Pair: Sendable, Hashable {
        /// Any value that Python can hash.
        public let key: PythonValue
        /// What it leads to.
        public let value: PythonValue

        /// Pairs the two.
        public init(_ key: PythonValue, _ value: PythonValue) {
            self.key = key
            self.value = value
        }
    }
}
