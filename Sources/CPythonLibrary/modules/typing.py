# Type hints at run time. What most programs never use (protocols, typed tuples and dicts,
# reading hints) is in _typing_more, and aliases of abstract collections are made when asked for.

from _typevars import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar,
    TypeVarTuple, _GenericAlias, _Unionable, _bind, _caller_module, _check_type,
    _collect_parameters, _substitute, _type_repr,
)

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic",
    "Literal", "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple",
    "Union", "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView",
    "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex",
    "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter",
    "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr",
    "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "evaluate_forward_ref",
    "final", "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints",
    "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "overload", "override",
    "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type",
    "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeAliasType",
    "TypeGuard", "TypeIs", "Unpack",
]

TYPE_CHECKING = False
Text = str

_BuiltinAlias = type(list[int])
_UnionType = type(int | str)
_NoneType = type(None)


# Special forms -------------------------------------------------------------------------

class _SpecialForm(_Unionable):
    def __init__(self, name, getitem=None):
        self._name = self.__name__ = self.__qualname__ = name
        self._getitem = getitem
        self.__module__ = "typing"

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self is other

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._getitem(self, parameters)


class _FormAlias(_GenericAlias):
    # ClassVar[int], Final[int], Required[int]: the origin is a special form.

    def __init__(self, origin, args, *, inst=False, name=None):
        super().__init__(origin, args, inst=False, name=name or origin._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


def _form(getitem):
    form = _SpecialForm(getitem.__name__.lstrip("_"), getitem)
    form.__doc__ = getitem.__doc__
    return form


def _one_argument(self, parameters):
    item = _check_type(parameters, f"{self} accepts only single type.")
    return _FormAlias(self, (item,))


Final = _SpecialForm("Final", _one_argument)
ClassVar = _SpecialForm("ClassVar", _one_argument)
Required = _SpecialForm("Required", _one_argument)
NotRequired = _SpecialForm("NotRequired", _one_argument)
ReadOnly = _SpecialForm("ReadOnly", _one_argument)
TypeGuard = _SpecialForm("TypeGuard", _one_argument)
TypeIs = _SpecialForm("TypeIs", _one_argument)
NoReturn = _SpecialForm("NoReturn")
Never = _SpecialForm("Never")
Self = _SpecialForm("Self")
LiteralString = _SpecialForm("LiteralString")
TypeAlias = _SpecialForm("TypeAlias")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Compatible with every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _UnionAlias(_GenericAlias):
    # For members the interpreter's own union does not take, such as forward references.

    def __init__(self, origin, args, *, inst=False, name=None):
        super().__init__(origin, args, inst=False, name="Union")

    def _with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionAlias, _UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        return " | ".join("None" if a is _NoneType else _type_repr(a) for a in self.__args__)

    def __instancecheck__(self, obj):
        return any(isinstance(obj, a) for a in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, a) for a in self.__args__)

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate typing.Union")


def _union(self, parameters):
    """Union[X, Y] is X | Y."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for item in parameters:
        item = _check_type(item, "Union[arg, ...]: each arg must be a type.")
        for part in item.__args__ if isinstance(item, (_UnionType, _UnionAlias)) else (item,):
            for other in flat:
                if other is part or other == part:
                    break
            else:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    for item in flat:
        if not isinstance(item, (type, _BuiltinAlias)):
            return _UnionAlias(Union, tuple(flat))
    result = flat[0]
    for item in flat[1:]:
        result = result | item
    return result


Union = _UnionType if hasattr(_UnionType, "__class_getitem__") else _SpecialForm("Union", _union)


def _optional(self, parameters):
    item = _check_type(parameters, f"{self} requires a single type.")
    return Union[item, _NoneType]


Optional = _SpecialForm("Optional", _optional)


class _LiteralAlias(_FormAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(v, type(v)) for v in self.__args__} == {(v, type(v)) for v in other.__args__}

    def __hash__(self):
        return hash(frozenset([(v, type(v)) for v in self.__args__]))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


def _literal(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for item in parameters:
        flat.extend(item.__args__ if isinstance(item, _LiteralAlias) else (item,))
    kept = []
    for item in flat:
        if not any(type(item) is type(other) and item == other for other in kept):
            kept.append(item)
    alias = _LiteralAlias(self, tuple(kept))
    alias.__parameters__ = ()
    return alias


Literal = _SpecialForm("Literal", _literal)


class _ConcatenateGenericAlias(_FormAlias):
    pass


def _concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or "
                        "ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    parameters = (*[_check_type(p, message) for p in parameters[:-1]], parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


Concatenate = _SpecialForm("Concatenate", _concatenate)


class _UnpackAlias(_FormAlias):
    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"


Unpack = _SpecialForm("Unpack", lambda self, item: _UnpackAlias(self, (item,)))


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        inner = ", ".join([_type_repr(self.__origin__), *map(repr, self.__metadata__)])
        return f"typing.Annotated[{inner}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _annotated(self, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and "
                        "an annotation).")
    return _AnnotatedAlias(_check_type(parameters[0], "Annotated[t, ...]: t must be a type."),
                           parameters[1:])


Annotated = _SpecialForm("Annotated", _annotated)


# Aliases of containers -------------------------------------------------------------------

class _SpecialAlias(_Unionable):
    """List, Mapping, Deque and the like before they are subscripted."""

    def __init__(self, origin, count, name, inst=True):
        self.__origin__ = origin
        self._count = count
        self._name = self.__name__ = self.__qualname__ = name
        self._inst = inst
        self.__module__ = "typing"

    __parameters__ = ()

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if len(parameters) != self._count:
            how = "many" if len(parameters) > self._count else "few"
            raise TypeError(f"Too {how} arguments for {self}; actual {len(parameters)}, "
                            f"expected {self._count}")
        message = "Parameters to generic types must be types."
        return _GenericAlias(self.__origin__, tuple([_check_type(p, message) for p in parameters]),
                             inst=self._inst, name=self._name)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        result = [] if self.__origin__ in bases else [self.__origin__]
        rest = bases[bases.index(self) + 1:]
        if not any(isinstance(b, _GenericAlias) or (isinstance(b, type) and issubclass(b, Generic))
                   for b in rest):
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, name):
        if name[:2] == "__" == name[-2:]:
            raise AttributeError(name)
        return getattr(self.__origin__, name)


class _TupleForm(_SpecialAlias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        message = "Tuple[t0, t1, ...]: each t must be a type."
        if len(parameters) >= 2 and parameters[-1] is ...:
            args = tuple([_check_type(p, message) for p in parameters[:-1]]) + (...,)
        else:
            args = tuple([_check_type(p, message) for p in parameters])
        return _GenericAlias(tuple, args, inst=False, name="Tuple")


class _CallableAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        return (f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], "
                f"{_type_repr(args[-1])}]")


class _CallableForm(_SpecialAlias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = parameters
        result = _check_type(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, (list, tuple)):
            message = "Callable[[arg, ...], result]: each arg must be a type."
            args = tuple([_check_type(a, message) for a in args])
        elif args is ... or isinstance(args, (ParamSpec, _ConcatenateGenericAlias)):
            args = (args,)
        else:
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
        return _CallableAlias(self.__origin__, (*args, result), inst=False, name="Callable")


Tuple = _TupleForm(tuple, -1, "Tuple", inst=False)
List = _SpecialAlias(list, 1, "List", inst=False)
Dict = _SpecialAlias(dict, 2, "Dict", inst=False)
Set = _SpecialAlias(set, 1, "Set", inst=False)
FrozenSet = _SpecialAlias(frozenset, 1, "FrozenSet", inst=False)
Type = _SpecialAlias(type, 1, "Type", inst=False)


class _DefaultedAlias(_SpecialAlias):
    # Generator[int] is Generator[int, None, None].
    _default = _NoneType

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters += (self._default,) * (self._count - len(parameters))
        return super().__getitem__(parameters)


class _ManagerAlias(_DefaultedAlias):
    _default = bool | None


_ABSTRACT = {"Hashable": 0, "Sized": 0, "ByteString": 0, "AbstractSet": 1, "Awaitable": 1,
             "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1, "Iterable": 1, "Iterator": 1,
             "Reversible": 1, "Container": 1, "Collection": 1, "MutableSet": 1, "Mapping": 2,
             "MutableMapping": 2, "Sequence": 1, "MutableSequence": 1, "MappingView": 1,
             "KeysView": 1, "ItemsView": 2, "ValuesView": 1, "Generator": 3, "AsyncGenerator": 2}

_CONCRETE = {"Deque": ("collections", "deque", 1), "DefaultDict": ("collections", "defaultdict", 2),
             "OrderedDict": ("collections", "OrderedDict", 2),
             "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
             "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
             "ContextManager": ("contextlib", "AbstractContextManager", 2),
             "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2)}


def __getattr__(name):
    if name == "ForwardRef":
        from annotationlib import ForwardRef as value
    elif name == "Callable":
        from collections.abc import Callable as origin
        value = _CallableForm(origin, 2, "Callable", inst=False)
    elif name in _ABSTRACT:
        import collections.abc
        kind = _DefaultedAlias if name in ("Generator", "AsyncGenerator") else _SpecialAlias
        origin = getattr(collections.abc, "Set" if name == "AbstractSet" else name)
        value = kind(origin, _ABSTRACT[name], name)
    elif name in _CONCRETE:
        module, attribute, count = _CONCRETE[name]
        kind = _ManagerAlias if module == "contextlib" else _SpecialAlias
        value = kind(getattr(__import__(module), attribute), count, name)
    elif name in __all__ or name in ("T", "KT", "VT", "T_co", "V_co", "VT_co", "T_contra"):
        import _typing_more
        value = getattr(_typing_more, name)
    else:
        raise AttributeError(f"module 'typing' has no attribute '{name}'")
    globals()[name] = value
    return value


# Functions -----------------------------------------------------------------------------

class NewType(_Unionable):
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller_module()

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                        f"`{bases[0].__name__} = NewType({bases[0].__name__!r}, {name})`")


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, type) or hasattr(value, "__code__"):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except (AttributeError, TypeError):
        pass
    return arg


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    def decorator(target):
        target.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return target
    return decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of "
                              "@overload-decorated functions outside a stub module should always "
                              "be followed by an implementation that is not @overload-ed.")


_overloads = {}


def overload(func):
    plain = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((plain.__module__, plain.__qualname__), []).append(func)
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    plain = getattr(func, "__func__", func)
    return list(_overloads.get((plain.__module__, plain.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


# Reading hints -------------------------------------------------------------------------

def get_origin(tp):
    """Unsubscripted version of a type, or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_SpecialAlias, _GenericAlias, _BuiltinAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return None


def _is_callable(origin):
    return getattr(origin, "__name__", None) == "Callable" and origin.__module__ == "collections.abc"


def get_args(tp):
    """The type arguments, with Callable's parameters as a list again."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _BuiltinAlias)):
        args = tp.__args__
        if _is_callable(tp.__origin__) and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()
