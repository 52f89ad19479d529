# Weak references, on top of the native ref where there is one. Without it references are
# strong: they never die, and the collections here keep what they hold.

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
           "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet",
           "WeakMethod", "finalize"]

from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

try:
    from _weakref import ref
except ImportError:
    class ref:
        __slots__ = ("_target", "__callback__", "_hash")

        def __new__(cls, ob, callback=None, /):
            if type(ob) in (int, str, float, list, dict, tuple, bytes, type(None), bool):
                raise TypeError(f"cannot create weak reference to '{type(ob).__name__}' object")
            self = object.__new__(cls)
            self._target = ob
            self.__callback__ = callback
            return self

        def __init__(self, ob, callback=None, /):
            pass

        def __call__(self):
            return self._target

        def __hash__(self):
            return hash(self._target)

        def __eq__(self, other):
            if not isinstance(other, ref):
                return NotImplemented
            return self._target == other._target

ReferenceType = ref

try:
    from _weakref import getweakrefcount, getweakrefs, _refresh
except ImportError:
    def getweakrefcount(object):
        return 0

    def getweakrefs(object):
        return []

    def _refresh():
        pass

try:
    from _weakref import CallableProxyType, ProxyType, proxy
except ImportError:
    class ProxyType:
        __slots__ = ("_ref",)

        def __init__(self, target):
            object.__setattr__(self, "_ref", target)

        def __getattribute__(self, name):
            return getattr(_alive(self), name)

        def __setattr__(self, name, value):
            setattr(_alive(self), name, value)

        def __delattr__(self, name):
            delattr(_alive(self), name)

        def __repr__(self):
            return repr(_alive(self))

        def __str__(self):
            return str(_alive(self))

        def __bool__(self):
            return bool(_alive(self))

        __hash__ = None

    def _alive(proxied):
        target = object.__getattribute__(proxied, "_ref")()
        if target is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return target

    def _delegate():
        import operator

        def unary(name):
            function = getattr(operator, name)
            return lambda self: function(_alive(self))

        def binary(name):
            function = getattr(operator, name)

            def method(self, other):
                if isinstance(other, ProxyType):
                    other = _alive(other)
                return function(_alive(self), other)
            return method

        for name in ("__neg__", "__pos__", "__abs__", "__invert__", "__index__"):
            setattr(ProxyType, name, unary(name))
        for name in ("__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__",
                     "__pow__", "__and__", "__or__", "__xor__", "__lt__", "__le__", "__eq__",
                     "__ne__", "__gt__", "__ge__", "__getitem__", "__contains__", "__delitem__"):
            setattr(ProxyType, name, binary(name))
        ProxyType.__len__ = lambda self: len(_alive(self))
        ProxyType.__iter__ = lambda self: iter(_alive(self))
        ProxyType.__next__ = lambda self: next(_alive(self))
        ProxyType.__setitem__ = lambda self, key, value: _alive(self).__setitem__(key, value)
        ProxyType.__int__ = lambda self: int(_alive(self))
        ProxyType.__float__ = lambda self: float(_alive(self))

    _delegate()
    del _delegate

    class CallableProxyType(ProxyType):
        __slots__ = ()

        def __call__(self, *args, **kwargs):
            return _alive(self)(*args, **kwargs)

    def proxy(object, callback=None, /):
        target = ref(object, callback)
        return CallableProxyType(target) if callable(object) else ProxyType(target)

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method that lives as long as its object."""

    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def gone(_):
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return False
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ref.__hash__


class KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(_MutableMapping):
    """Entries go when nothing else refers to their values."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self_ref = ref(self)

        def remove(wr):
            this = self_ref()
            if this is not None and this.data.get(wr.key) is wr:
                del this.data[wr.key]

        self._remove = remove
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __len__(self):
        _refresh()
        return len(self.data)

    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def __iter__(self):
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def get(self, key, default=None):
        wr = self.data.get(key)
        value = None if wr is None else wr()
        return default if value is None else value

    def items(self):
        for key, wr in list(self.data.items()):
            value = wr()
            if value is not None:
                yield key, value

    keys = __iter__

    def values(self):
        for wr in list(self.data.values()):
            value = wr()
            if value is not None:
                yield value

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs

    def update(self, other=None, /, **kwargs):
        if other is not None:
            pairs = other.items() if hasattr(other, "items") else other
            for key, value in pairs:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        return self.__class__(self.items())

    __copy__ = copy

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(_MutableMapping):
    """Entries go when nothing else refers to their keys."""

    def __init__(self, dict=None):
        self.data = {}
        self_ref = ref(self)

        def remove(wr):
            this = self_ref()
            if this is not None:
                this.data.pop(wr, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __len__(self):
        _refresh()
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for wr in list(self.data):
            key = wr()
            if key is not None:
                yield key

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for wr, value in list(self.data.items()):
            key = wr()
            if key is not None:
                yield key, value

    keys = __iter__

    def values(self):
        for wr, value in list(self.data.items()):
            if wr() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        new = self.__class__()
        new.update(self.items())
        return new

    __copy__ = copy

    def update(self, other=None, /, **kwargs):
        if other is not None:
            pairs = other.items() if hasattr(other, "items") else other
            for key, value in pairs:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


class WeakSet(_MutableSet):
    """Items go when nothing else refers to them."""

    def __init__(self, data=None):
        self.data = set()
        self_ref = ref(self)

        def remove(wr):
            this = self_ref()
            if this is not None:
                this.data.discard(wr)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for wr in list(self.data):
            item = wr()
            if item is not None:
                yield item

    def __len__(self):
        _refresh()
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                wr = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = wr()
            if item is not None:
                return item

    def update(self, other):
        for item in other:
            self.add(item)

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def difference(self, other):
        new = self.copy()
        for item in other:
            new.discard(item)
        return new

    def symmetric_difference(self, other):
        return self.difference(other).union(item for item in other if item not in self)

    def issubset(self, other):
        return all(item in other for item in self)

    def issuperset(self, other):
        return all(item in self for item in other)

    difference_update = _MutableSet.__isub__
    intersection_update = _MutableSet.__iand__
    symmetric_difference_update = _MutableSet.__ixor__

    __hash__ = None


class finalize:
    """Calls a function once, when the object dies or when called itself."""

    __slots__ = ()
    _registry = {}
    _count = 0

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        finalize._count += 1
        info.index = finalize._count
        self._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        _refresh()
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__qualname__!r} " \
               f"at {id(obj):#x}>"
