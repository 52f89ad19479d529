/// Reading bytes out of whatever has them.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The bytes of a bytes-like object; nil if it is none. Valid until Python code runs.
    func bytesLike(_ value: Value) throws(Raised) -> TextView? {
        let inner = unwrapped(value)
        switch inner.kind {
        case .bytes, .byteArray: return TextView(bytes(inner))
        default: return nil
        }
    }
}
