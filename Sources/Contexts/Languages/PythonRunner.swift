/// CPython. A small program on its command line takes the runner's own source from the control channel: nothing has to
/// be in the sandbox but the interpreter, and what is not needed is not compiled.
///
/// Not started with `-I`, which would hide `PYTHONPATH` and what `pip install --user` has installed; the loader takes the
/// working directory out of the search path itself until the runner stands.
struct PythonRunner: RunnerProgram {
    var arguments: [String] {
        ["python3", "-X", "faulthandler", "-c", String(decoding: PackageResources.python_loader_py, as: UTF8.self)]
    }

    func greeting(_ nonce: Nonce) -> [UInt8] {
        let parts: [(String, [UInt8])] = [
            ("python_core", PackageResources.python_core_py),
            ("python_errors", PackageResources.python_errors_py),
            ("python_async", PackageResources.python_async_py),
            ("python_display", PackageResources.python_display_py),
            ("python_figures", PackageResources.python_figures_py),
            ("python_magics", PackageResources.python_magics_py),
            ("python_twin", PackageResources.python_twin_py),
        ]
        let index = parts.map { "\($0)=\($1.count)" }.joined(separator: " ") + "\n"
        return Array(index.utf8) + parts.flatMap(\.1)
    }
}
