# What functools needs where the interpreter has no native for it.

_GenericAlias = type(list[int])
_unset = object()


def reduce(function, iterable, /, initial=_unset):
    it = iter(iterable)
    if initial is _unset:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in it:
        value = function(value, item)
    return value


def cmp_to_key(mycmp):
    """Turn an old-style comparison function into a key function."""
    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


class _PlaceholderType:
    __module__ = "functools"
    __slots__ = ()
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = object.__new__(cls)
        return cls._instance

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError("type 'functools._PlaceholderType' is not an acceptable base type")

    def __repr__(self):
        return "Placeholder"

    def __reduce__(self):
        return "Placeholder"


Placeholder = _PlaceholderType()


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


class partial:
    __module__ = "functools"
    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        _merge_partial(func, args, keywords)
        if isinstance(func, partial):
            if func.args:
                places = sum(1 for a in func.args if a is Placeholder)
                if places and len(args) < places:
                    args = args + (Placeholder,) * (places - len(args))
                args = _fill(func.args, args)
                while args and args[-1] is Placeholder:
                    args = args[:-1]
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if keywords:
            keywords = {**self.keywords, **keywords}
        else:
            keywords = self.keywords
        mine = self.args
        if mine and Placeholder in mine:
            places = sum(1 for a in mine if a is Placeholder)
            if len(args) < places:
                raise TypeError("missing positional arguments in 'partial' call; expected "
                                f"at least {places}, got {len(args)}")
            return self.func(*_fill(mine, args), **keywords)
        return self.func(*mine, *args, **keywords)

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return type(self.__call__)(self, obj)

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(f"{k}={v!r}" for k, v in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __reduce__(self):
        return (type(self), (self.func,),
                (self.func, self.args, self.keywords or None, self.__dict__ or None))

    def __setstate__(self, state):
        self.func, self.args, keywords, namespace = state
        self.keywords = keywords or {}
        if namespace:
            self.__dict__.update(namespace)

    __class_getitem__ = classmethod(_GenericAlias)


class _HashedKey(list):
    # A key hashed once, however often the cache looks at it.
    __slots__ = ("value",)

    def __init__(self, parts):
        self[:] = parts
        self.value = hash(parts)

    def __hash__(self):
        return self.value


_keyword_mark = object()


def _make_key(args, kwds, typed):
    if kwds:
        args += (_keyword_mark,)
        for item in kwds.items():
            args += item
        if typed:
            args += tuple([type(v) for v in args]) + tuple([type(v) for v in kwds.values()])
    elif typed:
        args += tuple([type(v) for v in args])
    elif len(args) == 1 and type(args[0]) in (int, str):
        return args[0]
    return _HashedKey(args)


def _lru_cache_wrapper(user_function, maxsize, typed, info):
    cache = {}
    hits = misses = 0

    if maxsize == 0:
        def wrapper(*args, **kwds):
            nonlocal misses
            misses += 1
            return user_function(*args, **kwds)
    elif maxsize is None:
        def wrapper(*args, **kwds):
            nonlocal hits, misses
            key = _make_key(args, kwds, typed)
            found = cache.get(key, _unset)
            if found is not _unset:
                hits += 1
                return found
            misses += 1
            result = cache[key] = user_function(*args, **kwds)
            return result
    else:
        def wrapper(*args, **kwds):
            nonlocal hits, misses
            key = _make_key(args, kwds, typed)
            found = cache.pop(key, _unset)
            if found is not _unset:
                hits += 1
                cache[key] = found  # the youngest is last
                return found
            misses += 1
            result = user_function(*args, **kwds)
            if key not in cache:
                if len(cache) >= maxsize:
                    del cache[next(iter(cache))]
                cache[key] = result
            return result

    def cache_info():
        return info(hits, misses, maxsize, len(cache))

    def cache_clear():
        nonlocal hits, misses
        cache.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
