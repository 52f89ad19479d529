/// Attributes that lead from a value to the runtime beneath it.
enum IntrospectionNames {
    /// Reported wherever they are used.
    static let chains: Set<String> = [
        "__subclasses__", "__globals__", "__builtins__", "__bases__", "__base__", "__mro__", "__code__", "__closure__",
        "__getattribute__", "__reduce__", "__reduce_ex__", "__loader__", "__import__", "func_globals", "func_code",
        "im_func", "im_self", "im_class", "__func__", "__self__", "__kwdefaults__", "__subclasshook__", "co_code",
        "co_consts", "cell_contents", "__init_subclass__", "__class_getitem__", "__objclass__", "mro", "__wrapped__",
        "__basicsize__", "__getstate__", "__traceback__", "gi_code", "cr_code", "ag_code",
    ]

    /// The ones among them that ordinary code has reasons to use; alone they are no finding.
    static let ordinary: Set<String> = [
        "__getattribute__", "__reduce__", "__reduce_ex__", "__init_subclass__", "__class_getitem__", "__wrapped__",
        "__self__", "__func__", "__getstate__", "__traceback__", "mro", "__subclasshook__", "__kwdefaults__",
    ]

    /// Frames, from whatever holds one.
    static let frames: Set<String> = [
        "gi_frame", "cr_frame", "ag_frame", "tb_frame", "f_back", "f_globals", "f_builtins", "f_locals", "f_code",
        "tb_next", "gi_yieldfrom", "f_trace",
    ]

    /// What may follow `__class__` in ordinary code.
    static let afterClass: Set<String> = ["__name__", "__qualname__", "__module__", "__doc__"]

    /// Whether an attribute in a format field is more than data.
    static func isWalk(_ name: Substring) -> Bool {
        let name = String(name)
        return name == "__class__" || name == "__dict__" || name == "__init__" || name == "__module__"
            || chains.contains(name) || frames.contains(name)
    }
}

/// The names that Python itself defines.
enum BuiltinNames {
    static let all: Set<String> = Set(
        """
        ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError \
        BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError \
        ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception \
        ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError \
        ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError \
        KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented \
        NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError \
        PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning \
        StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True \
        TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError \
        UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __build_class__ __debug__ __doc__ __import__ \
        __loader__ __name__ __package__ __spec__ __builtins__ abs aiter all anext any ascii bin bool breakpoint \
        bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate \
        eval exec execfile exit filter float format frozenset getattr globals hasattr hash help hex id input int \
        isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print \
        property quit range raw_input repr reversed round set setattr slice sorted staticmethod str sum super tuple \
        type vars zip
        """.split(separator: " ").map(String.init))
}
