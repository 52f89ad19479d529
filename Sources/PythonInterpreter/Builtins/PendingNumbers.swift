extension WorldBuilder {
    func buildNumbers() {}
}
extension UnsafeMutablePointer where Pointee == Machine {
    func complexOperation(_ o: BinaryOperation, _ l: Value, _ r: Value) throws(Raised) -> Value { .notImplemented }
    func parseInteger(_ digits: [UInt8], radix: Int) throws(Raised) -> Value { .none }
}
