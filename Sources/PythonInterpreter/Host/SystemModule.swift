/// What `sys` gets anew in each session.
enum SystemModule {
    static func prepare(_ vm: VM, _ dict: UnsafeMutablePointer<DictObject>) throws(Raised) {
        func set(_ name: String, _ value: Value) { vm.set(dict, name: vm.intern(name), value) }
        set("modules", vm.pointee.modules)
        var arguments: [Value] = []
        for argument in vm.pointee.host.arguments {
            let value = try vm.makeString(argument)
            vm.keep(value)
            arguments.append(value)
        }
        set("argv", try vm.makeList(arguments))
        set("path", try vm.makeList([]))
    }
}
