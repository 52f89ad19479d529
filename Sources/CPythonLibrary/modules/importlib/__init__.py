"""Imports whose names are made at run time. What may be imported is what an import statement may import."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """The module of a dotted name; relative ones count from `package`."""
    if not isinstance(name, str):
        raise AttributeError(f"'{type(name).__name__}' object has no attribute 'startswith'")
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = _absolute(name, package)
    if not name:
        raise ValueError("Empty module name")
    return __import__(name, None, None, ("*",))


def _absolute(name, package):
    rest = name.lstrip(".")
    levels = len(name) - len(rest)
    parents = package.rsplit(".", levels - 1)
    if len(parents) < levels:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parents[0]}.{rest}" if rest else parents[0]


def invalidate_caches():
    """Nothing is looked up in folders, so nothing is out of date."""


def reload(module):
    """Modules are part of the program and do not change: the module stays as it is."""
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    return module
