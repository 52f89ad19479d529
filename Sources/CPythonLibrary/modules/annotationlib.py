# Reading annotations, also those that name what does not exist yet.

__all__ = ["Format", "ForwardRef", "call_annotate_function", "call_evaluate_function",
           "get_annotate_from_class_namespace", "get_annotations", "annotations_to_string",
           "type_repr"]

_VALUE, _FAKE, _FORWARDREF, _STRING = 1, 2, 3, 4


def __getattr__(name):
    if name == "Format":
        global Format
        from enum import IntEnum
        Format = IntEnum("Format", {"VALUE": 1, "VALUE_WITH_FAKE_GLOBALS": 2, "FORWARDREF": 3,
                                    "STRING": 4}, module="annotationlib")
        return Format
    raise AttributeError(f"module 'annotationlib' has no attribute '{name}'")


class ForwardRef:
    """A name in an annotation that has not been resolved."""

    __slots__ = ("__forward_arg__", "__forward_module__", "__forward_is_argument__",
                 "__forward_is_class__", "__owner__", "_globals", "__weakref__")

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__owner__ = owner
        self._globals = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=1):
        """The value the name stands for."""
        if format == _STRING:
            return self.__forward_arg__
        if owner is None:
            owner = self.__owner__
        if globals is None:
            globals = self._globals
        if globals is None:
            module = self.__forward_module__
            if module is None and owner is not None:
                module = getattr(owner, "__module__", None)
            if isinstance(module, str):
                import sys
                module = sys.modules.get(module)
            globals = getattr(module, "__dict__", None) or getattr(owner, "__globals__", None) or {}
        names = {}
        if type_params is None and owner is not None:
            type_params = getattr(owner, "__type_params__", None)
        for param in type_params or ():
            names[param.__name__] = param
        if isinstance(owner, type):
            names.update(vars(owner))
        if locals is not None:
            names.update(locals)
        try:
            return eval(self.__forward_arg__, globals, names)
        except NameError:
            if format == _FORWARDREF:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__
                and self.__forward_is_class__ == other.__forward_is_class__
                and self.__owner__ == other.__owner__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __repr__(self):
        extra = ""
        if self.__forward_module__ is not None:
            extra += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            extra += ", is_class=True"
        if self.__owner__ is not None:
            extra += f", owner={self.__owner__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{extra})"


def _lenient(annotate, owner):
    # The interpreter runs the annotate function with every unknown name replaced by what
    # the callback returns.
    try:
        from _bulkhead import _call_annotate
    except ImportError:
        return annotate(_VALUE)
    return _call_annotate(annotate, lambda name: ForwardRef(name, owner=owner))


def _own(obj):
    """Annotations of a class or function itself, unknown names left as ForwardRef."""
    try:
        return obj.__annotations__
    except NameError:
        annotate = getattr(obj, "__annotate__", None)
        if annotate is None:
            raise
        return _lenient(annotate, obj)


def get_annotate_from_class_namespace(namespace):
    return namespace.get("__annotate__", namespace.get("__annotate_func__"))


def call_evaluate_function(evaluate, format, *, owner=None):
    return call_annotate_function(evaluate, format, owner=owner)


def call_annotate_function(annotate, format, *, owner=None):
    if format == _FAKE:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    if format == _VALUE:
        return annotate(_VALUE)
    if format in (_FORWARDREF, _STRING):
        try:
            value = annotate(_VALUE)
        except NameError:
            value = _lenient(annotate, owner)
        if format == _STRING:
            return annotations_to_string(value) if isinstance(value, dict) else type_repr(value)
        return value
    raise ValueError(f"Invalid format: {format!r}")


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    """The annotations of a class, module or function, as a new dict."""
    if eval_str and format != _VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == _VALUE:
        found = getattr(obj, "__annotations__", None)
    elif format in (_FORWARDREF, _STRING):
        found = _own(obj) if hasattr(type(obj), "__annotations__") or isinstance(obj, type) \
            else getattr(obj, "__annotations__", None)
    elif format == _FAKE:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    else:
        raise ValueError(f"Invalid format: {format!r}")
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    found = dict(found)
    if format == _STRING:
        return annotations_to_string(found)
    if eval_str and found:
        if globals is None:
            if isinstance(obj, type):
                import sys
                globals = getattr(sys.modules.get(obj.__module__), "__dict__", {})
                if locals is None:
                    locals = dict(vars(obj))
            else:
                unwrapped = obj
                while hasattr(unwrapped, "__wrapped__"):
                    unwrapped = unwrapped.__wrapped__
                globals = getattr(unwrapped, "__globals__", {})
        params = getattr(obj, "__type_params__", ())
        if params:
            locals = {**{p.__name__: p for p in params}, **(locals or {})}
        for name, value in found.items():
            if isinstance(value, str):
                found[name] = eval(value, globals, locals)
    return found


def type_repr(value):
    """Text of an annotation as source would have it."""
    if isinstance(value, type) and type(value) is not type(list[int]):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, str):
        return value
    if value is ...:
        return "..."
    if isinstance(value, ForwardRef):
        return value.__forward_arg__
    if type(value).__name__ in ("function", "builtin_function_or_method"):
        return value.__qualname__ if value.__module__ == "builtins" \
            else f"{value.__module__}.{value.__qualname__}"
    return repr(value)


def annotations_to_string(annotations):
    return {name: value if isinstance(value, str) else type_repr(value)
            for name, value in annotations.items()}
