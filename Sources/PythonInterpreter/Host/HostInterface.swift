/// What a session gets from its host. The guest never holds anything of it: it asks by name.
struct HostInterface {
    /// Receives what the guest prints.
    var write: (UnsafeBufferPointer<UInt8>, _ isError: Bool) -> Void = { _, _ in }
    var policy = ImportPolicy.all
    /// Bytes that may still be written.
    var outputLeft = Int.max
    var outputWritten = 0
    /// Values that the host holds.
    var roots: [Value] = []
    /// Swift functions that the guest may call, by number.
    var tools: [HostTool] = []
    /// Calls of tools that are still allowed.
    var callsLeft = Int.max
    /// Sources of modules that the host offers, by dotted name.
    var modules: [String: [UInt8]] = [:]
    var arguments: [String] = []

    func frozenSource(_ name: String) -> FrozenLibrary.Module? { FrozenLibrary.shared.module(name) }

    func hasModule(_ name: String) -> Bool { modules[name] != nil }

    func moduleSource(_ vm: VM, _ name: String) throws(Raised) -> ([UInt8], String, Bool)? {
        modules[name].map { ($0, name + ".py", false) }
    }

    /// Fills what a native module gets anew in each session.
    func prepare(_ vm: VM, _ name: String, _ dict: UnsafeMutablePointer<DictObject>) throws(Raised) {
        if name == "sys" { try SystemModule.prepare(vm, dict) }
    }
}

/// A Swift function that the guest may call.
struct HostTool {
    let name: String
    let call: ([PythonValue], [String: PythonValue]) throws -> PythonValue
}
