# Type hints at run time.

import collections.abc as _abc
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
from annotationlib import ForwardRef
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
Callable = _CallableForm(_abc.Callable, 2, "Callable", inst=False)
List = _SpecialAlias(list, 1, "List", inst=False)
Dict = _SpecialAlias(dict, 2, "Dict", inst=False)
Set = _SpecialAlias(set, 1, "Set", inst=False)
FrozenSet = _SpecialAlias(frozenset, 1, "FrozenSet", inst=False)
Type = _SpecialAlias(type, 1, "Type", inst=False)
Hashable = _SpecialAlias(_abc.Hashable, 0, "Hashable")
Sized = _SpecialAlias(_abc.Sized, 0, "Sized")
ByteString = _SpecialAlias(_abc.ByteString, 0, "ByteString")
AbstractSet = _SpecialAlias(_abc.Set, 1, "AbstractSet")
for _name, _count in (("Awaitable", 1), ("Coroutine", 3), ("AsyncIterable", 1), ("AsyncIterator", 1),
                      ("Iterable", 1), ("Iterator", 1), ("Reversible", 1), ("Container", 1),
                      ("Collection", 1), ("MutableSet", 1), ("Mapping", 2), ("MutableMapping", 2),
                      ("Sequence", 1), ("MutableSequence", 1), ("MappingView", 1), ("KeysView", 1),
                      ("ItemsView", 2), ("ValuesView", 1)):
    globals()[_name] = _SpecialAlias(getattr(_abc, _name), _count, _name)
del _name, _count


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


Generator = _DefaultedAlias(_abc.Generator, 3, "Generator")
AsyncGenerator = _DefaultedAlias(_abc.AsyncGenerator, 2, "AsyncGenerator")


def __getattr__(name):
    # What would need another module waits until somebody asks.
    where = {"Deque": ("collections", "deque", 1), "DefaultDict": ("collections", "defaultdict", 2),
             "OrderedDict": ("collections", "OrderedDict", 2),
             "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
             "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
             "ContextManager": ("contextlib", "AbstractContextManager", 2),
             "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2)}.get(name)
    if where is None:
        raise AttributeError(f"module 'typing' has no attribute '{name}'")
    module = __import__(where[0])
    kind = _ManagerAlias if where[0] == "contextlib" else _SpecialAlias
    value = globals()[name] = kind(getattr(module, where[1]), where[2], name)
    return value


# Protocols -----------------------------------------------------------------------------

_PLAIN_ATTRIBUTES = frozenset([
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
    "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__match_args__", "__static_attributes__", "__firstlineno__", "__orig_bases__",
    "__orig_class__", "__parameters__", "__type_params__", "_is_protocol",
    "_is_runtime_protocol", "__protocol_attrs__", "__non_callable_proto_members__", "_abc_impl",
    "__annotate__", "__annotate_func__", "__annotations_cache__", "__init_subclass__", "__classdictcell__",
    "__qualname__", "__conditional_annotations__", "__abc_tpflags__"])


def _own_annotations(cls):
    try:
        return cls.__annotations__
    except AttributeError:
        return {}
    except NameError:
        from annotationlib import _own
        return _own(cls)


def _protocol_members(cls):
    members = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        annotations = _own_annotations(base)
        for name in (*base.__dict__, *annotations):
            if name not in _PLAIN_ATTRIBUTES and not name.startswith("_abc_"):
                members.add(name)
    return members


def _static_get(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return True, base.__dict__[name]
    return False, None


class _ProtocolMeta(_ABCMeta):
    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if cls.__dict__.get("_is_protocol"):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
            data = cls.__dict__.get("__non_callable_proto_members__")
            if data:
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f"Non-method members: {str(sorted(data))[1:-1]}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(instance)
        if not cls.__dict__.get("_is_runtime_protocol"):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable "
                            "protocols")
        if _ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        data = cls.__dict__.get("__non_callable_proto_members__", ())
        own = getattr(instance, "__dict__", {})
        for name in cls.__protocol_attrs__:
            if name in own:
                value = own[name]
            else:
                found, value = _static_get(type(instance), name)
                if not found:
                    return False
            if value is None and name not in data:
                return False
        return True


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol"):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        found, value = _static_get(other, name)
        if found:
            if value is None:
                return NotImplemented
            continue
        for base in other.__mro__:
            if name in base.__dict__.get("__annotations__", ()) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    # The first real __init__ behind the protocols takes over.
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of protocol classes."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if cls._is_protocol:
            for base in cls.__bases__:
                if base in (object, Generic, Protocol) or getattr(base, "_is_protocol", False) \
                        or base.__module__ in ("collections.abc", "contextlib"):
                    continue
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
            if "__subclasshook__" not in cls.__dict__:
                cls.__subclasshook__ = classmethod(_protocol_hook)
            if "__init__" not in cls.__dict__:
                cls.__init__ = _no_init
            cls.__protocol_attrs__ = _protocol_members(cls)


def runtime_checkable(cls):
    """Allow isinstance() and issubclass() with a protocol, by the presence of its members."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) \
            or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    data = set()
    for name in cls.__protocol_attrs__:
        try:
            if not callable(getattr(cls, name, None)):
                data.add(name)
        except Exception:
            data.add(name)
    cls.__non_callable_proto_members__ = data
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)
for _name in (T, KT, VT, T_co, V_co, VT_co, T_contra, AnyStr):
    _name.__module__ = "typing"
del _name


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __bytes__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    __slots__ = ()

    @_abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    __slots__ = ()

    @_abstractmethod
    def __round__(self, ndigits=0):
        pass


class IO(Generic[AnyStr]):
    """Type of what open() returns; no behaviour of its own."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


# NamedTuple and TypedDict ----------------------------------------------------------------

_RESERVED = frozenset(["__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                       "_field_defaults", "_field_types", "_make", "_replace", "_asdict",
                       "_source"])


def _annotations_in(ns):
    # A class body's annotations: a dict up to 3.13, a function from 3.14 on.
    if "__annotations__" in ns:
        return ns["__annotations__"]
    annotate = ns.get("__annotate_func__", ns.get("__annotate__"))
    if annotate is None:
        return {}
    from annotationlib import call_annotate_function
    return call_annotate_function(annotate, 3)


def _make_nmtuple(name, types, module, defaults=()):
    from collections import namedtuple
    types = {n: _check_type(t, f"field {n} annotation must be a type") for n, t in types}
    result = namedtuple(name, types, defaults=defaults, module=module)
    result.__annotations__ = types
    result.__new__.__annotations__ = types
    return result


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTupleBase and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = _annotations_in(ns)
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        result = _make_nmtuple(typename, types.items(), ns["__module__"],
                               [ns[n] for n in defaults])
        result.__bases__ = tuple(tuple if b is _NamedTupleBase else b for b in bases) \
            if Generic in bases else result.__bases__
        if Generic in bases:
            result.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in ns.items():
            if key in _RESERVED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__qualname__", "__annotations__", "__annotate__",
                           "__annotate_func__", "__classcell__", "__static_attributes__",
                           "__firstlineno__", "__classdictcell__", "__conditional_annotations__"):
                if key not in result._fields:
                    setattr(result, key, value)
                    hook = getattr(type(value), "__set_name__", None)
                    if hook is not None:
                        hook(value, result, key)
        if "__qualname__" in ns:
            result.__qualname__ = ns["__qualname__"]
        if "__orig_bases__" in ns and Generic in bases:
            result.__orig_bases__ = ns["__orig_bases__"]
            result.__init_subclass__()
        return result


_NamedTupleBase = None


def NamedTuple(typename, fields=None, /, **kwargs):
    """Typed version of namedtuple: call it, or inherit from it."""
    if fields is None:
        if kwargs:
            fields = kwargs.items()
        else:
            raise TypeError("NamedTuple() missing 1 required positional argument: 'fields'")
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, "
                        "not both")
    result = _make_nmtuple(typename, fields, _caller_module())
    result.__orig_bases__ = (NamedTuple,)
    return result


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTupleBase,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict "
                                "base class")
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        own = _annotations_in(ns)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _check_type(t, message) for n, t in own.items()}
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}) if base is not _TypedDictBase else {})
            base_required = getattr(base, "__required_keys__", set())
            base_optional = getattr(base, "__optional_keys__", set())
            required = (required | base_required) - base_optional
            optional = (optional | base_optional) - base_required
            readonly |= getattr(base, "__readonly_keys__", set())
            mutable |= getattr(base, "__mutable_keys__", set())
        annotations.update(own)
        for key, hint in own.items():
            marks = _qualifiers(hint)
            if Required in marks or (NotRequired not in marks and total):
                required.add(key)
                optional.discard(key)
            else:
                optional.add(key)
                required.discard(key)
            (readonly if ReadOnly in marks else mutable).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict  # an instance is a plain dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def _qualifiers(hint):
    found = set()
    while True:
        if isinstance(hint, _AnnotatedAlias):
            hint = hint.__origin__
        elif isinstance(hint, _FormAlias) and hint.__origin__ in (Required, NotRequired, ReadOnly):
            found.add(hint.__origin__)
            hint = hint.__args__[0]
        else:
            return found


_TypedDictBase = None


def TypedDict(typename, fields=None, /, *, total=True):
    """A dict with a known set of typed keys: call it, or inherit from it."""
    ns = {"__annotations__": dict(fields or ()), "__module__": _caller_module()}
    made = _TypedDictMeta(typename, (_TypedDictBase,), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {"__module__": "typing"})
TypedDict.__mro_entries__ = lambda bases: (_TypedDictBase,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDictBase


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


def get_args(tp):
    """The type arguments, with Callable's parameters as a list again."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _BuiltinAlias)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()


def _resolve(value, scope, names):
    """Evaluates the strings and forward references in a hint."""
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        found = eval(value.__forward_arg__, scope, names)
        return _resolve(_NoneType if found is None else found, scope, names)
    if isinstance(value, (_GenericAlias, _BuiltinAlias, _UnionType)):
        args = value.__args__
        if isinstance(value, _LiteralAlias):
            return value
        if isinstance(value, _BuiltinAlias):
            new = tuple([_resolve(a, scope, names) for a in args])
            if all(a is b for a, b in zip(new, args)):
                return value
            if value.__origin__ is _abc.Callable:
                return _abc.Callable[list(new[:-1]), new[-1]]
            return _BuiltinAlias(value.__origin__, new)
        new = tuple([_resolve(a, scope, names) if not isinstance(a, (list, tuple)) else a
                     for a in args])
        if all(a is b for a, b in zip(new, args)):
            return value
        if isinstance(value, _UnionType):
            return _union(None, new)
        return value._with(new)
    return value


def _strip_extras(hint):
    if isinstance(hint, _AnnotatedAlias):
        return _strip_extras(hint.__origin__)
    if isinstance(hint, _FormAlias) and hint.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_extras(hint.__args__[0])
    if isinstance(hint, (_GenericAlias, _BuiltinAlias, _UnionType)):
        args = hint.__args__
        new = tuple([_strip_extras(a) for a in args])
        if all(a is b for a, b in zip(new, args)):
            return hint
        if isinstance(hint, _UnionType):
            return _union(None, new)
        if isinstance(hint, _BuiltinAlias):
            return _BuiltinAlias(hint.__origin__, new)
        return hint._with(new)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
    """The annotations of obj with strings evaluated; for classes those of the bases too."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    import sys
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            if globalns is None:
                scope = getattr(sys.modules.get(base.__module__), "__dict__", {})
            else:
                scope = globalns
            names = dict(vars(base)) if localns is None else localns
            params = base.__dict__.get("__type_params__", ())
            if params:
                names = {**{p.__name__: p for p in params}, **names}
            annotations = _own_annotations(base)
            if not isinstance(annotations, dict):
                continue
            for name, value in annotations.items():
                hints[name] = _resolve(_NoneType if value is None else value, scope, names)
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if callable(obj) or hasattr(obj, "__dict__"):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        if globalns is None:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", None)
            if globalns is None:
                globalns = getattr(obj, "__dict__", {})
        params = getattr(obj, "__type_params__", ())
        if params:
            localns = {**{p.__name__: p for p in params}, **(localns or {})}
        for name, value in annotations.items():
            hints[name] = _resolve(_NoneType if value is None else value, globalns, localns)
    if include_extras:
        return hints
    return {name: _strip_extras(value) for name, value in hints.items()}


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None,
                         format=None):
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params,
                                 owner=owner, format=format or 1)
    return _resolve(value, globals or {}, locals)
