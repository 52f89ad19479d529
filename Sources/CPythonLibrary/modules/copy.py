# Shallow and deep copies.

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error


def _function():
    pass


_ATOMS = frozenset([
    type(None), bool, int, float, complex, str, bytes, type, range, slice, type(...),
    type(NotImplemented), type(_function), type(len), type(_function.__code__), property,
    type(list[int]), type(int | str),
])


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _ATOMS or cls is tuple or cls is frozenset:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    rv = _reduce(x, cls)
    if rv is None:
        return _copy_instance(x, cls, None)
    if isinstance(rv, str):
        return x
    return _rebuild(x, None, *rv)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of x and of everything in it."""
    cls = type(x)
    if cls in _ATOMS:
        return x
    d = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    if cls is list:
        y = memo[d] = []
        append = y.append
        for item in x:
            append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[d] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = [deepcopy(item, memo) for item in x]
        if d in memo:  # the tuple contains itself
            return memo[d]
        for a, b in zip(x, y):
            if a is not b:
                y = tuple(y)
                break
        else:
            y = x
    elif issubclass(cls, type):
        return x
    else:
        method = getattr(x, "__deepcopy__", None)
        if method is not None:
            y = method(memo)
        else:
            rv = _bound_method(x, cls, memo)
            if rv is not None:
                y = rv
            else:
                rv = _reduce(x, cls)
                if rv is None:
                    y = _copy_instance(x, cls, memo)
                elif isinstance(rv, str):
                    y = x
                else:
                    y = _rebuild(x, memo, *rv)
    if y is not x:
        memo[d] = y
        try:  # x must live as long as its id is used
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return y


def _bound_method(x, cls, memo):
    if cls.__name__ == "method":
        return cls(x.__func__, deepcopy(x.__self__, memo))
    return None


def _reduce(x, cls):
    """What __reduce_ex__ says, or None where the object's own default would be used."""
    import sys
    registry = sys.modules.get("copyreg")
    if registry is not None:
        reductor = registry.dispatch_table.get(cls)
        if reductor is not None:
            return reductor(x)
    plain = object.__reduce_ex__ if hasattr(object, "__reduce_ex__") else None
    method = getattr(cls, "__reduce_ex__", plain)
    if method is not plain:
        return method(x, 4)
    plain = object.__reduce__ if hasattr(object, "__reduce__") else None
    method = getattr(cls, "__reduce__", plain)
    if method is not plain:
        return method(x)
    return None


_BASES = (list, dict, set, frozenset, tuple, int, float, complex, str, bytes, bytearray)


def _slot_names(cls):
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        if isinstance(slots, str):
            slots = (slots,)
        for name in slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = "_" + base.__name__.lstrip("_") + name
            yield name


def _copy_instance(x, cls, memo):
    if cls.__name__ in ("ReferenceType", "weakref", "module") and cls.__module__ in ("weakref", "builtins"):
        if cls.__name__ == "module":
            raise TypeError("cannot pickle 'module' object")
        return x
    base = None
    for candidate in _BASES:
        if issubclass(cls, candidate):
            base = candidate
            break
    plain_new = getattr(cls, "__new__") in (object.__new__, base.__new__ if base else None)
    if base is None and plain_new and cls.__module__ == "builtins":
        raise TypeError(f"cannot pickle {cls.__name__!r} object")

    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
    else:
        kwargs = {}
        if hasattr(cls, "__getnewargs__"):
            args = x.__getnewargs__()
        elif base in (None, list, dict, set, bytearray):
            args = ()
        elif base is frozenset:
            args = (list(frozenset.__iter__(x)),)
        elif base is tuple:
            args = (tuple(tuple.__iter__(x)),)
        elif base is complex:
            args = (x.real, x.imag)
        else:
            args = (base(x),) if base is not str else (str.__str__(x),)
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(a, memo) for a in args])
        kwargs = {k: deepcopy(v, memo) for k, v in kwargs.items()}
    y = cls.__new__(cls, *args, **kwargs)
    if deep:
        memo[id(x)] = y

    state = _state(x, cls)
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        _set_state(y, state)
    if base is list:
        for item in list.__iter__(x):
            y.append(deepcopy(item, memo) if deep else item)
    elif base is dict:
        for key in dict.__iter__(x):
            value = dict.__getitem__(x, key)
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    elif base is set:
        for item in set.__iter__(x):
            y.add(deepcopy(item, memo) if deep else item)
    elif base is bytearray:
        y[:] = x
    return y


def _state(x, cls):
    method = getattr(cls, "__getstate__", None)
    if method is not None and method is not getattr(object, "__getstate__", None):
        return method(x)
    state = getattr(x, "__dict__", None) or None
    slots = {}
    for name in _slot_names(cls):
        try:
            slots[name] = getattr(x, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            try:
                setattr(y, name, value)
            except AttributeError:
                object.__setattr__(y, name, value)


def _rebuild(x, memo, func, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(a, memo) for a in args])
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """A copy of obj with some attributes changed, as its __replace__ makes it."""
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)


del _function
