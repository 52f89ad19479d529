# Data classes. The methods of a class are generated as one piece of source, compiled once.

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]

import sys as _sys
from reprlib import recursive_repr as _recursive_repr

_GenericAlias = type(list[int])
_MappingProxy = type(type.__dict__)
_Function = type(lambda: None)
_no_metadata = _MappingProxy({})

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_factory_mark = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only,
                 doc=None):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _no_metadata if metadata is None else _MappingProxy(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @_recursive_repr()
    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},"
                f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                f"metadata={self.metadata!r},kw_only={self.kw_only!r},doc={self.doc!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only",
                 "slots", "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        inner = ",".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__)
        return f"_DataclassParams({inner})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Describe one field of a data class."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# Annotations ---------------------------------------------------------------------------

def _meaning(annotation, cls):
    # Annotations that are still text are judged by their first name, as the class's module
    # understands it.
    def word(i):
        while i < len(annotation) and annotation[i].isspace():
            i += 1
        start = i
        while i < len(annotation) and (annotation[i].isalnum() or annotation[i] == "_"):
            i += 1
        return annotation[start:i], i

    scope = getattr(_sys.modules.get(cls.__module__), "__dict__", {})
    name, i = word(0)
    rest = annotation[i:].lstrip()
    if rest.startswith("."):
        module = scope.get(name)
        annotation = rest[1:]
        if not isinstance(module, type(_sys)):
            return None
        return getattr(module, word(0)[0], None)
    return scope.get(name)


def _is_classvar(annotation, cls):
    typing = _sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _meaning(annotation, cls) is typing.ClassVar
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        return _meaning(annotation, cls) is InitVar
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        return _meaning(annotation, cls) is KW_ONLY
    return annotation is KW_ONLY


def _own_annotations(cls):
    try:
        return cls.__annotations__
    except NameError:
        from annotationlib import _own
        return _own(cls)


def _make_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ in ("member_descriptor", "MemberDescriptorType"):
            default = MISSING  # a slot of this class or a base, not a value
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation, cls):
        f._field_type = _FIELD_INITVAR
    kind = f._field_type
    if kind is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if kind is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if kind is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: "
                         "use default_factory")
    return f


# Generated methods ---------------------------------------------------------------------

def _init_source(init_fields, std, kw, frozen, has_post_init, self_name, names, slots):
    seen_default = None
    for f in std:
        if f.default is MISSING and f.default_factory is MISSING:
            if seen_default is not None:
                raise TypeError(f"non-default argument {f.name!r} follows default argument "
                                f"{seen_default.name!r}")
        else:
            seen_default = f

    def parameter(f):
        if f.default is not MISSING:
            names[f"__dataclass_dflt_{f.name}__"] = f.default
            return f"{f.name}=__dataclass_dflt_{f.name}__"
        if f.default_factory is not MISSING:
            return f"{f.name}=__dataclass_factory__"
        return f.name

    params = [parameter(f) for f in std]
    if kw:
        params.append("*")
        params += [parameter(f) for f in kw]
    lines = [f" def __init__({', '.join([self_name] + params)}):"]
    for f in init_fields:
        name = f.name
        if f._field_type is _FIELD_INITVAR:
            continue
        if f.default_factory is not MISSING:
            names[f"__dataclass_dflt_{name}__"] = f.default_factory
            value = f"__dataclass_dflt_{name}__()"
            if f.init:
                value += f" if {name} is __dataclass_factory__ else {name}"
        elif f.init:
            value = name
        elif slots and f.default is not MISSING:
            names[f"__dataclass_dflt_{name}__"] = f.default
            value = f"__dataclass_dflt_{name}__"
        else:
            continue
        if frozen:
            lines.append(f"  __dataclass_set__({self_name}, {name!r}, {value})")
        else:
            lines.append(f"  {self_name}.{name} = {value}")
    if has_post_init:
        arguments = ", ".join(f.name for f in init_fields if f._field_type is _FIELD_INITVAR)
        lines.append(f"  {self_name}.{_POST_INIT}({arguments})")
    if len(lines) == 1:
        lines.append("  pass")
    return "\n".join(lines)


def _row(fields, owner):
    return "(" + "".join(f"{owner}.{f.name}, " for f in fields) + ")"


def _repr_source(fields):
    inner = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields)
    return f' def __repr__(self):\n  return f"{{self.__class__.__qualname__}}({inner})"'


def _eq_source(fields):
    test = " and ".join(f"self.{f.name} == other.{f.name}" for f in fields) or "True"
    return (" def __eq__(self, other):\n"
            "  if self is other:\n   return True\n"
            "  if other.__class__ is self.__class__:\n"
            f"   return {test}\n"
            "  return NotImplemented")


def _order_source(name, symbol, fields):
    return (f" def {name}(self, other):\n"
            "  if other.__class__ is self.__class__:\n"
            f"   return {_row(fields, 'self')} {symbol} {_row(fields, 'other')}\n"
            "  return NotImplemented")


def _hash_source(fields):
    return f" def __hash__(self):\n  return hash({_row(fields, 'self')})"


def _frozen_source(fields):
    test = "type(self) is __dataclass_cls__"
    if fields:
        test += " or name in {" + ", ".join(repr(f.name) for f in fields) + "}"
    return (" def __setattr__(self, name, value):\n"
            f"  if {test}:\n"
            "   raise __dataclass_frozen__(f\"cannot assign to field {name!r}\")\n"
            "  super(__dataclass_cls__, self).__setattr__(name, value)\n"
            " def __delattr__(self, name):\n"
            f"  if {test}:\n"
            "   raise __dataclass_frozen__(f\"cannot delete field {name!r}\")\n"
            "  super(__dataclass_cls__, self).__delattr__(name)")


def _annotation_text(annotation):
    if annotation is None:
        return "None"
    if isinstance(annotation, type) and type(annotation) is not _GenericAlias:
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    if isinstance(annotation, str):
        return repr(annotation)
    return repr(annotation).replace("typing.", "")


def _doc(cls, std, kw):
    def one(f):
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        return text

    parts = [one(f) for f in std]
    if kw:
        parts.append("*")
        parts += [one(f) for f in kw]
    return f"{cls.__name__}({', '.join(parts)})"


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be "
                                "specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    all_fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            all_fields.update(base_fields)
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    annotations = _own_annotations(cls)

    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = True
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for f in own:
        all_fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen_bases) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")

    namespace = cls.__dict__
    setattr(cls, _FIELDS, all_fields)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args,
                                           kw_only, slots, weakref_slot))
    class_hash = namespace.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING
                             or (class_hash is None and "__eq__" in namespace))
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    init_fields = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
    std = [f for f in init_fields if f.init and not f.kw_only]
    kw = [f for f in init_fields if f.init and f.kw_only]
    real = [f for f in init_fields if f._field_type is _FIELD]

    names = {"__dataclass_factory__": _factory_mark, "__dataclass_set__": object.__setattr__, "__dataclass_cls__": cls,
             "__dataclass_frozen__": FrozenInstanceError}
    source = []
    made = []
    if init:
        text = _init_source(init_fields, std, kw, frozen, hasattr(cls, _POST_INIT),
                            "__dataclass_self__" if "self" in all_fields else "self", names, slots)
        if "__init__" not in namespace:
            source.append(text)
            made.append("__init__")
    if repr and "__repr__" not in namespace:
        source.append(_repr_source([f for f in real if f.repr]))
        made.append("__repr__")
    compared = [f for f in real if f.compare]
    if eq and "__eq__" not in namespace:
        source.append(_eq_source(compared))
        made.append("__eq__")
    if order:
        for name, symbol in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if name in namespace:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__} "
                                "Consider using functools.total_ordering")
            source.append(_order_source(name, symbol, compared))
            made.append(name)
    if frozen:
        for name in ("__setattr__", "__delattr__"):
            if name in namespace:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
            made.append(name)
        source.append(_frozen_source(real))
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        wants_hash = True
    else:
        wants_hash = eq and frozen and not has_explicit_hash
        if eq and not frozen and not has_explicit_hash:
            cls.__hash__ = None
    if wants_hash:
        source.append(_hash_source([f for f in real if (f.compare if f.hash is None else f.hash)]))
        made.append("__hash__")

    if made:
        text = (f"def __dataclass_make__({', '.join(names)}):\n" + "\n".join(source)
                + f"\n return ({', '.join(made)},)")
        # The methods see the names of the class's module.
        scope = getattr(_sys.modules.get(cls.__module__), "__dict__", {})
        local = {}
        exec(text, scope, local)
        for name, function in zip(made, local["__dataclass_make__"](**names)):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if name == "__init__":
                hints = {f.name: f.type.type if type(f.type) is InitVar else f.type
                         for f in std + kw}
                hints["return"] = None
                function.__annotations__ = hints
            elif name == "__repr__":
                function = _recursive_repr()(function)
            setattr(cls, name, function)
    if "__replace__" not in namespace:
        cls.__replace__ = _replace
    if not getattr(cls, "__doc__"):
        cls.__doc__ = _doc(cls, std, kw)
    if match_args and "__match_args__" not in namespace:
        cls.__match_args__ = tuple([f.name for f in std])
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, real)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


# Slots ---------------------------------------------------------------------------------

def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        found = []
        if getattr(cls, "__weakrefoffset__", -1) != 0:
            found.append("__weakref__")
        if getattr(cls, "__dictoffset__", -1) != 0:
            found.append("__dict__")
        return found
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return list(slots)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, frozen, weakref_slot, real):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    names = [f.name for f in real]
    slots = [n for n in names if n not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    docs = {f.name: f.doc for f in real if f.doc is not None}
    namespace = dict(cls.__dict__)
    namespace["__slots__"] = {n: docs.get(n) for n in slots} if docs else tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if frozen:
        if "__getstate__" not in namespace:
            new.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _dataclass_setstate
    # Methods that say super() or __class__ hold the old class in a cell.
    for value in namespace.values():
        if isinstance(value, property):
            functions = (value.fget, value.fset, value.fdel)
        else:
            functions = (getattr(value, "__func__", value),)
        for function in functions:
            while hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            closure = getattr(function, "__closure__", None)
            for cell in closure or ():
                try:
                    if cell.cell_contents is cls:
                        cell.cell_contents = new
                except ValueError:
                    pass
    return new


# Public functions ----------------------------------------------------------------------

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Class decorator that adds methods according to the annotated fields."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a data class or instance, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether obj is a data class or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMS = frozenset([type(None), bool, int, float, str, complex, bytes, type(...),
                    type(NotImplemented), type(len), _Function, type, range, property])


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, nested data classes and containers included."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_dict(obj, dict_factory)


def _as_dict(obj, factory):
    cls = type(obj)
    if cls in _ATOMS:
        return obj
    if hasattr(cls, _FIELDS):
        pairs = [(f.name, _as_dict(getattr(obj, f.name), factory)) for f in fields(obj)]
        return dict(pairs) if factory is dict else factory(pairs)
    if cls is list:
        return [_as_dict(v, factory) for v in obj]
    if cls is dict:
        return {_as_dict(k, factory): _as_dict(v, factory) for k, v in obj.items()}
    if cls is tuple:
        return tuple([_as_dict(v, factory) for v in obj])
    return _other_containers(obj, cls, lambda v: _as_dict(v, factory))


def _other_containers(obj, cls, convert):
    if issubclass(cls, tuple):
        if hasattr(obj, "_fields"):
            return cls(*[convert(v) for v in obj])
        return cls(convert(v) for v in obj)
    if issubclass(cls, dict):
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for k, v in obj.items():
                result[convert(k)] = convert(v)
            return result
        return cls((convert(k), convert(v)) for k, v in obj.items())
    if issubclass(cls, list):
        return cls(convert(v) for v in obj)
    from copy import deepcopy
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields' values as a tuple, nested data classes and containers included."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_tuple(obj, tuple_factory)


def _as_tuple(obj, factory):
    cls = type(obj)
    if cls in _ATOMS:
        return obj
    if hasattr(cls, _FIELDS):
        return factory([_as_tuple(getattr(obj, f.name), factory) for f in fields(obj)])
    if cls is list:
        return [_as_tuple(v, factory) for v in obj]
    if cls is dict:
        return {_as_tuple(k, factory): _as_tuple(v, factory) for k, v in obj.items()}
    return _other_containers(obj, cls, lambda v: _as_tuple(v, factory))


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """Create a data class from a list of (name, type, default) items."""
    from keyword import iskeyword
    seen = set()
    annotations = {}
    namespace = {} if namespace is None else dict(namespace)
    for item in fields:
        if isinstance(item, str):
            name = item
            from typing import Any as annotation
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation
    if module is None:
        try:
            from _bulkhead import _caller_globals
            module = _caller_globals().get("__name__", "__main__")
        except ImportError:
            module = "__main__"

    namespace["__annotations__"] = annotations
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new object like obj, with some fields replaced."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)
