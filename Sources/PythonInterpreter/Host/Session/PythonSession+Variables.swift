/// Why a session refused.
public enum PythonSessionError: Error, Sendable, Hashable {
    /// The value does not fit into what the session may hold.
    case limit(PythonLimitKind)
    /// A value that Python refuses, such as a list as a key.
    case value(String)
    /// A run is under way.
    case running
    /// `resume` was called, but nothing is suspended.
    case notSuspended
    /// A name that is no identifier.
    case name(String)
    /// The session holds something that cannot be stored: where it is, and what.
    case notDumpable(path: String, type: String)
    /// Bytes that are no dump, damaged, or of another key.
    case invalidDump(String)
    /// A dump of an interpreter that differs in what the dump depends on.
    case incompatibleDump(String)
}

/// Tools and variables.
extension PythonSession {
    /// Gives the guest a function. It is a builtin of the session: found everywhere, and hidden where the guest defines
    /// the name itself. A tool of the same name is replaced.
    public func register(_ tool: PythonTool) {
        guard PythonName.isValid(tool.name) else { return }
        defer { if phase == .idle { vm.pointee.temporaryCount = 0 } }
        let name = vm.intern(tool.name)
        let builtins = vm.dict(vm.pointee.builtins)
        let tool = profiled(tool)
        if let index = vm.pointee.host.tools.firstIndex(where: { $0.name == tool.name }) {
            vm.pointee.host.tools[index] = tool
            if vm.get(builtins, name: name).is(.native) { return }
        } else {
            vm.pointee.host.tools.append(tool)
        }
        let index = vm.pointee.host.tools.firstIndex { $0.name == tool.name } ?? 0
        vm.set(builtins, name: name, vm.makeHostFunction(tool.name, state: .int(index)))
        // Code that has found another builtin of the name looks again.
        builtins.pointee.table.version = vm.newVersion()
    }

    /// Registers a function that answers at once.
    public func register(
        _ name: String, parameters: [PythonTool.Parameter]? = nil, documentation: String? = nil,
        function: @escaping PythonTool.Function
    ) {
        register(PythonTool(name, parameters: parameters, documentation: documentation, function: function))
    }

    /// The names of all tools.
    public var toolNames: [String] { vm.pointee.host.tools.map(\.name) }

    /// Offers a module whose text the host has.
    public func addModule(_ name: String, source: String) { vm.pointee.host.modules[name] = Array(source.utf8) }

    /// Sets a variable of `__main__`.
    public func set(_ name: String, _ value: PythonValue) throws(PythonSessionError) {
        guard phase != .running else { throw .running }
        guard PythonName.isValid(name) else { throw .name(name) }
        let suspended = phase == .suspended
        let saved = (vm.pointee.fuel, vm.pointee.exceeded, vm.pointee.temporaryCount)
        vm.pointee.fuel = .max
        vm.pointee.exceeded = nil
        vm.adoptStack()
        defer {
            (vm.pointee.fuel, vm.pointee.exceeded) = (saved.0, saved.1)
            vm.pointee.temporaryCount = suspended ? saved.2 : 0
            vm.pointee.pending = .undefined
        }
        do throws(Raised) {
            try assign(name, value)
        } catch {
            if let exceeded = vm.pointee.exceeded { throw .limit(exceeded.kind) }
            throw .value(vm.exportException(vm.pointee.pending).message)
        }
    }

    /// A variable of `__main__`, or nil. What is no data is described by its `repr`, which is code of the guest and runs
    /// under the session's limits.
    public func get(_ name: String) -> PythonValue? {
        guard phase == .idle, !vm.pointee.isPoisoned, PythonName.isValid(name) else { return nil }
        let value = vm.get(globals, name: vm.intern(name))
        if value.isUndefined { return nil }
        let collected = output
        begin(limits)
        vm.keep(value)
        let exported = vm.export(value)
        _ = finish(Value.none)
        output = collected
        return exported
    }

    /// Names of the variables of `__main__`, those with two underscores left out.
    public var names: [String] {
        var names: [String] = []
        vm.forEach(globals.pointee.table) { entry in
            if entry.key.is(.string) {
                let name = vm.text(entry.key)
                if !name.hasPrefix("__") { names.append(name) }
            }
        }
        return names
    }

    /// Forgets a variable of `__main__`.
    public func remove(_ name: String) {
        guard phase == .idle, PythonName.isValid(name) else { return }
        vm.pointee.fuel = .max
        vm.pointee.exceeded = nil
        do throws(Raised) { _ = try vm.remove(globals, vm.intern(name)) } catch { vm.pointee.pending = .undefined }
    }

    func assign(_ name: String, _ value: PythonValue) throws(Raised) {
        let imported = try vm.import(value)
        vm.keep(imported)
        let target = globals
        try vm.reserveEntry(&target.pointee.table)
        vm.set(target, name: vm.intern(name), imported)
    }
}

/// Names as the host may use them.
enum PythonName {
    /// Whether a text can be a name in Python; keywords are let through, they are merely of no use.
    static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, name.utf8.count <= 256 else { return false }
        guard first == "_" || first.properties.isXIDStart else { return false }
        return name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    }
}
