/// What programs are made of.
enum Words {
    static let names = ["a", "b", "c", "x", "y"]
    static let containers = ["L", "D", "S", "B", "T", "Q", "W", "G", "I", "K", "O", "F", "V", "E"]
    static let operators = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]
    static let comparisons = ["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not"]
    static let constants = [
        "0", "1", "-1", "2", "3", "10", "255", "256", "1000", "2**31", "2**63", "-2**63", "2**64", "10**30", "0.5",
        "1e300", "-0.0",
        "float('nan')", "float('inf')", "1j", "''", "'a'", "'abc'", "'é'", "'😀x'", "'a,b c'", "'%s %d'", "'{} {x}'",
        "'\\ud800'",
        "b''", "b'ab'", "b'\\xff'", "None", "True", "False", "...", "NotImplemented", "()", "[]", "{}", "set()",
        "range(5)", "range(10**20)",
        "int", "str", "list", "dict", "type", "object", "Exception", "slice(1, None, 2)", "print", "len",
    ]
    static let builtins = [
        "abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "complex", "dict", "dir",
        "divmod", "enumerate",
        "filter", "float", "format", "frozenset", "getattr", "hasattr", "hash", "hex", "id", "int", "isinstance",
        "issubclass", "iter", "len",
        "list", "map", "max", "memoryview", "min", "next", "object", "oct", "ord", "pow", "print", "property", "range",
        "repr", "reversed",
        "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars",
        "zip", "eval", "exec",
        "delattr", "classmethod", "compile", "globals", "locals", "aiter", "anext", "BaseExceptionGroup",
        "ExceptionGroup", "UnicodeDecodeError",
    ]
    static let makers = [
        "collections.deque", "collections.Counter", "collections.OrderedDict", "collections.defaultdict",
        "collections.ChainMap",
        "collections.namedtuple", "itertools.chain", "itertools.cycle", "itertools.islice", "itertools.groupby",
        "itertools.product", "itertools.tee",
        "itertools.permutations", "itertools.combinations", "itertools.accumulate", "itertools.zip_longest",
        "itertools.batched",
        "functools.partial", "functools.reduce", "functools.lru_cache", "functools.cmp_to_key", "operator.itemgetter",
        "operator.attrgetter",
        "operator.methodcaller", "heapq.heappush", "heapq.heapify", "heapq.nsmallest", "heapq.merge", "bisect.insort",
        "bisect.bisect",
        "copy.copy", "copy.deepcopy", "json.dumps", "json.loads", "re.compile", "re.sub", "re.findall", "re.split",
        "struct.pack", "struct.unpack",
        "array.array", "random.shuffle", "random.sample", "math.fsum", "math.prod", "math.gcd", "statistics.mean",
        "textwrap.wrap",
        "str.join", "bytes.join", "list.sort", "dict.update", "set.update", "dict.fromkeys", "str.maketrans",
        "int.from_bytes", "type.__call__",
        "object.__new__", "list.__init__", "io.StringIO", "io.BytesIO", "types.SimpleNamespace", "weakref.ref",
        "decimal.Decimal",
        "fractions.Fraction", "datetime.timedelta", "datetime.datetime", "enum.Enum", "string.Template",
        "contextlib.closing",
    ]
    static let modules = [
        "collections", "itertools", "functools", "operator", "heapq", "bisect", "copy", "json", "re", "struct", "array",
        "random", "math", "cmath",
        "statistics", "textwrap", "io", "types", "weakref", "decimal", "fractions", "datetime", "enum", "string",
        "contextlib", "base64", "binascii",
        "hashlib", "unicodedata", "time", "builtins", "str", "list", "dict", "bytes", "int", "float", "set", "tuple",
        "type", "object", "asyncio",
        "dataclasses", "typing", "abc", "csv", "pprint", "difflib", "traceback", "sys", "inspect", "ast",
    ]
    static let methods = [
        "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "index", "count", "copy", "get",
        "keys", "values", "items",
        "update", "setdefault", "popitem", "add", "discard", "union", "difference", "symmetric_difference_update",
        "intersection_update", "join",
        "split", "replace", "find", "format", "encode", "decode", "translate", "strip", "center", "zfill", "startswith",
        "partition", "send", "throw",
        "close", "__next__", "__iter__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__",
        "__init__", "__reversed__",
        "appendleft", "popleft", "rotate", "extendleft", "tobytes", "release", "cast", "__class__", "__reduce_ex__",
        "__sizeof__", "__dir__",
        "__repr__", "__hash__", "__eq__", "__iadd__", "__imul__", "__mul__", "__add__", "__format__", "move_to_end",
        "__getattribute__", "__setattr__",
    ]
    static let attributes = [
        "__class__", "__dict__", "__doc__", "__name__", "__bases__", "__mro__", "__code__", "__defaults__",
        "__closure__", "gi_frame", "real", "x",
        "__module__", "__subclasses__", "__func__", "__self__", "__wrapped__", "__slots__", "__call__", "__len__",
        "args", "__traceback__", "obj",
    ]
    static let exceptions = [
        "ValueError", "KeyError", "TypeError", "IndexError", "StopIteration", "RuntimeError", "Exception",
        "BaseException", "ZeroDivisionError",
        "AttributeError", "GeneratorExit", "KeyboardInterrupt", "(ValueError, KeyError)", "MemoryError",
        "RecursionError", "ExceptionGroup",
    ]
}
