/// `sys.stdin`: text that the host gives, line by line.
final class StandardInputStream: Box {
    static func prepare(_ vm: VM, _ dict: UnsafeMutablePointer<DictObject>) throws(Raised) {
        let key = vm.intern(" stdin")
        let type = vm.get(dict, name: key)
        guard type.is(.type) else { return }
        let stream = try vm.makeBox(vm.type(type), StandardInputStream())
        vm.keep(stream)
        for name in ["stdin", "__stdin__"] { vm.set(dict, name: vm.intern(name), stream) }
        _ = try vm.remove(dict, key)
    }
}

extension WorldBuilder {
    func buildStandardInput(_ module: ModuleBuilder) {
        let stream = module.type("TextIOWrapper", layout: .box, flags: .final)
        stream.method("read", "self, size=-1, /") { (vm, a) throws(Raised) in
            try vm.makeInputText(try vm.readInput(most: try vm.mostBytes(a.orNone(1))))
        }
        stream.method("readline", "self, size=-1, /") { (vm, a) throws(Raised) in
            try vm.makeInputText(try vm.readLine(most: try vm.mostBytes(a.orNone(1))))
        }
        stream.method("readlines", "self, hint=-1, /") { (vm, a) throws(Raised) in
            let list = try vm.makeList([])
            vm.keep(list)
            while true {
                let line = try vm.readLine(most: .max)
                if line.isEmpty { return list }
                try vm.append(vm.list(list), try vm.makeInputText(line))
            }
        }
        stream.special(.iter, 1) { (vm, a) throws(Raised) in a[0] }
        stream.special(.next, 1) { (vm, a) throws(Raised) in
            let line = try vm.readLine(most: .max)
            if line.isEmpty { throw vm.raise(vm.pointee.types.stopIteration) }
            return try vm.makeInputText(line)
        }
        for (name, value) in [("isatty", Value.false), ("writable", .false), ("readable", .true), ("seekable", .false)]
        {
            stream.method(name, 1) { (vm, a) throws(Raised) in value }
        }
        stream.method("close", 1) { (vm, a) throws(Raised) in .none }
        stream.property("encoding") { (vm, a) throws(Raised) in vm.intern("utf-8") }
        stream.property("errors") { (vm, a) throws(Raised) in vm.intern("replace") }
        stream.property("closed") { (vm, a) throws(Raised) in .false }
        stream.property("name") { (vm, a) throws(Raised) in vm.intern("<stdin>") }
        module.constant(" stdin", .object(stream.type))
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// A size as `read` takes it: None and negative numbers mean everything.
    fileprivate func mostBytes(_ value: Value) throws(Raised) -> Int {
        if value.isNone { return .max }
        let size = try index(value)
        return size < 0 ? .max : size
    }
}
