# Tools for functions. The natives of _functools are used where they exist.

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property", "Placeholder"]

_GenericAlias = type(list[int])

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__",
                       "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make wrapper look like wrapped."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator form of update_wrapper()."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


# total_ordering ------------------------------------------------------------------------

def _derive(root, name):
    # Each missing operator in terms of the one the class has, and of == where needed.
    negate, need_equal, equal_value = {
        ("__lt__", "__gt__"): (True, "and", False),
        ("__lt__", "__le__"): (False, "or", True),
        ("__lt__", "__ge__"): (True, None, None),
        ("__le__", "__ge__"): (True, "or", True),
        ("__le__", "__lt__"): (False, "and", False),
        ("__le__", "__gt__"): (True, None, None),
        ("__gt__", "__lt__"): (True, "and", False),
        ("__gt__", "__ge__"): (False, "or", True),
        ("__gt__", "__le__"): (True, None, None),
        ("__ge__", "__le__"): (True, "or", True),
        ("__ge__", "__gt__"): (False, "and", False),
        ("__ge__", "__lt__"): (True, None, None),
    }[root, name]

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negate:
            result = not result
        if need_equal == "and":
            return result and self != other
        if need_equal == "or":
            return result or self == other
        return result

    method.__name__ = name
    method.__doc__ = f"Return a {name} b.  Computed by @total_ordering from {root}."
    return method


def total_ordering(cls):
    """Fill in the missing comparison methods of a class."""
    roots = [name for name in ("__lt__", "__le__", "__gt__", "__ge__")
             if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in roots)
    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        if name not in roots:
            setattr(cls, name, _derive(root, name))
    return cls


# reduce, cmp_to_key, partial -------------------------------------------------------------

_unset = object()


def _natives():
    try:
        import _functools as native
    except ImportError:
        native = None
    scope = globals()
    for name, other in (("reduce", None), ("cmp_to_key", None), ("partial", None),
                        ("Placeholder", None), ("_lru_cache_wrapper", "lru_cache_wrapper")):
        found = getattr(native, name, None) or getattr(native, other or name, None)
        if found is None or (name == "partial" and not hasattr(native, "Placeholder")):
            import _py_functools
            found = getattr(_py_functools, name)
        scope[name] = found


_natives()
del _natives


def _fill(args, more):
    # Puts the given arguments into the placeholders first.
    if Placeholder not in args:
        return args + more
    given = len(more)
    more = list(more)
    filled = []
    for arg in args:
        if arg is Placeholder:
            if not more:
                count = sum(1 for a in args if a is Placeholder)
                raise TypeError("missing positional arguments in 'partial' call; expected "
                                f"at least {count}, got {given}")
            arg = more.pop(0)
        filled.append(arg)
    return tuple(filled) + tuple(more)


def _merge_partial(func, args, keywords):
    if args and args[-1] is Placeholder:
        raise TypeError("trailing Placeholders are not allowed")
    for value in keywords.values():
        if value is Placeholder:
            raise TypeError("Placeholder cannot be passed as a keyword argument")
    return func, args, keywords


class partialmethod:
    """Method descriptor with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = _fill(func.args, args)
            self.keywords = {**func.keywords, **keywords}
        else:
            _merge_partial(func, args, keywords)
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(f"{k}={v!r}" for k, v in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *_fill(self.args, args), **keywords)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_GenericAlias)


# Caches --------------------------------------------------------------------------------

def _CacheInfo(hits, misses, maxsize, currsize):
    # The tuple class is made when somebody first asks, not at import.
    global _CacheInfo
    from collections import namedtuple
    _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"],
                            module="functools")
    return _CacheInfo(hits, misses, maxsize, currsize)


def _cache_info(*fields):
    return _CacheInfo(*fields)


def lru_cache(maxsize=128, typed=False):
    """Decorator that keeps the results of the most recent calls."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    """lru_cache without a limit."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = namespace.get(name, _unset)
        if value is _unset:
            value = self.func(instance)
            try:
                namespace[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                    f"support item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


# singledispatch ------------------------------------------------------------------------

def _find_implementation(cls, registry):
    # Walks the MRO; a registered abstract class counts at the last class that still is
    # its virtual subclass.
    mro = cls.__mro__
    virtual = [t for t in registry if t not in mro and issubclass(cls, t)]
    for index, klass in enumerate(mro):
        if klass in registry:
            real = klass
        else:
            real = None
        here = []
        for t in virtual:
            if issubclass(klass, t) and not any(issubclass(b, t) for b in klass.__bases__):
                here.append(t)
        if real is not None:
            return real
        if here:
            best = [t for t in here
                    if not any(o is not t and issubclass(o, t) for o in here)]
            if len(best) > 1:
                raise RuntimeError(f"Ambiguous dispatch: {best[0]} or {best[1]}")
            return best[0]
    return object


def _is_union(cls):
    name = type(cls).__name__
    return name in ("UnionType", "Union", "_UnionGenericAlias")


def singledispatch(func):
    """Generic function that dispatches on the type of its first argument."""
    registry = {}
    dispatch_cache = {}
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if token != current:
                dispatch_cache.clear()
                token = current
        try:
            return dispatch_cache[cls]
        except KeyError:
            pass
        impl = registry.get(cls)
        if impl is None:
            impl = registry[_find_implementation(cls, registry)]
        dispatch_cache[cls] = impl
        return impl

    def _is_valid(cls):
        if isinstance(cls, type):
            return True
        return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)

    def register(cls, func=None):
        nonlocal token
        if _is_valid(cls) and not isinstance(cls, _GenericAlias):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` "
                    "on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_valid(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {argname!r}. "
                                    f"{cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        if _is_union(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
            if token is None and hasattr(cls, "__abstractmethods__"):
                from abc import get_cache_token
                token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch for methods: dispatches on the first argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        funcname = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            method = dispatch(args[0].__class__)
            if hasattr(method, "__get__"):
                method = method.__get__(obj, cls)
            return method(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
