extension WorldBuilder {
    func buildSingletons() {}
    func buildFunctions() {}
    func buildDescriptors() {}
    func buildModuleType() {}
    func buildGenerators() {}
    func buildTyping() {}
    func buildFunctionsOfBuiltins() {
        rawFunction("print") { (vm, a) throws(Raised) in
            var b = TextBuilder(vm: vm)
            for i in 0..<a.count { if i > 0 { try b.append(" ") }; try b.append(try vm.toString(a[i])) }
            try b.append("\n")
            let bytes = vm.utf8(try b.finish())
            bytes.withUnsafeBufferPointer { vm.pointee.host.write($0, false) }
            return .none
        }
        function("len", 1) { (vm, a) throws(Raised) in .int(try vm.length(a[0])) }
    }
}
extension UnsafeMutablePointer where Pointee == Machine {
    func unionOf(_ l: Value, _ r: Value) throws(Raised) -> Value { .notImplemented }
    func makeTypeParameter(_ r: UnsafeMutablePointer<Value>, _ i: Instruction, _ f: UnsafeMutablePointer<Frame>) throws(Raised) -> Value { .none }
    func makeTypeAlias(_ r: UnsafeMutablePointer<Value>, _ i: Instruction, _ f: UnsafeMutablePointer<Frame>) throws(Raised) -> Value { .none }
    func makeGenericAlias(_ o: Value, _ i: Value) throws(Raised) -> Value { o }
    func makeGenericBase(_ v: Value) throws(Raised) -> Value { .none }
    func tracebackText(_ v: Value) -> String { "" }
}
enum Suggestion { static func nearest(to: String, among: [String]) -> String? { nil } }
