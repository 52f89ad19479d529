# What values look like: MIME bundles as notebooks make them, and a stand-in for IPython.display.
import base64 as _base64

METHODS = (
    ("_repr_html_", "text/html"), ("_repr_markdown_", "text/markdown"), ("_repr_svg_", "image/svg+xml"),
    ("_repr_png_", "image/png"), ("_repr_jpeg_", "image/jpeg"), ("_repr_pdf_", "application/pdf"),
    ("_repr_latex_", "text/latex"), ("_repr_json_", "application/json"),
    ("_repr_javascript_", "application/javascript"),
)
WIDTH = 79
SHOWN_ITEMS = 1000


def encoded(value):
    """Binary forms travel in base 64."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _base64.b64encode(bytes(value)).decode("ascii")
    return value


def form(kind, value):
    if value is None:
        return None
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], dict):
        value = value[0]
    if kind == "application/json" or kind.endswith("+json") or kind.startswith("e2b/"):
        return cleaned(value)
    value = encoded(value)
    return value if isinstance(value, str) else str(value)


def method(value, name):
    """The method, unless the value answers to every name there is."""
    if isinstance(value, type):
        return None
    try:
        found = getattr(value, name, None)
        if found is None or getattr(value, "_ipython_canary_method_should_not_exist_", None) is not None:
            return None
    except Exception:
        return None
    return found if callable(found) else None


def mime_bundle(value):
    show_itself = method(value, "_ipython_display_")
    if show_itself is not None:
        try:
            show_itself()
            return None
        except NotImplementedError:
            pass
    data = {}
    whole = method(value, "_repr_mimebundle_")
    if whole is not None:
        try:
            made = whole(include=None, exclude=None)
            if isinstance(made, tuple):
                made = made[0]
            for kind, item in (made or {}).items():
                item = form(str(kind), item)
                if item is not None:
                    data[str(kind)] = item
        except NotImplementedError:
            pass
        except Exception as error:
            complain(error)
    special = special_bundle(value)
    if special:
        data.update(special)
    for name, kind in METHODS:
        if kind in data:
            continue
        make = method(value, name)
        if make is None:
            continue
        try:
            item = form(kind, make())
        except NotImplementedError:
            continue
        except Exception as error:
            complain(error)
            continue
        if item is not None:
            data[kind] = item
    if "text/plain" not in data:
        data["text/plain"] = pretty(value)
    return data


def complain(error):
    part("python_errors")
    message = error_message(error)
    print(message["traceback"], file=sys.stderr)


def special_bundle(value):
    names = {kind.__module__.partition(".")[0] for kind in type(value).__mro__}
    if "pandas" in names:
        frame = getattr(_modules.get("pandas"), "DataFrame", None)
        if frame is not None and isinstance(value, frame):
            return {"e2b/data": frame_data(value)}
    if "matplotlib" in names:
        part("python_figures")
        return figure_bundle(value)
    return None


def frame_value(value):
    for name in ("isoformat",):
        make = getattr(value, name, None)
        if make is not None:
            try:
                text = make()
                return None if text == "NaT" else text
            except Exception:
                pass
    if type(value).__name__ == "Decimal":
        return float(value)
    if type(value).__name__ in ("Timedelta", "Interval", "Period"):
        return str(value)
    return value


def frame_data(frame):
    data = {}
    for position, name in enumerate(frame.columns):
        data[str(name)] = [cleaned(frame_value(item)) for item in frame.iloc[:, position].tolist()]
    return data


# ---- Plain text: as repr says it, with containers that are too long for a line taken apart.


def pretty(value):
    try:
        return _pretty(value, 0, 0, set())
    except RecursionError:
        return repr(value)


def _simple(value):
    kind = type(value)
    if isinstance(value, type):
        module = getattr(value, "__module__", "")
        name = getattr(value, "__qualname__", value.__name__)
        return name if module in ("builtins", "exceptions") else "%s.%s" % (module, name)
    if kind.__name__ == "function" and kind.__module__ == "builtins":
        code = value.__code__
        names = ", ".join(code.co_varnames[: code.co_argcount])
        try:
            from inspect import signature

            names = str(signature(value))[1:]
            names = names[: names.rindex(")")] if ")" in names else names
        except Exception:
            pass
        return "<function %s.%s(%s)>" % (value.__module__, value.__qualname__, names)
    return repr(value)


BRACKETS = {list: "[]", tuple: "()", set: "{}", frozenset: "{}", dict: "{}"}


def _pretty(value, indent, depth, seen):
    kind = type(value)
    if kind not in BRACKETS:
        return _simple(value)
    if len(value) == 0:
        return repr(value)
    if id(value) in seen:
        return "%s...%s" % tuple(BRACKETS[kind])
    if depth > 60:
        return "..."
    seen.add(id(value))
    opening, closing = BRACKETS[kind]
    if kind is frozenset:
        opening, closing = "frozenset({", "})"
    inner = indent + len(opening)
    parts = []
    if kind is dict:
        for count, (key, item) in enumerate(value.items()):
            if count >= SHOWN_ITEMS:
                parts.append("...")
                break
            head = _pretty(key, inner, depth + 1, seen) + ": "
            parts.append(head + _pretty(item, inner + len(head.rpartition("\n")[2]), depth + 1, seen))
    else:
        items = value
        if kind in (set, frozenset):
            try:
                items = sorted(value)
            except Exception:
                pass
        for count, item in enumerate(items):
            if count >= SHOWN_ITEMS:
                parts.append("...")
                break
            parts.append(_pretty(item, inner, depth + 1, seen))
    seen.discard(id(value))
    if kind is tuple and len(parts) == 1:
        closing = ",)"
    line = opening + ", ".join(parts) + closing
    if indent + len(line) <= WIDTH and "\n" not in line:
        return line
    return opening + (",\n" + " " * inner).join(parts) + closing


# ---- display() and the classes of IPython.display.


def show(*values, raw=False, include=None, exclude=None, metadata=None, display_id=None, update=False, clear=False, **_):
    for value in values:
        if raw and isinstance(value, dict):
            data = {str(kind): form(str(kind), item) for kind, item in value.items()}
        else:
            data = mime_bundle(value)
        if not data:
            continue
        if include:
            data = {kind: item for kind, item in data.items() if kind in include or kind == "text/plain"}
        if exclude:
            data = {kind: item for kind, item in data.items() if kind not in exclude}
        State.dirty = True
        publish(data)


def clear_output(wait=False):
    """Nothing: what was sent is sent."""


class DisplayObject:
    """Something with one form besides its text."""

    _mime = "text/plain"
    _mode = "r"

    def __init__(self, data=None, url=None, filename=None, metadata=None, **options):
        if data is not None and isinstance(data, os.PathLike):
            data, filename = None, os.fspath(data)
        if isinstance(data, str) and self._loads(data):
            data, filename = None, data
        self.data = data
        self.url = url
        self.filename = filename
        self.metadata = metadata or {}
        self.options = options
        if data is None and filename is not None:
            self.reload()

    def _loads(self, data):
        return False

    def reload(self):
        if "b" in self._mode:
            with io.open(self.filename, "rb") as file:
                self.data = file.read()
        else:
            with io.open(self.filename, encoding="utf-8") as file:
                self.data = file.read()

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {self._mime: self.data, "text/plain": repr(self)}

    def __repr__(self):
        return "<IPython.core.display.%s object>" % type(self).__name__


class TextDisplayObject(DisplayObject):
    pass


class HTML(TextDisplayObject):
    _mime = "text/html"

    def __html__(self):
        return self.data


class Markdown(TextDisplayObject):
    _mime = "text/markdown"


class Latex(TextDisplayObject):
    _mime = "text/latex"


class Math(TextDisplayObject):
    _mime = "text/latex"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {self._mime: "$\\displaystyle %s$" % self.data.strip("$"), "text/plain": repr(self)}


class SVG(DisplayObject):
    _mime = "image/svg+xml"

    def _loads(self, data):
        return len(data) < 4096 and data.endswith(".svg") and "\n" not in data


class JSON(DisplayObject):
    _mime = "application/json"

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = self.data
        if isinstance(data, str):
            import json

            data = json.loads(data)
        return {self._mime: data, "text/plain": repr(self)}


class Javascript(TextDisplayObject):
    _mime = "application/javascript"


class Pretty(TextDisplayObject):
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.data}


class Code(TextDisplayObject):
    def __init__(self, data=None, url=None, filename=None, language=None):
        super().__init__(data, url, filename)
        self.language = language

    def _repr_mimebundle_(self, include=None, exclude=None):
        from html import escape

        return {"text/html": "<pre><code>%s</code></pre>" % escape(self.data), "text/plain": self.data}


class Image(DisplayObject):
    _mode = "rb"

    def __init__(self, data=None, url=None, filename=None, format=None, embed=None, width=None, height=None, **options):
        super().__init__(data, url, filename, **options)
        self.width = width
        self.height = height
        self.format = (format or "").lower()

    def _loads(self, data):
        return len(data) < 4096 and "\0" not in data and os.path.exists(data)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.data is None:
            return {"text/html": '<img src="%s"/>' % self.url, "text/plain": repr(self)}
        data = self.data
        kind = "image/png"
        if isinstance(data, (bytes, bytearray)):
            if data[:2] == b"\xff\xd8":
                kind = "image/jpeg"
            elif data[:4] == b"GIF8":
                kind = "image/gif"
            elif data[:4] == b"RIFF":
                kind = "image/webp"
        elif self.format in ("jpg", "jpeg"):
            kind = "image/jpeg"
        return {kind: data, "text/plain": repr(self)}


class IFrame:
    def __init__(self, src, width, height, **options):
        self.src, self.width, self.height = src, width, height

    def _repr_html_(self):
        return '<iframe width="%s" height="%s" src="%s" frameborder="0" allowfullscreen></iframe>' % (
            self.width, self.height, self.src,
        )


class DisplayHandle:
    def __init__(self, display_id=None):
        self.display_id = display_id or "0"

    def display(self, value, **options):
        show(value, **options)

    update = display


def display_of(kind):
    def make(*values, **options):
        for value in values:
            show(value if isinstance(value, kind) else kind(value))

    return make


# ---- IPython where it is not installed.


def stand_in_spec(name):
    from importlib.machinery import ModuleSpec

    return ModuleSpec(name, StandInLoader, is_package=name in ("IPython", "IPython.core"))


class StandInLoader:
    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        name = module.__name__
        if name == "IPython":
            # Libraries that find a shell expect all of it; without one they print text.
            module.get_ipython = lambda: None
            module.version_info = (8, 0, 0, "")
            module.__version__ = "8.0.0"
        if name in ("IPython.display", "IPython.core.display"):
            for kind in (
                DisplayObject, TextDisplayObject, HTML, Markdown, Latex, Math, SVG, JSON, Javascript, Pretty, Code,
                Image, IFrame, DisplayHandle,
            ):
                kind.__module__ = "IPython.core.display"
                setattr(module, kind.__name__, kind)
            module.display = display
            module.clear_output = clear_output
            module.publish_display_data = lambda data, metadata=None, **_: show(data, raw=True)
            for kind in (HTML, Markdown, Latex, SVG, JSON, Javascript, Pretty):
                setattr(module, "display_" + kind.__name__.lower(), display_of(kind))
            module.display_png = lambda value, **_: show(value)
            module.display_jpeg = lambda value, **_: show(value)

