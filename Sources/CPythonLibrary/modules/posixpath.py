"""Paths as text, and what the virtual file system says of them. It is os.path."""

import _os

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
    "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
    "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir",
    "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath",
    "commonpath", "isjunction", "isdevdrive",
]  # fmt: skip

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    convert = getattr(type(path), "__fspath__", None)
    if convert is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = convert(path)
    if not isinstance(result, (str, bytes)):
        raise TypeError(
            f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}"
        )
    return result


def _text(path):
    """The path as text, for the file system."""
    path = _fspath(path)
    return path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")


def _sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def _mixed(name, args):
    for arg in args:
        if not isinstance(arg, (str, bytes)):
            if not hasattr(type(arg), "__fspath__"):
                raise TypeError(
                    f"{name}() argument must be str, bytes, or os.PathLike object, not {arg.__class__.__name__!r}"
                ) from None
    raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_sep(s))


def join(a, *p):
    a = _fspath(a)
    slash = _sep(a)
    path = a
    try:
        for b in p:
            b = _fspath(b)
            if b.startswith(slash) or not path:
                path = b
            elif path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError):
        _mixed("join", (a,) + p)
    return path


def split(p):
    p = _fspath(p)
    slash = _sep(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = p.rfind(_sep(p)) + 1
    i = p.rfind(dot)
    if i > start and p[start:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    slash = _sep(p)
    if p[:1] != slash:
        return p[:0], p[:0], p
    if p[1:2] != slash or p[2:3] == slash:
        return p[:0], slash, p[1:]
    return p[:0], p[:2], p[2:]


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_sep(p)) + 1 :]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _fspath(path)
    slash = _sep(path)
    dot = b"." if isinstance(path, bytes) else "."
    if not path:
        return dot
    _, root, path = splitroot(path)
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dot + dot or not root and not parts or parts and parts[-1] == dot + dot:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        cwd = _os.getcwd()
        path = join(cwd.encode() if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(_fspath(filename))
    if isinstance(path, bytes):
        return realpath(_text(path), strict=strict).encode("utf-8", "surrogateescape")
    read = getattr(_os, "readlink", None)
    seen = 0
    parts = path.split("/")[1:]
    parts.reverse()
    done = ""
    while parts:
        part = parts.pop()
        if part == "..":
            done = done[: done.rfind("/")] if done else ""
            continue
        if not part or part == ".":
            continue
        here = done + "/" + part
        try:
            mode = _os.stat(here, False)[0]
        except OSError:
            if strict:
                raise
            mode = 0
        if read is not None and mode & 0o170000 == 0o120000:
            seen += 1
            if seen > 40:
                if strict:
                    raise OSError(40, "Too many levels of symbolic links", filename)
                done = here
                continue
            target = read(here)
            if target.startswith("/"):
                done = ""
            parts += reversed(target.split("/"))
        else:
            done = here
    return done or "/"


def relpath(path, start=None):
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash = _sep(path)
    dot = b"." if isinstance(path, bytes) else "."
    start = dot if start is None else _fspath(start)
    if isinstance(path, bytes) != isinstance(start, bytes):
        _mixed("relpath", (path, start))
    a = [x for x in abspath(start).split(slash) if x]
    b = [x for x in abspath(path).split(slash) if x]
    i = len(commonprefix([a, b]))
    return slash.join([dot + dot] * (len(a) - i) + b[i:]) or dot


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    kinds = {isinstance(p, bytes) for p in paths}
    if len(kinds) > 1:
        _mixed("commonpath", paths)
    slash = _sep(paths[0])
    dot = b"." if isinstance(paths[0], bytes) else "."
    rooted = {p[:1] == slash for p in paths}
    if len(rooted) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    common = commonprefix(split_paths)
    return (slash if rooted.pop() else slash[:0]) + slash.join(common)


def expanduser(path):
    path = _fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    end = path.find(_sep(path), 1)
    if end < 0:
        end = len(path)
    if end != 1:
        return path
    import os

    home = os.environ.get("HOME")
    if home is None:
        return path
    if isinstance(path, bytes):
        home = home.encode()
    return home.rstrip(_sep(path)) + path[end:] or _sep(path)


def expandvars(path):
    path = _fspath(path)
    if isinstance(path, bytes):
        return expandvars(_text(path)).encode("utf-8", "surrogateescape")
    if "$" not in path:
        return path
    import os

    out = []
    i = 0
    size = len(path)
    while i < size:
        j = path.find("$", i)
        if j < 0:
            out.append(path[i:])
            break
        out.append(path[i:j])
        if path[j + 1 : j + 2] == "{":
            end = path.find("}", j)
            if end < 0:
                out.append(path[j:])
                break
            name, end = path[j + 2 : end], end + 1
        else:
            end = j + 1
            while end < size and path[end].isascii() and (path[end].isalnum() or path[end] == "_"):
                end += 1
            name = path[j + 1 : end]
        value = os.environ.get(name) if name else None
        out.append(path[j:end] if value is None else value)
        i = end
    return "".join(out)


def _mode(path, follow=True):
    if isinstance(path, int):
        return 0
    try:
        return _os.stat(_text(path), follow)[0] & 0o170000
    except (OSError, ValueError):
        return 0


def exists(path):
    return _mode(path) != 0


def lexists(path):
    return _mode(path, False) != 0


def isfile(path):
    return _mode(path) == 0o100000


def isdir(s):
    return _mode(s) == 0o040000


def islink(path):
    return _mode(path, False) == 0o120000


def ismount(path):
    return _text(path) == "/"


def isjunction(path):
    _fspath(path)
    return False


isdevdrive = isjunction


def getsize(filename):
    return _os.stat(_text(filename), True)[6]


def getatime(filename):
    return _os.stat(_text(filename), True)[7] / 1e9


def getmtime(filename):
    return _os.stat(_text(filename), True)[8] / 1e9


def getctime(filename):
    return _os.stat(_text(filename), True)[9] / 1e9


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return _os.stat(_text(f1), True)[1:3] == _os.stat(_text(f2), True)[1:3]


def sameopenfile(fp1, fp2):
    raise PermissionError("os.path.sameopenfile is not available in the interpreter runtime; use the jail")
