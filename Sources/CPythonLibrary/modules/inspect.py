# Looking at live objects: predicates, members, documentation, signatures. Frames and source
# text are not handed out.

import sys as _sys
import types as _types
from functools import partial as _partial, partialmethod as _partialmethod

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512

_unset = object()


# Predicates ----------------------------------------------------------------------------

def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType) and not _is_bound_builtin(object)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType) or _is_bound_builtin(object)


def _is_bound_builtin(object):
    return isinstance(object, _types.MethodType) and isinstance(object.__func__, _types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, _types.MethodWrapperType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def _unwrap_partial(func):
    while isinstance(func, _partial):
        func = func.func
    return func


def _has_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    if not isfunction(f):
        return False
    return bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    getattr(func, "__func__", func)._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    plain = _unwrap_partial(getattr(obj, "__func__", obj))
    return _has_flag(obj, CO_COROUTINE) \
        or getattr(plain, "_is_coroutine_mark", None) is _coroutine_mark


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    from collections.abc import Awaitable
    return isinstance(object, (_types.CoroutineType, Awaitable))


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


# Members -------------------------------------------------------------------------------

def getmembers(object, predicate=None):
    """(name, value) pairs of the attributes, sorted by name."""
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, _types.DynamicClassAttribute) and name not in names:
                    names.append(name)
    result = []
    mro = (object,) + getmro(object) if isclass(object) else ()
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            result.append((name, value))
    result.sort(key=lambda pair: pair[0])
    return result


def getmembers_static(object, predicate=None):
    result = []
    for name in dir(object):
        try:
            value = getattr_static(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            result.append((name, value))
    return sorted(result, key=lambda pair: pair[0])


def getattr_static(obj, attr, default=_unset):
    """An attribute without running descriptors or __getattr__."""
    def in_mro(cls):
        for base in cls.__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
        return _unset

    if not isinstance(obj, type):
        cls = type(obj)
        found = in_mro(cls)
        own = _unset
        try:
            own = object.__getattribute__(obj, "__dict__").get(attr, _unset)
        except AttributeError:
            pass
        if found is not _unset and own is not _unset:
            kind = type(found)
            if hasattr(kind, "__get__") and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
                return found
        if own is not _unset:
            return own
    else:
        found = in_mro(obj)
        if found is _unset:
            found = in_mro(type(obj))
    if found is not _unset:
        return found
    if default is not _unset:
        return default
    raise AttributeError(attr)


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    """What a chain of __wrapped__ ends in."""
    seen = {id(func)}
    first = func
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


def classify_class_attrs(cls):
    from collections import namedtuple
    Attribute = namedtuple("Attribute", "name kind defining_class object", module="inspect")
    result = []
    for name in sorted(set(dir(cls))):
        for base in cls.__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                if isinstance(value, staticmethod):
                    kind = "static method"
                elif isinstance(value, classmethod):
                    kind = "class method"
                elif isinstance(value, property):
                    kind = "property"
                elif isroutine(value):
                    kind = "method"
                else:
                    kind = "data"
                result.append(Attribute(name, kind, base, value))
                break
    return result


# Documentation -------------------------------------------------------------------------

def cleandoc(doc):
    """A docstring with its indentation removed."""
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        stripped = line.lstrip(" ")
        if stripped:
            indent = len(line) - len(stripped)
            if margin is None or indent < margin:
                margin = indent
    lines[0] = lines[0].lstrip(" ")
    if margin:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring, from a base class if need be, cleaned."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    if not isinstance(doc, str):
        return None
    return cleandoc(doc)


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        cls = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj):
        name = obj.__name__
        cls = getattr(_sys.modules.get(obj.__module__), "__dict__", {})
        parts = obj.__qualname__.split(".")[:-1]
        if not parts:
            return None
        found = cls.get(parts[0])
        for part in parts[1:]:
            found = getattr(found, part, None)
        cls = found
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = None
    else:
        return None
    for base in getattr(cls, "__mro__", ()):
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    raise OSError("source code not available")


def _no_source(object):
    raise OSError("could not get source code")


getsource = getsourcelines = getsourcefile = findsource = getcomments = _no_source


def currentframe():
    """Frames are not handed out."""
    return None


def stack(context=1):
    return []


def trace(context=1):
    return []


def _state(generator, running, prefix):
    from _bulkhead import _is_created, _is_finished

    if running:
        return prefix + "_RUNNING"
    if _is_finished(generator):
        return prefix + "_CLOSED"
    return prefix + ("_CREATED" if _is_created(generator) else "_SUSPENDED")


def getgeneratorstate(generator):
    return _state(generator, generator.gi_running, "GEN")


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED")


def getcoroutinestate(coroutine):
    return _state(coroutine, coroutine.cr_running, "CORO")


CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED")


def getclosurevars(func):
    from collections import namedtuple
    ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound", module="inspect")
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {n: c.cell_contents for n, c in zip(code.co_freevars, func.__closure__ or ())}
    import builtins
    found, known, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            known[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, known, unbound)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    from annotationlib import get_annotations as get
    return get(obj, globals=globals, locals=locals, eval_str=eval_str, format=format)


# Signatures ----------------------------------------------------------------------------

class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _void:
    pass


class _ParameterKind(int):
    _titles = ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
               "variadic keyword")
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY",
              "VAR_KEYWORD")

    @property
    def name(self):
        return self._names[int(self)]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return self._titles[int(self)]

    def __str__(self):
        return self._names[int(self)]

    def __repr__(self):
        return f"<_ParameterKind.{self._names[int(self)]}: {int(self)}>"


_POSITIONAL_ONLY = _ParameterKind(0)
_POSITIONAL_OR_KEYWORD = _ParameterKind(1)
_VAR_POSITIONAL = _ParameterKind(2)
_KEYWORD_ONLY = _ParameterKind(3)
_VAR_KEYWORD = _ParameterKind(4)
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    return repr(annotation)


class Parameter:
    """One parameter of a function."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in (0, 1, 2, 3, 4):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():
            # The outermost iterable of a comprehension.
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        from keyword import iskeyword
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(self._name if name is _void else name,
                          self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind is _VAR_POSITIONAL:
            return "*" + text
        if self._kind is _VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """Arguments matched with the parameters of a signature."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_keyword = False
        for name, param in self._signature.parameters.items():
            if not by_keyword:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                    by_keyword = True
                else:
                    continue
            if name not in self.arguments:
                continue
            if param.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        filled = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif param.default is not _empty:
                filled[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                filled[name] = ()
            elif param.kind is _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        inner = ", ".join(f"{k}={v!r}" for k, v in self.arguments.items())
        return f"<{self.__class__.__name__} ({inner})>"


class Signature:
    """The parameters and the return annotation of a callable."""

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = {}
        if parameters is not None:
            top = 0
            seen_default = False
            for param in parameters:
                kind, name = param.kind, param.name
                if __validate_parameters__:
                    if kind < top:
                        raise ValueError(f"wrong parameter order: {_KINDS[top].description} "
                                         f"parameter before {kind.description} parameter")
                    if kind > top:
                        top = int(kind)
                    if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                        if param.default is _empty:
                            if seen_default:
                                raise ValueError("non-default argument follows default argument")
                        else:
                            seen_default = True
                    if name in params:
                        raise ValueError(f"duplicate parameter name: {name!r}")
                params[name] = param
        self._parameters = _types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, cls, follow_wrapped, globals, locals, eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        if parameters is _void:
            parameters = self._parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented

        def parts(signature):
            params = signature._parameters.values()
            return ([p for p in params if p.kind is not _KEYWORD_ONLY],
                    {p.name: p for p in params if p.kind is _KEYWORD_ONLY},
                    signature._return_annotation)
        return parts(self) == parts(other)

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        args = list(args)
        position = 0
        params = list(self._parameters.values())
        index = 0
        pos_only_as_keyword = []
        while index < len(params) and position < len(args):
            param = params[index]
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            if param.kind is _VAR_POSITIONAL:
                arguments[param.name] = tuple(args[position:])
                position = len(args)
                index += 1
                break
            if param.name in kwargs and param.kind is not _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {param.name!r}")
            arguments[param.name] = args[position]
            position += 1
            index += 1
        if position < len(args):
            raise TypeError("too many positional arguments")
        kwargs = dict(kwargs)
        keywords_param = None
        for param in params[index:]:
            name = param.name
            if param.kind is _VAR_KEYWORD:
                keywords_param = param
                continue
            if param.kind is _VAR_POSITIONAL:
                continue
            if param.kind is _POSITIONAL_ONLY:
                if name in kwargs:
                    pos_only_as_keyword.append(param)
                if param.default is _empty and not partial:
                    if name in kwargs and not any(p.kind is _VAR_KEYWORD for p in params):
                        raise TypeError(f"{name!r} parameter is positional only, but was passed "
                                        "as a keyword")
                    raise TypeError(f"missing a required argument: {name!r}")
                continue
            if name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif not partial and param.default is _empty:
                first = param is params[index] and param.kind is _KEYWORD_ONLY
                word = "keyword-only argument" if first else "argument"
                raise TypeError(f"missing a required {word}: {name!r}")
        if kwargs:
            if keywords_param is not None:
                arguments[keywords_param.name] = kwargs
            elif pos_only_as_keyword:
                names = ", ".join(p.name for p in pos_only_as_keyword)
                raise TypeError("got some positional-only arguments passed as keyword arguments: "
                                f"{names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        result = []
        slash = star = False
        for param in self._parameters.values():
            kind = param.kind
            if kind is _POSITIONAL_ONLY:
                slash = True
            elif slash:
                result.append("/")
                slash = False
            if kind is _VAR_POSITIONAL:
                star = True
            elif kind is _KEYWORD_ONLY and not star:
                result.append("*")
                star = True
            result.append(str(param))
        if slash:
            result.append("/")
        text = "(" + ", ".join(result) + ")"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(result) + "\n)"
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text


def _from_function(func, cls, globals, locals, eval_str):
    code = func.__code__
    count = code.co_argcount
    names = code.co_varnames
    positional = names[:count]
    pos_only = code.co_posonlyargcount
    kw_only = names[count:count + code.co_kwonlyargcount]
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    without = count - len(defaults)
    params = []
    for i, name in enumerate(positional):
        params.append(Parameter(name, _POSITIONAL_ONLY if i < pos_only else _POSITIONAL_OR_KEYWORD,
                                annotation=annotations.get(name, _empty),
                                default=defaults[i - without] if i >= without else _empty))
    index = count + len(kw_only)
    if code.co_flags & CO_VARARGS:
        name = names[index]
        index += 1
        params.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in kw_only:
        params.append(Parameter(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty),
                                default=kwdefaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[index]
        params.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(params, return_annotation=annotations.get("return", _empty),
               __validate_parameters__=False)


def _from_text(text, cls):
    """A signature from the text natives carry, such as "($self, x, /, *, key=None)"."""
    inner = text.strip()[1:]
    inner = inner[:inner.rindex(")")]
    pieces = []
    depth = 0
    quote = None
    current = ""
    for c in inner:
        if quote:
            quote = None if c == quote else quote
        elif c in "'\"":
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and not depth:
            pieces.append(current.strip())
            current = ""
            continue
        current += c
    if current.strip():
        pieces.append(current.strip())
    params = []
    kind = _POSITIONAL_OR_KEYWORD
    bound = False
    for piece in pieces:
        if piece == "/":
            params = [p.replace(kind=_POSITIONAL_ONLY) for p in params]
            continue
        if piece == "*":
            kind = _KEYWORD_ONLY
            continue
        if piece.startswith("$"):
            bound = True
            piece = piece[1:]
        name, has_default, default = piece.partition("=")
        name = name.strip()
        this = kind
        if name.startswith("**"):
            name, this = name[2:], _VAR_KEYWORD
        elif name.startswith("*"):
            name, this = name[1:], _VAR_POSITIONAL
            kind = _KEYWORD_ONLY
        value = _empty
        if has_default:
            try:
                value = eval(default.strip(), {})
            except Exception:
                value = _sys.modules.get("builtins").__dict__.get(default.strip(), None)
        params.append(Parameter(name, this, default=value))
    return cls(params, __validate_parameters__=False), bound


def _without_first(signature):
    params = list(signature.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return signature.replace(parameters=params)


def _from_partial(wrapped, obj, extra=()):
    signature = wrapped
    args = tuple(extra) + obj.args
    try:
        placeholder = _partial_placeholder()
        bound = signature.bind_partial(*args, **obj.keywords)
    except TypeError as error:
        raise ValueError(f"partial object {obj!r} has incorrect arguments") from error
    params = []
    by_keyword = False
    for name, param in signature.parameters.items():
        given = name in bound.arguments
        if given:
            value = bound.arguments[name]
            if param.kind is _POSITIONAL_ONLY:
                if value is placeholder:
                    params.append(param.replace(default=_empty))
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in obj.keywords:
                    by_keyword = True
                    params.append(param.replace(kind=_KEYWORD_ONLY, default=value))
                    continue
                if value is placeholder:
                    params.append(param.replace(kind=_POSITIONAL_ONLY, default=_empty))
                continue
            if param.kind is _KEYWORD_ONLY:
                params.append(param.replace(default=value))
                continue
        if by_keyword:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
            elif param.kind is _VAR_POSITIONAL:
                continue
        params.append(param)
    return signature.replace(parameters=params)


def _partial_placeholder():
    import functools
    return getattr(functools, "Placeholder", _void)


def _user_defined(cls, name):
    for base in cls.__mro__:
        if base is object or base is type:
            return None
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _signature(obj, cls, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    def again(other):
        return _signature(other, cls, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, _types.MethodType):
        return _without_first(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__")
                     or isinstance(f, _types.MethodType))
        if isinstance(obj, _types.MethodType):
            return again(obj)
    try:
        known = obj.__signature__
    except AttributeError:
        known = None
    if known is not None:
        if not isinstance(known, Signature):
            if callable(known):
                known = known()
            if not isinstance(known, Signature):
                raise TypeError(f"unexpected object {known!r} in __signature__ attribute")
        return known
    method = getattr(obj, "__partialmethod__", None)
    if isinstance(method, _partialmethod):
        wrapped = again(method.func)
        result = _from_partial(wrapped, method, (None,))
        first = next(iter(wrapped.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return result
        return result.replace(parameters=(first, *result.parameters.values()))
    if isinstance(obj, _types.FunctionType):
        return _from_function(obj, cls, globals, locals, eval_str)
    if isinstance(obj, _partial):
        return _from_partial(again(obj.func), obj)
    if isinstance(obj, type):
        call = _user_defined(type(obj), "__call__")
        if call is not None:
            return _without_first(again(call))
        new = _user_defined(obj, "__new__")
        init = _user_defined(obj, "__init__")
        for base in obj.__mro__:  # the one defined nearer wins
            if new is not None and "__new__" in base.__dict__:
                return _without_first(again(getattr(new, "__func__", new)))
            if init is not None and "__init__" in base.__dict__ and base is not object:
                return _without_first(again(init))
        for base in obj.__mro__[:-1]:
            text = getattr(base, "__text_signature__", None)
            if text:
                return _from_text(text, cls)[0]
        if type not in obj.__mro__ and obj.__init__ is object.__init__ \
                and obj.__new__ is object.__new__:
            return cls(())
        raise ValueError(f"no signature found for builtin type {obj!r}")
    text = getattr(obj, "__text_signature__", None)
    if text:
        signature, bound = _from_text(text, cls)
        if bound and getattr(obj, "__self__", None) is not None and not ismodule(obj.__self__):
            signature = _without_first(signature)
        return signature
    if isinstance(obj, (_types.BuiltinFunctionType, _types.WrapperDescriptorType,
                        _types.MethodWrapperType, _types.MethodDescriptorType)):
        raise ValueError(f"no signature found for builtin {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if call is not None:
        try:
            return _without_first(again(call))
        except ValueError as error:
            raise ValueError(f"no signature found for {obj!r}") from error
    raise ValueError(f"callable {obj!r} is not supported by signature")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    return _signature(obj, Signature, follow_wrapped, globals, locals, eval_str)


def getfullargspec(func):
    """Names and defaults of the parameters, in the older form."""
    from collections import namedtuple
    FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, "
                             "kwonlydefaults, annotations", module="inspect")
    try:
        if isinstance(func, _types.MethodType):
            sig = _signature(func.__func__, Signature, False)
        else:
            sig = _signature(func, Signature, False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, kwonly, defaults = [], [], ()
    varargs = varkw = None
    annotations, kwdefaults = {}, {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not _empty:
                defaults += (param.default,)
        elif param.kind is _VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None,
                       annotations)


def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    if ismethod(func):
        first = func.__code__.co_varnames[0]
        return {first: func.__self__, **bound.arguments}
    return dict(bound.arguments)


__all__ = [n for n in dir() if not n.startswith("_")]
