# Type parameters and generic classes. The interpreter imports this module for the syntax
# `class A[T]`, `def f[T]()` and `type X = ...`; typing re-exports everything.

_BuiltinAlias = type(list[int])
_NoneType = type(None)
_unset = object()


class _NoDefaultType:
    __slots__ = ()

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = _NoDefaultType()


def _caller_module():
    try:
        from _bulkhead import _caller_globals
    except ImportError:
        return "__main__"
    scope = _caller_globals()
    name = scope.get("__name__", "__main__")
    return "__main__" if name in ("typing", "_typevars", "_typing_more") else name


def _check_type(arg, message):
    # Strings become forward references; None stands for its type.
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        from annotationlib import ForwardRef
        return ForwardRef(arg)
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


class _Unionable:
    __slots__ = ()

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]


class _Param(_Unionable):
    """What the three kinds of type parameters share."""

    def _setup(self, name, bound, constraints, covariant, contravariant, infer, default, module):
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__}() argument 'name' must be str, "
                            f"not {type(name).__name__}")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__ = name
        self.__module__ = module
        self.__bound__ = bound
        self.__constraints__ = constraints
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer)
        self.__default__ = default
        self._lazy = None

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        if self.__covariant__:
            return "+" + self.__name__
        return ("-" if self.__contravariant__ else "~") + self.__name__

    def __getattribute__(self, name):
        # Bounds and defaults written with the new syntax are evaluated when first asked for.
        if name in ("__bound__", "__constraints__", "__default__"):
            lazy = object.__getattribute__(self, "_lazy")
            if lazy:
                key = "__bound__" if name == "__constraints__" else name
                evaluate = lazy.pop(key, None)
                if evaluate is not None:
                    value = evaluate()
                    # A tuple in the place of a bound lists constraints.
                    if key == "__bound__" and isinstance(value, tuple):
                        self.__constraints__ = value
                        value = None
                    setattr(self, key, value)
        return object.__getattribute__(self, name)

    def has_default(self):
        return self.__default__ is not NoDefault

    def __reduce__(self):
        return self.__name__

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ not in ("typing", "_typevars"):
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class TypeVar(_Param):
    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        message = "TypeVar(name, constraint, ...): constraints must be types."
        constraints = tuple([_check_type(c, message) for c in constraints])
        if bound is not None:
            bound = _check_type(bound, "Bound must be a type.")
        self._setup(name, bound, constraints, covariant, contravariant, infer_variance, default,
                    _caller_module())

    def __typing_subst__(self, arg):
        arg = _check_type(arg, "Parameters to generic types must be types.")
        if isinstance(arg, TypeVarTuple) or getattr(arg, "__typing_is_unpacked_typevartuple__", False):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return isinstance(other, ParamSpecArgs) and self.__origin__ == other.__origin__ \
            or NotImplemented

    __hash__ = None


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        return isinstance(other, ParamSpecKwargs) and self.__origin__ == other.__origin__ \
            or NotImplemented

    __hash__ = None


class ParamSpec(_Param):
    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        self._setup(name, bound, (), covariant, contravariant, infer_variance, default,
                    _caller_module())

    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)

    def __iter__(self):
        raise TypeError("'ParamSpec' object is not iterable")

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_check_type(a, "Expected a type.") for a in arg])
        if arg is ... or isinstance(arg, ParamSpec) \
                or type(arg).__name__ == "_ConcatenateGenericAlias":
            return arg
        raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                        f"Got {arg}")


class TypeVarTuple(_Param):
    def __init__(self, name, *, default=NoDefault):
        self._setup(name, None, (), False, False, False, default, _caller_module())

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


def _make(cls, name, evaluate_bound, evaluate_default, module, infer):
    self = cls.__new__(cls)
    self._setup(name, None, (), False, False, infer, NoDefault, module)
    lazy = {}
    if evaluate_bound is not None:
        lazy["__bound__"] = evaluate_bound
    if evaluate_default is not None:
        lazy["__default__"] = evaluate_default
    self._lazy = lazy
    return self


def make_typevar(name, evaluate_bound=None, evaluate_default=None, module="__main__"):
    """The interpreter's entry for `[T: bound = default]`."""
    return _make(TypeVar, name, evaluate_bound, evaluate_default, module, True)


def make_paramspec(name, evaluate_bound=None, evaluate_default=None, module="__main__"):
    """The interpreter's entry for `[**P]`."""
    return _make(ParamSpec, name, None, evaluate_default, module, True)


def make_typevartuple(name, evaluate_bound=None, evaluate_default=None, module="__main__"):
    """The interpreter's entry for `[*Ts]`."""
    return _make(TypeVarTuple, name, None, evaluate_default, module, False)


class TypeAliasType(_Unionable):
    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self.__name__ = name
        self.__type_params__ = type_params
        self.__module__ = _caller_module()
        self._value = value
        self._evaluate = None

    @property
    def __value__(self):
        if self._evaluate is not None:
            self._value = self._evaluate()
            self._evaluate = None
        return self._value

    @property
    def __parameters__(self):
        found = []
        for param in self.__type_params__:
            if isinstance(param, TypeVarTuple):
                found.extend(param)
            else:
                found.append(param)
        return tuple(found)

    def evaluate_value(self, format=1, /):
        return self.__value__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        if not isinstance(args, tuple):
            args = (args,)
        return _BuiltinAlias(self, args)

    def __repr__(self):
        return self.__name__

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")


def make_typealias(name, evaluate, type_params=(), module="__main__"):
    """The interpreter's entry for `type X = ...`."""
    self = TypeAliasType.__new__(TypeAliasType)
    self.__name__ = name
    self.__type_params__ = tuple(type_params)
    self.__module__ = module
    self._value = None
    self._evaluate = evaluate
    return self


# Parameters and substitution -------------------------------------------------------------

def _collect_parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, _BuiltinAlias):
            continue
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (tuple, list)):
            for param in _collect_parameters(arg):
                if param not in found:
                    found.append(param)
        else:
            for param in getattr(arg, "__parameters__", ()):
                if param not in found:
                    found.append(param)
    return tuple(found)


def _is_unpacked_tuple(arg):
    return isinstance(arg, TypeVarTuple) or getattr(arg, "__typing_is_unpacked_typevartuple__", False)


def _bind(owner, params, args):
    """A dict from parameters to arguments, or the error Python has for wrong counts."""
    if len(params) == 1 and isinstance(params[0], ParamSpec):
        if not (len(args) == 1 and (args[0] is ... or isinstance(args[0], (list, tuple, ParamSpec))
                                    or type(args[0]).__name__ == "_ConcatenateGenericAlias")):
            args = (args,)
    variadic = [i for i, p in enumerate(params) if isinstance(p, TypeVarTuple)]
    if variadic:
        i = variadic[0]
        after = len(params) - i - 1
        if len(args) < len(params) - 1:
            raise TypeError(f"Too few arguments for {owner!r}; actual {len(args)}, expected at "
                            f"least {len(params) - 1}")
        middle = tuple(args[i:len(args) - after])
        args = tuple(args[:i]) + (middle,) + tuple(args[len(args) - after:])
    elif len(args) < len(params):
        extra = []
        for param in params[len(args):]:
            if getattr(param, "__default__", NoDefault) is NoDefault:
                needed = sum(1 for p in params if getattr(p, "__default__", NoDefault) is NoDefault)
                raise TypeError(f"Too few arguments for {owner!r}; actual {len(args)}, "
                                f"expected at least {needed}")
            extra.append(param.__default__)
        args = tuple(args) + tuple(extra)
    elif len(args) > len(params):
        raise TypeError(f"Too many arguments for {owner!r}; actual {len(args)}, "
                        f"expected {len(params)}")
    bound = {}
    for param, arg in zip(params, args):
        if isinstance(param, TypeVarTuple):
            bound[param] = tuple([_check_type(a, "Expected a type.") for a in arg])
        else:
            bound[param] = param.__typing_subst__(arg)
    return bound


def _substitute(args, bound):
    result = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec)):
            arg = bound.get(arg, arg)
            if isinstance(arg, tuple):
                result.extend(arg)
                continue
        elif isinstance(arg, type) and not isinstance(arg, _BuiltinAlias):
            pass
        elif _is_unpacked_tuple(arg):
            param = arg if isinstance(arg, TypeVarTuple) else arg.__args__[0]
            if param in bound:
                result.extend(bound[param])
                continue
        elif isinstance(arg, (list, tuple)):
            arg = type(arg)(_substitute(arg, bound))
        else:
            params = getattr(arg, "__parameters__", ())
            if params:
                given = []
                for param in params:
                    value = bound.get(param, param)
                    if isinstance(param, TypeVarTuple) and isinstance(value, tuple):
                        given.extend(value)
                    else:
                        given.append(value)
                arg = arg[tuple(given)]
        result.append(arg)
    return tuple(result)


def _type_repr(arg):
    if isinstance(arg, type) and not isinstance(arg, _BuiltinAlias):
        if arg.__module__ == "builtins":
            return arg.__qualname__
        return f"{arg.__module__}.{arg.__qualname__}"
    if arg is ...:
        return "..."
    if isinstance(arg, (tuple, list)):
        return "[" + ", ".join(map(_type_repr, arg)) + "]"
    if type(arg).__name__ == "function":
        return arg.__name__
    return repr(arg)


# Generic aliases -----------------------------------------------------------------------

class _GenericAlias(_Unionable):
    """C[int] for a class C of the guest, and List[int] of typing."""

    def __init__(self, origin, args, *, inst=True, name=None):
        if not isinstance(args, tuple):
            args = (args,)
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        self._inst = inst
        self._name = name
        if not name:
            self.__module__ = origin.__module__

    def __getitem__(self, args):
        if self.__origin__ is Generic:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        return self._with(_substitute(self.__args__, _bind(self, self.__parameters__, args)))

    def _with(self, args):
        return self.__class__(self.__origin__, args, inst=self._inst, name=self._name)

    copy_with = _with

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        args = ", ".join(map(_type_repr, self.__args__)) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        if not self._inst:
            name = self._name or self.__origin__.__name__
            raise TypeError(f"Type {name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if self._name:  # one of typing's aliases stands for the class behind it
            result = [] if self.__origin__ in bases else [self.__origin__]
            index = bases.index(self)
            if not any(isinstance(b, _GenericAlias) or (isinstance(b, type) and issubclass(b, Generic))
                       for b in bases[index + 1:]):
                result.append(Generic)
            return tuple(result)
        if self.__origin__ is Generic:
            if any(b.__name__ == "Protocol" for b in bases if isinstance(b, type)):
                return ()
            index = bases.index(self)
            for b in bases[index + 1:]:
                if isinstance(b, _GenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __getattr__(self, name):
        if name[:2] == "__" == name[-2:] or "__origin__" not in self.__dict__:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if (name[:2] == "__" == name[-2:]) or name in ("_inst", "_name"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __reduce__(self):
        import operator
        args = self.__args__
        return operator.getitem, (self.__origin__, args[0] if len(args) == 1 else args)


class Generic:
    """Base of generic classes."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        if cls is Generic or cls.__name__ == "Protocol" and cls.__module__ == "typing":
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            for arg in args:
                if not (isinstance(arg, (TypeVar, ParamSpec)) or _is_unpacked_tuple(arg)):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                    "or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, args)
        params = cls.__dict__.get("__parameters__") or getattr(cls, "__parameters__", ())
        if not params:
            raise TypeError(f"{cls} is not a generic class")
        if not args and not any(isinstance(p, TypeVarTuple) for p in params):
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        return _GenericAlias(cls, _substitute(tuple(params), _bind(cls, tuple(params), args)))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        params = ()
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                declared = cls.__dict__.get("__type_params__")
                if not declared:
                    raise TypeError("Cannot inherit from plain Generic")
                params = tuple(declared)
        else:
            if Generic in bases and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            params = _collect_parameters(bases)
            declared = None
            for base in bases:
                if isinstance(base, _GenericAlias) and (
                        base.__origin__ is Generic or base.__origin__.__name__ == "Protocol"):
                    if declared is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple times.")
                    declared = base.__parameters__
            if declared is not None:
                missing = [p for p in params if p not in declared]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not "
                                    f"listed in Generic[{', '.join(map(str, declared))}]")
                params = declared
        cls.__parameters__ = tuple(params)


def make_generic_base(type_params):
    """The base that `class A[T, *Ts]` adds to its bases."""
    args = []
    for param in type_params:
        if isinstance(param, TypeVarTuple):
            args.extend(param)
        else:
            args.append(param)
    return Generic[tuple(args)]


for _cls in (TypeVar, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple, TypeAliasType,
             Generic, _GenericAlias):
    _cls.__module__ = "typing"
del _cls
