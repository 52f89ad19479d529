// Replaced by the real ones; see the brief.
extension WorldBuilder {
    func buildStrings() {}
    func buildBytes() {}
}
extension UnsafeMutablePointer where Pointee == Machine {
    func percentFormat(_ l: Value, _ r: Value) throws(Raised) -> Value { .notImplemented }
    func find(_ n: Value, in h: Value, from: Int, to: Int) throws(Raised) -> Int { -1 }
    func asciiRepresentation(_ v: Value) throws(Raised) -> Value { try representation(v) }
    func makeTemplate(_ p: UnsafeMutablePointer<Value>, count: Int) throws(Raised) -> Value { .none }
    func makeInterpolation(_ a: Value, _ b: Value, _ c: Value, _ d: Value) throws(Raised) -> Value { .none }
}
