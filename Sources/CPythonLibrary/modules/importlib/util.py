"""Whether modules are there."""

from importlib import _absolute
from importlib.machinery import ModuleSpec

__all__ = ["find_spec", "module_from_spec", "resolve_name"]


def resolve_name(name, package):
    """The absolute name of a relative one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _absolute(name, package)


def find_spec(name, package=None):
    """Describes a module that can be imported; `None` for any other. It is imported on the way."""
    full = resolve_name(name, package)
    parent, dot, _ = full.rpartition(".")
    if dot:
        # A parent that is missing is an error, as in CPython.
        __import__(parent)
    try:
        module = __import__(full, None, None, ("*",))
    except ImportError:
        return None
    return ModuleSpec(full, None, origin="built-in", is_package=hasattr(module, "__path__"))


def module_from_spec(spec):
    """The module that a description is of."""
    return __import__(spec.name, None, None, ("*",))
