"""Objects that remember how they were used, and ways of putting them in the place of others."""

import builtins
import contextlib
import functools
import inspect
import io
import pprint

__all__ = [
    "ANY", "AsyncMock", "DEFAULT", "FILTER_DIR", "MagicMock", "Mock", "NonCallableMagicMock", "NonCallableMock",
    "PropertyMock", "call", "create_autospec", "mock_open", "patch", "seal", "sentinel",
]

FILTER_DIR = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._made.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = None

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


def _arguments(args, kwargs):
    return ", ".join([repr(arg) for arg in args] + [f"{name}={value!r}" for name, value in kwargs.items()])


class _Call(tuple):
    """A call: its name, its arguments and its keywords."""

    def __new__(cls, name="", args=(), kwargs=None, parent=None, is_call=True, two=False):
        parts = (args, kwargs or {}) if two else (name, args, kwargs or {})
        self = tuple.__new__(cls, parts)
        self._mock_name = name
        self._mock_parent = parent
        self._is_call = is_call
        return self

    def __init__(self, *args, **kwargs):
        pass

    @property
    def args(self):
        return tuple.__getitem__(self, -2)

    @property
    def kwargs(self):
        return tuple.__getitem__(self, -1)

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        if len(other) > 3:
            return False
        name, *arguments = _parts(self)
        other_name, *other_arguments = _parts(other)
        # A call without a name is like any.
        if name and name != other_name:
            return False
        return other_arguments == arguments

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        name = self._mock_name
        return _Call(f"{name}()" if name and self._is_call and self._mock_parent is not None else name, args, kwargs,
                     parent=self)

    def __getattr__(self, name):
        if name.startswith("_") and not name.startswith("__"):
            raise AttributeError(name)
        own = self._mock_name
        if self._mock_parent is not None and self._is_call:
            own += "()"
        return _Call(f"{own}.{name}" if own else name, parent=self, is_call=False)

    def count(self, /, *args, **kwargs):
        return self.__getattr__("count")(*args, **kwargs)

    def index(self, /, *args, **kwargs):
        return self.__getattr__("index")(*args, **kwargs)

    def call_list(self):
        """This call and those whose results it was made on."""
        result = []
        step = self
        while step is not None:
            if step._is_call and step._mock_parent is not None:
                result.append(step)
            step = step._mock_parent
        return _Calls(reversed(result))

    def __repr__(self):
        name = self._mock_name
        if not self._is_call:
            return "call" if not name else f"call.{name}" if not name.startswith("()") else f"call{name}"
        start = f"call{name}" if name.startswith("()") else f"call.{name}" if name else "call"
        return f"{start}({_arguments(self.args, self.kwargs)})"


def _parts(value):
    name, args, kwargs = "", (), {}
    for part in value:
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        else:
            kwargs = part
    return name, args, kwargs


call = _Call(is_call=False)


class _Calls(list):
    """Calls, among which a row of calls can be looked for."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        length = len(value)
        return any(self[start:start + length] == value for start in range(len(self) - length + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


_OWN = frozenset((
    "_mock_children", "_mock_name", "_mock_parent", "_mock_return", "_mock_effect", "_mock_spec", "_mock_signature",
    "_mock_new_name", "_mock_sealed", "_mock_wraps", "_mock_strict", "_mock_effects", "_mock_delegate", "_mock_unsafe",
    "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls", "await_count", "await_args",
    "await_args_list", "_spec_class",
))
_ASSERTIONS = ("assert", "assret", "asert", "aseert", "assrt")


def _adopt(parent, value, name):
    """Makes a mock without a name a part of another, unless that one is a part of it."""
    if not isinstance(value, NonCallableMock) or value.__dict__["_mock_parent"] is not None \
            or value.__dict__["_mock_name"] is not None:
        return False
    mock = parent
    while mock is not None:
        if mock is value:
            return False
        mock = mock.__dict__["_mock_parent"]
    value.__dict__["_mock_parent"] = parent
    value.__dict__["_mock_new_name"] = name
    return True


class NonCallableMock:
    """An object whose attributes come into being when they are looked at."""

    def __new__(
        cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", *args,
        **kwargs
    ):
        # Special methods are looked up in the class: each mock has a class of its own.
        own = type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__})
        return object.__new__(own)

    def __init__(
        self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
        unsafe=False, **kwargs
    ):
        own = self.__dict__
        wanted = spec_set if spec_set is not None else spec
        own["_mock_children"] = {}
        own["_mock_name"] = name
        own["_mock_new_name"] = _new_name
        own["_mock_parent"] = parent
        own["_mock_return"] = DEFAULT
        own["_mock_effect"] = None
        own["_mock_effects"] = None
        own["_mock_wraps"] = wraps
        own["_mock_sealed"] = False
        own["_mock_strict"] = spec_set is not None
        own["_mock_unsafe"] = unsafe
        own["_mock_signature"] = None
        own["_spec_class"] = None
        own["_mock_spec"] = None
        if wanted is not None:
            if isinstance(wanted, (list, tuple)):
                own["_mock_spec"] = list(wanted)
            else:
                own["_mock_spec"] = dir(wanted)
                own["_spec_class"] = wanted if isinstance(wanted, type) else type(wanted)
        self.reset_mock()
        if kwargs:
            self.configure_mock(**kwargs)

    # Naming

    def _full_name(self):
        parts = []
        mock = self
        while mock is not None:
            parts.append(mock.__dict__["_mock_new_name"] or "")
            root, mock = mock, mock.__dict__["_mock_parent"]
        parts.reverse()
        name = root.__dict__["_mock_name"] or "mock"
        for part in parts[1:]:
            name += part if part.startswith("()") else f".{part}"
        return name

    def __repr__(self):
        own = self.__dict__
        is_named = own["_mock_name"] is not None or own["_mock_parent"] is not None
        name = f" name={self._full_name()!r}" if is_named else ""
        spec = ""
        if own["_spec_class"] is not None:
            spec = f" spec_set={own['_spec_class'].__name__!r}" if own["_mock_strict"] \
                else f" spec={own['_spec_class'].__name__!r}"
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    @property
    def __class__(self):
        spec = self.__dict__["_spec_class"]
        return type(self) if spec is None else spec

    # Attributes

    def _child(self, **kwargs):
        """What attributes and results are."""
        kind = type(self).__mro__[1]
        if issubclass(kind, AsyncMock) or kind in (NonCallableMagicMock, PropertyMock):
            kind = MagicMock
        elif kind is NonCallableMock:
            kind = Mock
        return kind(**kwargs)

    _get_child_mock = _child

    def __getattr__(self, name):
        own = self.__dict__
        if name in _OWN or "_mock_children" not in own:
            raise AttributeError(name)
        spec = own["_mock_spec"]
        if spec is not None:
            if name not in spec or name in ("__wrapped__",):
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not own["_mock_unsafe"] and (spec is None or name not in spec) \
                and (name.startswith(_ASSERTIONS) or name in ("called_once", "called_with", "has_calls")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to"
                                 " be an attribute.")
        child = own["_mock_children"].get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            if own["_mock_sealed"]:
                raise AttributeError(f"Cannot set {self._full_name()}.{name}")
            wraps = own["_mock_wraps"]
            wraps = getattr(wraps, name) if wraps is not None else None
            child = self._child(parent=self, name=None, wraps=wraps, _new_name=name)
            own["_mock_children"][name] = child
        return child

    def __setattr__(self, name, value):
        own = self.__dict__
        if name in ("return_value", "side_effect"):
            object.__setattr__(self, name, value)
            return
        if name in _OWN:
            own[name] = value
            return
        if own["_mock_strict"] and own["_mock_spec"] is not None and name not in own["_mock_spec"]:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name.startswith("__") and name.endswith("__") and name in _SPECIAL:
            if not isinstance(value, NonCallableMock):
                function = value

                def special(self, /, *args, **kwargs):
                    return function(self, *args, **kwargs)

                setattr(type(self), name, special)
            else:
                def special(self, /, *args, **kwargs):
                    return value(*args, **kwargs)

                setattr(type(self), name, special)
                own["_mock_children"][name] = value
            return
        if own["_mock_sealed"] and name not in own["_mock_children"]:
            raise AttributeError(f"Cannot set {self._full_name()}.{name}")
        if _adopt(self, value, name):
            own["_mock_children"][name] = value
        else:
            own["_mock_children"].pop(name, None)
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        own = self.__dict__
        if own["_mock_children"].get(name) is _deleted:
            raise AttributeError(name)
        if name in own:
            del own[name]
        own["_mock_children"][name] = _deleted

    def __dir__(self):
        own = self.__dict__
        names = own["_mock_spec"] or [name for name in dir(type(self)) if not name.startswith("_")]
        names = list(names) + [name for name in own if name not in _OWN]
        names += [name for name, child in own["_mock_children"].items() if child is not _deleted]
        return sorted(set(names))

    def attach_mock(self, mock, attribute):
        mock.__dict__["_mock_parent"] = None
        mock.__dict__["_mock_name"] = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        own = self.__dict__
        own["_mock_spec"] = list(spec) if isinstance(spec, (list, tuple)) else dir(spec)
        own["_mock_strict"] = spec_set

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *path, last = name.split(".")
            target = self
            for step in path:
                target = getattr(target, step)
            setattr(target, last, value)

    # Results

    @property
    def return_value(self):
        own = self.__dict__
        if own["_mock_return"] is DEFAULT:
            own["_mock_return"] = self._child(parent=self, name=None, _new_name="()")
        return own["_mock_return"]

    @return_value.setter
    def return_value(self, value):
        own = self.__dict__
        own["_mock_return"] = value
        _adopt(self, value, "()")

    @property
    def side_effect(self):
        return self.__dict__["_mock_effect"]

    @side_effect.setter
    def side_effect(self, value):
        own = self.__dict__
        if value is not None and not callable(value) and not isinstance(value, BaseException):
            value = iter(value)
        own["_mock_effect"] = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = set() if visited is None else visited
        if id(self) in visited:
            return
        visited.add(id(self))
        own = self.__dict__
        own["called"] = False
        own["call_count"] = 0
        own["call_args"] = None
        own["call_args_list"] = _Calls()
        own["mock_calls"] = _Calls()
        own["method_calls"] = _Calls()
        own["await_count"] = 0
        own["await_args"] = None
        own["await_args_list"] = _Calls()
        if return_value:
            own["_mock_return"] = DEFAULT
        if side_effect:
            own["_mock_effect"] = None
        for child in own["_mock_children"].values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = own["_mock_return"]
        if isinstance(result, NonCallableMock) and result is not self:
            result.reset_mock(visited)

    # Claims

    def _shown(self):
        return self.__dict__["_mock_name"] or self.__dict__["_mock_new_name"] or "mock"

    def _listed(self):
        calls = self.mock_calls
        return f"\nCalls: {calls!r}." if calls else ""

    def _expected(self, args, kwargs):
        name = self._full_name() if self.__dict__["_mock_parent"] is None else self.__dict__["_mock_new_name"]
        return f"{name}({_arguments(args, kwargs)})"

    def _bound(self, args, kwargs):
        signature = self.__dict__["_mock_signature"]
        if signature is None:
            return args, kwargs
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError:
            return args, kwargs
        return bound.args, bound.kwargs

    def _is_call_with(self, made, args, kwargs):
        return _Call(args=self._bound(args, kwargs)[0], kwargs=self._bound(args, kwargs)[1], two=True) == _Call(
            args=self._bound(made.args, made.kwargs)[0], kwargs=self._bound(made.args, made.kwargs)[1], two=True)

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._shown()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._shown()}' to have been called once. Called {self.call_count}"
                                 f" times.{self._listed()}")

    def assert_not_called(self):
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._shown()}' to not have been called. Called {self.call_count}"
                                 f" times.{self._listed()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._expected(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if not self._is_call_with(self.call_args, args, kwargs):
            actual = self._expected(self.call_args.args, self.call_args.kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._shown()}' to be called once. Called {self.call_count}"
                                 f" times.{self._listed()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if not any(self._is_call_with(made, args, kwargs) for made in self.call_args_list):
            raise AssertionError(f"{self._expected(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        made = list(self.mock_calls)
        if not any_order:
            if list(calls) not in _Calls(made):
                actual = f"\n  Actual: {_Calls(made)!r}" if made else "\n  Actual: []"
                raise AssertionError(f"Calls not found.\nExpected: {_Calls(calls)!r}{actual}")
            return
        absent = []
        for wanted in calls:
            if wanted in made:
                made.remove(wanted)
            else:
                absent.append(wanted)
        if absent:
            raise AssertionError(f"{self._shown()!r} does not contain all of {tuple(absent)!r} in its call list,"
                                 f" found {made!r} instead")


class CallableMixin(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._check(args, kwargs)
        self._note(args, kwargs)
        return self._result(args, kwargs)

    def _check(self, args, kwargs):
        signature = self.__dict__["_mock_signature"]
        if signature is not None:
            signature.bind(*args, **kwargs)

    def _note(self, args, kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        made = _Call(args=args, kwargs=kwargs, two=True)
        own["call_args"] = made
        own["call_args_list"].append(made)
        own["mock_calls"].append(_Call("", args, kwargs))
        # Those that it is a part of hear of it.
        name = own["_mock_new_name"]
        mock = own["_mock_parent"]
        is_method = name != "()"
        while mock is not None:
            if is_method:
                mock.method_calls.append(_Call(name, args, kwargs))
            mock.mock_calls.append(_Call(name, args, kwargs))
            above = mock.__dict__["_mock_new_name"]
            is_method = is_method and above != "()" and bool(above)
            if above:
                name = f"{above}{name}" if name.startswith("()") else f"{above}.{name}"
            mock = mock.__dict__["_mock_parent"]

    def _result(self, args, kwargs):
        own = self.__dict__
        effect = own["_mock_effect"]
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if isinstance(result, BaseException) \
                        or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            if result is not DEFAULT:
                return result
        if own["_mock_return"] is DEFAULT and own["_mock_wraps"] is not None:
            return own["_mock_wraps"](*args, **kwargs)
        return self.return_value


class Mock(CallableMixin):
    """A mock that can be called."""



# What special methods answer where nobody said otherwise.
_ANSWERS = {
    "__bool__": True, "__int__": 1, "__float__": 1.0, "__complex__": 1j, "__index__": 1, "__contains__": False,
    "__len__": 0, "__exit__": False, "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
    "__ge__": NotImplemented,
}
_OTHERS = (
    "__enter__", "__getitem__", "__setitem__", "__delitem__", "__iter__", "__add__", "__sub__", "__mul__",
    "__truediv__", "__floordiv__", "__mod__", "__pow__", "__and__", "__or__", "__xor__", "__lshift__", "__rshift__",
    "__matmul__", "__neg__", "__pos__", "__abs__", "__invert__", "__divmod__", "__round__", "__reversed__",
    "__iadd__", "__isub__", "__imul__", "__aenter__", "__aexit__", "__aiter__", "__anext__", "__call__",
    "__str__", "__repr__", "__hash__", "__eq__", "__ne__", "__format__", "__missing__", "__trunc__", "__floor__",
    "__ceil__", "__radd__", "__rsub__", "__rmul__", "__rtruediv__",
)
_SPECIAL = frozenset((*_ANSWERS, *_OTHERS))
_MAGIC = [name for name in _SPECIAL if name not in (
    "__call__", "__repr__", "__str__", "__hash__", "__eq__", "__ne__", "__format__", "__missing__", "__reversed__")]


class _MagicMethod:
    """A special method of a magic mock, which comes into being when it is looked at."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, cls=None):
        if mock is None:
            return self
        name = self.name
        children = mock.__dict__["_mock_children"]
        child = children.get(name)
        if child is None:
            spec = mock.__dict__["_mock_spec"]
            if spec is not None and name not in spec:
                raise AttributeError(name)
            is_async = name in ("__aenter__", "__aexit__", "__anext__")
            kind = AsyncMock if is_async else MagicMock
            child = kind(name=None, parent=mock, _new_name=name)
            if name in _ANSWERS:
                child.return_value = _ANSWERS[name]
            elif name == "__iter__":
                child.side_effect = lambda: iter(_values_of(child, ()))
            elif name == "__aexit__":
                child.return_value = False
            elif name == "__aiter__":
                child.side_effect = lambda: _in_turn(_values_of(child, ()))
            children[name] = child
        return child


def _values_of(child, default):
    result = child.__dict__["_mock_return"]
    return default if result is DEFAULT else result


async def _in_turn(values):
    for value in values:
        yield value


class MagicMixin(NonCallableMock):
    pass


for _name in _MAGIC:
    setattr(MagicMixin, _name, _MagicMethod(_name))



class NonCallableMagicMock(MagicMixin):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""


class AsyncMock(MagicMock):
    """A mock that is called as a coroutine function is."""

    def __call__(self, /, *args, **kwargs):
        self._check(args, kwargs)
        self._note(args, kwargs)

        async def wait():
            effect = self.__dict__["_mock_effect"]
            own = self.__dict__
            own["await_count"] += 1
            own["await_args"] = _Call(args=args, kwargs=kwargs, two=True)
            own["await_args_list"].append(own["await_args"])
            if effect is not None and not callable(effect) and not isinstance(effect, BaseException):
                try:
                    return self._result(args, kwargs)
                except StopIteration:
                    raise StopAsyncIteration from None
            result = self._result(args, kwargs)
            if callable(effect) and inspect.iscoroutine(result):
                result = await result
            return result

        return wait()

    def _claim(self, holds, text):
        if not holds:
            raise AssertionError(text)

    def assert_awaited(self):
        self._claim(self.await_count, f"Expected {self._shown()} to have been awaited.")

    def assert_awaited_once(self):
        self._claim(self.await_count == 1, f"Expected {self._shown()} to have been awaited once. Awaited"
                                           f" {self.await_count} times.")

    def assert_not_awaited(self):
        self._claim(not self.await_count, f"Expected {self._shown()} to not have been awaited. Awaited"
                                          f" {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = self._expected(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        if not self._is_call_with(self.await_args, args, kwargs):
            actual = self._expected(self.await_args.args, self.await_args.kwargs)
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self._claim(self.await_count == 1, f"Expected {self._shown()} to have been awaited once. Awaited"
                                           f" {self.await_count} times.")
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        self._claim(any(self._is_call_with(made, args, kwargs) for made in self.await_args_list),
                    f"{self._expected(args, kwargs)} await not found")


class PropertyMock(Mock):
    """A mock that stands for a property: getting calls it, setting calls it with the value."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def _signature_of(spec):
    try:
        return inspect.signature(spec)
    except (TypeError, ValueError):
        return None


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes and signatures of something."""
    is_class = isinstance(spec, type)
    kind = MagicMock
    if inspect.iscoroutinefunction(spec):
        kind = AsyncMock
    elif not callable(spec) or is_class and instance and not hasattr(spec, "__call__"):
        kind = NonCallableMagicMock
    mock = kind(spec=spec, name=_name or kwargs.pop("name", None), **kwargs)
    own = mock.__dict__
    own["_mock_strict"] = bool(spec_set)
    if inspect.isroutine(spec) or is_class and not instance:
        own["_mock_signature"] = _signature_of(spec)
    if is_class and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name=None)
        mock.return_value.__dict__["_mock_new_name"] = "()"
    for name in dir(spec):
        if name.startswith("__") and name.endswith("__"):
            continue
        try:
            original = inspect.getattr_static(spec, name)
        except AttributeError:
            continue
        if isinstance(original, (staticmethod, classmethod)):
            bound = getattr(spec, name)
        elif inspect.isfunction(original):
            # The receiver is no argument of what a mock is called with.
            bound = functools.partial(original, None) if not is_class or instance else original
        else:
            continue
        child_kind = AsyncMock if inspect.iscoroutinefunction(getattr(original, "__func__", original)) else MagicMock
        child = child_kind(name=None, parent=mock, _new_name=name)
        child.__dict__["_mock_signature"] = _signature_of(bound)
        own["_mock_children"][name] = child
    return mock


def seal(mock):
    """No attributes come into being any more."""
    mock.__dict__["_mock_sealed"] = True
    for child in mock.__dict__["_mock_children"].values():
        if isinstance(child, NonCallableMock) and child.__dict__["_mock_parent"] is mock:
            seal(child)


def mock_open(mock=None, read_data=""):
    """A mock in the place of `open`, whose files hold a text."""
    if mock is None:
        mock = MagicMock(name="open")
    handle = MagicMock(name=None)
    streams = []

    def opened(*args, **kwargs):
        streams[:] = [io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)]
        return DEFAULT

    def part(name):
        def read(*args, **kwargs):
            result = handle.__dict__["_mock_children"][name].__dict__["_mock_return"]
            return getattr(streams[0], name)(*args, **kwargs) if result is DEFAULT else result
        return read

    opened()
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = part(name)
    handle.__iter__.side_effect = lambda: iter(streams[0])
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    mock.side_effect = opened
    mock.return_value = handle
    return mock


# Putting mocks in the place of attributes


class _Patch:
    """Replaces an attribute while a block or a function runs."""

    _started = []

    def __init__(self, target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        self._get_target = target
        self.attribute = attribute
        self.new = new
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.new_callable = new_callable
        self.kwargs = kwargs
        self.others = []
        self.keyword = None

    def copy(self):
        patcher = _Patch(self._get_target, self.attribute, self.new, self.spec, self.create, self.spec_set,
                         self.autospec, self.new_callable, self.kwargs)
        patcher.keyword = self.keyword
        patcher.others = [other.copy() for other in self.others]
        return patcher

    def _original(self):
        try:
            original = self.target.__dict__[self.attribute]
            return original, True
        except (AttributeError, KeyError):
            original = getattr(self.target, self.attribute, DEFAULT)
        if original is DEFAULT and not self.create \
                and not (isinstance(self.target, type(builtins)) and hasattr(builtins, self.attribute)):
            raise AttributeError(f"{self.target} does not have the attribute {self.attribute!r}")
        return original, False

    def __enter__(self):
        self.target = self._get_target()
        original, self._is_local = self._original()
        self._temporary = original
        new = self.new
        if new is DEFAULT and self.autospec is None:
            spec = self.spec
            spec_set = self.spec_set
            if spec is True:
                spec = original
            if spec_set is True:
                spec_set = original
            kind = self.new_callable
            if kind is None:
                function = getattr(original, "__func__", original)
                kind = AsyncMock if inspect.iscoroutinefunction(function) else MagicMock
            made = dict(self.kwargs)
            if spec is not None:
                made["spec"] = spec
            if spec_set is not None:
                made["spec_set"] = spec_set
            if isinstance(kind, type) and issubclass(kind, NonCallableMock) and "name" not in made:
                made["name"] = self.attribute
            new = kind(**made)
        elif self.autospec is not None and self.autospec is not False:
            spec = original if self.autospec is True else self.autospec
            new = create_autospec(spec, spec_set=bool(self.spec_set), _name=self.attribute, **self.kwargs)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        setattr(self.target, self.attribute, new)
        if self.keyword is None:
            return new
        given = {self.keyword: new}
        self._stack = contextlib.ExitStack()
        for other in self.others:
            given.update(self._stack.enter_context(other))
        return given

    def __exit__(self, *exception):
        if self._is_local:
            setattr(self.target, self.attribute, self._temporary)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ("__doc__", "__module__")):
                setattr(self.target, self.attribute, self._temporary)
        if self.keyword is not None:
            self._stack.close()
        return False

    def start(self):
        result = self.__enter__()
        _Patch._started.append(self)
        return result

    def stop(self):
        if self not in _Patch._started:
            return None
        _Patch._started.remove(self)
        return self.__exit__(None, None, None)

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(function, name)):
                    setattr(function, name, self.copy()(getattr(function, name)))
            return function
        if hasattr(function, "patchings"):
            function.patchings.append(self)
            return function

        if inspect.iscoroutinefunction(function):
            @functools.wraps(function)
            async def patched(*args, **kwargs):
                with _all(patched.patchings, args, kwargs) as (args, kwargs):
                    return await function(*args, **kwargs)
        else:
            @functools.wraps(function)
            def patched(*args, **kwargs):
                with _all(patched.patchings, args, kwargs) as (args, kwargs):
                    return function(*args, **kwargs)

        patched.patchings = [self]
        return patched


@contextlib.contextmanager
def _all(patchings, args, kwargs):
    """Applies patches, and adds what they made to the arguments of a call."""
    with contextlib.ExitStack() as stack:
        extra = []
        kwargs = dict(kwargs)
        for patching in patchings:
            made = stack.enter_context(patching)
            if patching.keyword is not None:
                kwargs.update(made)
            elif patching.new is DEFAULT:
                extra.append(made)
        yield (*args, *extra), kwargs


def _resolved(path):
    parts = path.split(".")
    item = __import__(parts[0])
    known = parts[0]
    for part in parts[1:]:
        known += f".{part}"
        try:
            item = getattr(item, part)
        except AttributeError:
            __import__(known)
            item = getattr(item, part)
    return item


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces what a dotted name stands for."""
    try:
        owner, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return _Patch(lambda: _resolved(owner), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(
    target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs
):
    """Replaces an attribute of an object."""
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_multiple(
    target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs
):
    """Replaces several attributes of an object."""
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    get = (lambda: _resolved(target)) if isinstance(target, str) else (lambda: target)
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _Patch(get, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.keyword = attribute
        patchers.append(patcher)
    first = patchers[0]
    first.others = patchers[1:]
    return first


class _PatchDict:
    """Changes a dictionary while a block or a function runs."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolved(self.in_dict)
        self._original = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *exception):
        self.in_dict.clear()
        self.in_dict.update(self._original)
        return False

    def start(self):
        result = self.__enter__()
        _Patch._started.append(self)
        return result

    def stop(self):
        if self not in _Patch._started:
            return None
        _Patch._started.remove(self)
        return self.__exit__(None, None, None)

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(function, name)):
                    setattr(function, name, self(getattr(function, name)))
            return function

        if inspect.iscoroutinefunction(function):
            @functools.wraps(function)
            async def patched(*args, **kwargs):
                with self:
                    return await function(*args, **kwargs)
        else:
            @functools.wraps(function)
            def patched(*args, **kwargs):
                with self:
                    return function(*args, **kwargs)
        return patched


def _stop_all():
    for patcher in reversed(_Patch._started[:]):
        patcher.stop()


patch.object = _patch_object
patch.multiple = _patch_multiple
patch.dict = _PatchDict
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"
