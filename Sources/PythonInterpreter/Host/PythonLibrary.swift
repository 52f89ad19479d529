/// What can be imported from the interpreter itself.
public enum PythonLibrary {
    /// Whether a module of this dotted name exists; which of them a session may import is up to its policy.
    public static func contains(_ module: String) -> Bool {
        guard !module.hasPrefix("_") || module == "__future__" else { return false }
        // `os` makes this one when it is imported.
        if module == "os.path" { return contains("os") }
        return World.shared.hasNativeModule(module) || FrozenLibrary.shared.contains(module)
    }
}
