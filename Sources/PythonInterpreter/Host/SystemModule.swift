/// What `sys` gets anew in each session.
enum SystemModule {
    static func prepare(_ vm: VM, _ dict: UnsafeMutablePointer<DictObject>) throws(Raised) {
        func set(_ name: String, _ value: Value) { vm.set(dict, name: vm.intern(name), value) }
        // Where imports are restricted, what the library imports for itself is nobody's business.
        if vm.pointee.host.policy.isRestricted {
            let shown = vm.makeDict()
            for name in ["__main__", "builtins"] {
                let key = vm.intern(name)
                vm.set(vm.dict(shown), name: key, vm.get(vm.dict(vm.pointee.modules), name: key))
            }
            set("modules", shown)
        } else {
            set("modules", vm.pointee.modules)
        }
        var arguments: [Value] = []
        for argument in vm.pointee.host.arguments {
            let value = try vm.makeString(argument)
            vm.keep(value)
            arguments.append(value)
        }
        set("argv", try vm.makeList(arguments))
        set("path", try vm.makeList([]))
        let key = vm.intern(" stream")
        let type = vm.get(dict, name: key)
        if type.is(.type) {
            let out = try vm.makeBox(vm.type(type), HostStream(isError: false))
            vm.keep(out)
            let err = try vm.makeBox(vm.type(type), HostStream(isError: true))
            vm.keep(err)
            let input = try vm.makeBox(vm.type(type), HostInput())
            vm.keep(input)
            for (name, value) in [("stdin", input), ("__stdin__", input)] { set(name, value) }
            for (name, value) in [("stdout", out), ("__stdout__", out), ("stderr", err), ("__stderr__", err)] {
                set(name, value)
            }
            _ = try vm.remove(dict, key)
        }
        try structures(vm, dict)
    }

    /// `version_info` and the like: named tuples, made by a few lines of Python.
    private static func structures(_ vm: VM, _ dict: UnsafeMutablePointer<DictObject>) throws(Raised) {
        let template = try FrozenSnippets.systemStructures.get(vm)
        let code = try vm.instantiate(template)
        vm.keep(code)
        _ = try vm.runCode(
            vm.object(code, CodeObject.self), globals: dict, namespace: .undefined, function: .undefined)
    }
}
