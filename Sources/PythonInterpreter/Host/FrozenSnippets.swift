import Synchronization

/// Python that is part of native modules, compiled once in a process.
final class FrozenSnippets: Sendable {
    private let source: String
    private let compiled = Mutex<CodeTemplate?>(nil)

    private init(_ source: String) { self.source = source }

    func get(_ vm: VM) throws(Raised) -> CodeTemplate {
        if let known = compiled.withLock({ $0 }) { return known }
        let template = try vm.compile(Array(source.utf8), filename: "<frozen sys>", mode: .module)
        compiled.withLock { $0 = template }
        return template
    }

    /// `anext(iterator, default)`
    static let anextWithDefault = FrozenSnippets(
        """
        async def anext(step, default):
            try:
                return await step
            except StopAsyncIteration:
                return default
        """)

    /// Tuples with names for the parts of `sys`.
    static let systemStructures = FrozenSnippets(
        """
        def _structure(name, fields, values):
            class made(tuple):
                __slots__ = ()
                def __repr__(self):
                    return name + "(" + ", ".join(f"{k}={v!r}" for k, v in zip(fields, self)) + ")"
            made.__name__ = made.__qualname__ = name.rpartition(".")[2]
            made.__module__ = "sys"
            for index, field in enumerate(fields):
                setattr(made, field, property(lambda self, index=index: self[index]))
            return made(values)
        version_info = _structure(
            "sys.version_info", ("major", "minor", "micro", "releaselevel", "serial"), (3, 14, 0, "final", 0))
        float_info = _structure(
            "sys.float_info",
            ("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
             "rounds"),
            (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16,
             2, 1))
        int_info = _structure(
            "sys.int_info",
            ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"),
            (30, 4, 4300, 640))
        hash_info = _structure(
            "sys.hash_info", ("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"),
            (64, 2305843009213693951, 314159, 0, 1000003, "wyhash", 64, 128, 0))
        flags = _structure(
            "sys.flags", ("debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site",
            "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated",
            "dev_mode", "utf8_mode", "safe_path", "int_max_str_digits"),
            (0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1, False, 1, True, 4300))
        class _Namespace:
            def __init__(self, mapping_or_iterable=(), /, **values):
                self.__dict__.update(mapping_or_iterable)
                self.__dict__.update(values)
            def __repr__(self):
                kind = "namespace" if type(self) is _space else type(self).__name__
                return f"{kind}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"
            def __eq__(self, other):
                if not isinstance(self, _space) or not isinstance(other, _space):
                    return NotImplemented
                return self.__dict__ == other.__dict__
            __hash__ = None
            def __replace__(self, /, **changes):
                made = type(self)(**self.__dict__)
                made.__dict__.update(changes)
                return made
            def __reduce__(self):
                return type(self), (), self.__dict__
        _space = _Namespace
        _space.__name__ = _space.__qualname__ = "SimpleNamespace"
        _space.__module__ = "types"
        implementation = _Namespace(name="bulkhead", version=version_info, hexversion=51249392, cache_tag=None)
        del _structure, _Namespace
        """)
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Calls a function of a snippet. Its globals are its own, with nothing of the caller's in them.
    func callSnippet(_ snippet: FrozenSnippets, _ name: String, _ arguments: Value...) throws(Raised) -> Value {
        let code = try instantiate(try snippet.get(self))
        keep(code)
        let namespace = makeDict()
        keep(namespace)
        _ = try runCode(
            object(code, CodeObject.self), globals: dict(namespace), namespace: .undefined, function: .undefined)
        let function = get(dict(namespace), name: intern(name))
        keep(function)
        return try arguments.withUnsafeBufferPointer { (buffer) throws(Raised) in
            guard let base = buffer.baseAddress else { return try call(function) }
            return try call(function, arguments: base, count: buffer.count, names: .undefined)
        }
    }
}
