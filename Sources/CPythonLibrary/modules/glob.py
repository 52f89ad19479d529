"""Paths that match shell patterns."""

import fnmatch as _fnmatch
import os as _os

__all__ = ["escape", "glob", "iglob", "translate"]

_MAGIC = "*?["


def has_magic(s):
    if isinstance(s, bytes):
        s = s.decode("latin-1")
    return any(c in s for c in _MAGIC)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match, as a list."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match, one by one."""
    pathname = _os.fspath(pathname)
    encoded = isinstance(pathname, bytes)
    if encoded:
        pathname = _os.fsdecode(pathname)
    root = "" if root_dir is None else _os.fsdecode(root_dir)
    found = _paths(root, pathname, recursive, include_hidden, False)
    if recursive and (pathname == "**" or pathname.startswith("**/")):
        found = (p for p in found if p)
    return (_os.fsencode(p) for p in found) if encoded else found


def _paths(root, pathname, recursive, hidden, only_dirs):
    directory, base = _os.path.split(pathname)
    if not has_magic(pathname):
        if base:
            if _os.path.lexists(_os.path.join(root, pathname)):
                yield pathname
        elif _os.path.isdir(_os.path.join(root, directory)):
            yield pathname
        return
    if directory and directory != pathname and has_magic(directory):
        directories = _paths(root, directory, recursive, hidden, True)
    else:
        directories = [directory]
    for d in directories:
        if has_magic(base):
            if recursive and base == "**":
                names = _below(_os.path.join(root, d), hidden, only_dirs)
            else:
                names = _names(_os.path.join(root, d), only_dirs)
                if not hidden and not base.startswith("."):
                    names = [n for n in names if not n.startswith(".")]
                names = _fnmatch.filter(names, base)
        elif not base:
            names = [base] if _os.path.isdir(_os.path.join(root, d)) else []
        else:
            names = [base] if _os.path.lexists(_os.path.join(root, d, base)) else []
        for n in names:
            yield _os.path.join(d, n)


def _names(directory, only_dirs):
    try:
        return [e.name for e in _os.scandir(directory or ".") if not only_dirs or e.is_dir()]
    except OSError:
        return []


def _below(directory, hidden, only_dirs, prefix=""):
    if directory and not prefix and not _os.path.isdir(directory):
        return
    if not prefix:
        yield prefix
    for name in _names(directory, only_dirs):
        if hidden or not name.startswith("."):
            yield prefix + name
            inner = _os.path.join(directory, name)
            if _os.path.isdir(inner):
                yield from _below(inner, hidden, only_dirs, prefix + name + "/")


def escape(pathname):
    """The path with what means something in a pattern in brackets."""
    if isinstance(pathname, bytes):
        return escape(pathname.decode("latin-1")).encode("latin-1")
    return "".join("[" + c + "]" if c in _MAGIC else c for c in pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """The regular expression of a path pattern."""
    slash = "/" if not seps else seps[0]
    import re

    any_sep = re.escape(slash) if not seps or len(seps) == 1 else "[" + "".join(map(re.escape, seps)) + "]"
    not_sep = f"[^{re.escape(slash if not seps else ''.join(seps))}]"
    one = not_sep if include_hidden else f"(?!\\.){not_sep}"
    last = f"{one}{not_sep}*" if include_hidden else f"(?!\\.){not_sep}+"
    if include_hidden:
        last = f"{not_sep}+"
    segment = last + any_sep
    many = f"(?:.+{any_sep})?" if include_hidden else f"(?:{segment})*"
    rest = ".*" if include_hidden else f"(?:{segment})*{last}"
    out = []
    parts = pat.split(slash) if not seps else re.split(any_sep, pat)
    for i, part in enumerate(parts):
        end = i == len(parts) - 1
        if part == "*":
            out.append(last if end else segment)
        elif recursive and part == "**":
            if not end:
                if parts[i + 1] != "**":
                    out.append(many)
            else:
                out.append(rest)
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    out.append(r"(?!\.)")
                out.extend(_fnmatch._parts(part, f"{not_sep}*", not_sep))
            if not end:
                out.append(any_sep)
    return f"(?s:{''.join(out)})\\z"
