"""Variables whose values belong to a context: each task of asyncio has one of its own."""

__all__ = ["Context", "ContextVar", "Token", "copy_context"]


class _Missing:
    __slots__ = ()

    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()
# The values of the running context, and the contexts that are entered, the running one last.
_entered = []


class Context:
    """Values of variables, in which functions can be run."""

    __slots__ = ("_values", "_running", "__weakref__")
    __hash__ = None

    def __init__(self):
        self._values = {}
        self._running = False

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'Context' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        """Calls a function while this context is the current one."""
        if self._running:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._running = True
        _entered.append(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _entered.pop()
            self._running = False

    def copy(self):
        # Values are never changed in place, so that contexts can share them: they are copied often and changed rarely.
        made = Context()
        made._values = self._values
        return made

    def _checked(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {key!r}")
        return key

    def __getitem__(self, key):
        return self._values[self._checked(key)]

    def __contains__(self, key):
        return self._checked(key) in self._values

    def get(self, key, default=None, /):
        return self._values.get(self._checked(key), default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


Context.__module__ = "_contextvars"
_entered.append(Context())
_entered[0]._running = True


class ContextVar:
    """A variable that has a value in each context that it was set in."""

    __slots__ = ("name", "_default", "__weakref__")

    def __new__(cls, name, /, **kwargs):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        default = kwargs.pop("default", _MISSING)
        if kwargs:
            key = next(iter(kwargs))
            raise TypeError(f"ContextVar() got an unexpected keyword argument '{key}'")
        self = object.__new__(cls)
        _set(self, "name", name)
        _set(self, "_default", default)
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'ContextVar' is not an acceptable base type")

    def __setattr__(self, name, value):
        if name == "name":
            raise AttributeError("readonly attribute")
        raise AttributeError(
            f"'_contextvars.ContextVar' object has no attribute '{name}' and no __dict__ for setting new attributes"
        )

    def get(self, default=_MISSING, /):
        value = _entered[-1]._values.get(self, _MISSING)
        if value is not _MISSING:
            return value
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Sets the value in the current context, and returns a token to go back with."""
        context = _entered[-1]
        token = Token._make(self, context, context._values.get(self, _MISSING))
        context._values = {**context._values, self: value}
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _entered[-1]
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = dict(context._values)
        if token._old is _MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old
        context._values = values

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"


_set = object.__setattr__
ContextVar.__module__ = "_contextvars"


class Token:
    """What a variable was before it was set. As a context manager it goes back to that."""

    __slots__ = ("_var", "_context", "_old", "_used")
    MISSING = _MISSING
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @classmethod
    def _make(cls, var, context, old):
        self = object.__new__(cls)
        self._var = var
        self._context = context
        self._old = old
        self._used = False
        return self

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self._var.reset(self)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


Token.__module__ = "_contextvars"


def copy_context():
    """A copy of the current context."""
    return _entered[-1].copy()
