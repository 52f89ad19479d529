/// Gives one name to what has several.
enum CanonicalName {
    /// No dotted name that means something is longer.
    static let longest = 200

    /// The name under which the rules know it.
    static func of(_ name: String) -> String {
        if let known = whole[name] { return known }
        var name = name
        // Modules that are other modules under another name.
        if let end = name.firstIndex(of: "."), let module = modules[String(name[..<end])] {
            name = module + name[end...]
        } else if let module = modules[name] {
            return module
        }
        for (prefix, replacement) in prefixes where name.utf8.starts(with: prefix.utf8) {
            name = replacement + name.dropFirst(prefix.count)
            break
        }
        return whole[name] ?? name
    }

    /// The module that a module's private or imported name stands for: `_os` in `random` is `os`.
    static func reexported(_ name: String, by module: String) -> String? {
        // `socket.socket` is a class, and `asyncio.subprocess` a module of its own.
        if module == name || module == "copyreg" || module == "asyncio" && name == "subprocess" { return nil }
        if sensitive.contains(name) { return name }
        if name.hasPrefix("_"), sensitive.contains(String(name.dropFirst())) { return String(name.dropFirst()) }
        return nil
    }

    /// Whether code has reasons to hide that it imports a module.
    static func isSensitive(_ module: String) -> Bool {
        sensitive.contains(String(module.prefix { $0 != "." })) || RuleNames.rule(of: module + ".x") != nil
    }

    private static let sensitive: Set<String> = [
        "os", "sys", "subprocess", "socket", "builtins", "importlib", "ctypes", "shutil", "posix", "nt", "io", "pickle",
        "marshal", "pathlib", "tempfile", "inspect", "threading", "multiprocessing", "signal", "gc", "runpy",
    ]

    private static let modules: [String: String] = [
        "posix": "os", "nt": "os", "posixpath": "os.path", "ntpath": "os.path", "genericpath": "os.path",
        "_io": "io", "_pyio": "io", "cPickle": "pickle", "_pickle": "pickle", "__builtin__": "builtins",
        "_socket": "socket", "_signal": "signal", "thread": "_thread", "Queue": "queue", "ruamel_yaml": "yaml",
        "pathlib2": "pathlib", "importlib_metadata": "importlib.metadata", "pickle5": "pickle",
        "_ctypes": "ctypes", "_subprocess": "subprocess", "_interpqueues": "_interpreters",
        "_winreg": "winreg", "subprocess32": "subprocess",
    ]

    private static let prefixes: [(String, String)] = [
        ("os.path.os.", "os."), ("asyncio.subprocess.create", "asyncio.create"), ("ruamel.yaml.", "yaml."),
        ("concurrent.futures.process.", "concurrent.futures."), ("concurrent.futures.thread.", "concurrent.futures."),
        ("asyncio.new_event_loop()", "asyncio.get_event_loop()"),
        ("multiprocessing.context.", "multiprocessing."),
        ("pathlib._local.", "pathlib."), ("multiprocessing.get_context().", "multiprocessing."),
        ("builtins.__builtins__.", "builtins."), ("os.environb", "os.environ"),
    ]

    private static let whole: [String: String] = {
        var names: [String: String] = [
            "io.open": "builtins.open", "io.open_code": "builtins.open", "os.path.os": "os",
            "io.FileIO": "builtins.open", "pathlib.PosixPath": "pathlib.Path", "pathlib.WindowsPath": "pathlib.Path",
            "pathlib.Path.cwd()": "pathlib.Path()", "pathlib.Path.home()": "pathlib.Path()",
            "importlib.__import__": "builtins.__import__", "yaml.loader.UnsafeLoader": "yaml.UnsafeLoader",
            "yaml.loader.SafeLoader": "yaml.SafeLoader", "yaml.cyaml.CSafeLoader": "yaml.CSafeLoader",
        ]
        // What these give is a path again.
        for method in [
            "joinpath", "resolve", "absolute", "expanduser", "with_name", "with_suffix", "with_stem", "relative_to",
            "readlink", "with_segments",
        ] {
            names["pathlib.Path().\(method)()"] = "pathlib.Path()"
        }
        names["pathlib.Path().parent"] = "pathlib.Path()"
        for method in ["glob", "rglob", "iterdir"] {
            names["pathlib.Path().\(method)()[]"] = "pathlib.Path()"
        }
        names["pathlib.Path().parents[]"] = "pathlib.Path()"
        return names
    }()
}
