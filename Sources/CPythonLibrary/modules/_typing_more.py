# The part of typing that few programs use: protocols, typed tuples and dicts, reading hints.

from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
from typing import (
    Annotated, Any, Generic, NotRequired, ReadOnly, Required, TypeVar, _AnnotatedAlias,
    _BuiltinAlias, _FormAlias, _GenericAlias, _LiteralAlias, _NoneType, _UnionType, _caller_module,
    _check_type, _is_callable, _union,
)
from annotationlib import ForwardRef


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

    __module__ = "typing"
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


# Reading hints ---------------------------------------------------------------------------

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
            if _is_callable(value.__origin__):
                return value.__origin__[list(new[:-1]), new[-1]]
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


for _item in list(globals().values()):
    if getattr(_item, "__module__", None) == "_typing_more":
        try:
            _item.__module__ = "typing"
        except (AttributeError, TypeError):
            pass
del _item
