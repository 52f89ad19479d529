"""Paths as objects."""

import os as _os
from posixpath import realpath as _realpath, splitroot as _splitroot

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath", "UnsupportedOperation"]


class UnsupportedOperation(NotImplementedError):
    __module__ = "pathlib"


class _Parents:
    """The ancestors of a path, the nearest first."""

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        size = len(self)
        if index >= size or index < -size:
            raise IndexError(index)
        if index < 0:
            index += size
        return self._path._from(self._path._root, self._path._tail[: size - index - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        return any(value == p for p in self)

    def __repr__(self):
        return "<{}.parents>".format(type(self._path).__name__)


class PurePath:
    """A path that asks nothing of the file system."""

    __slots__ = ("_root", "_tail", "_str")
    parser = _os.path

    def __new__(cls, *args, **kwargs):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        text = ""
        for arg in args:
            if isinstance(arg, PurePath):
                arg = arg._text() if arg._tail or arg._root else ""
            elif not isinstance(arg, str):
                arg = _os.fspath(arg) if hasattr(type(arg), "__fspath__") else arg
                if not isinstance(arg, str):
                    raise TypeError(
                        "argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                        f"not {type(arg).__name__!r}"
                    )
            if arg[:1] == "/" or not text:
                text = arg or text
            elif arg:
                text += arg if text[-1] == "/" else "/" + arg
        _, self._root, rest = _splitroot(text)
        self._tail = [p for p in rest.split("/") if p and p != "."]
        self._str = None

    def _from(self, root, tail):
        path = self.with_segments(root + "/".join(tail)) if type(self).with_segments is not _segments else None
        if path is None:
            path = object.__new__(type(self))
            path._root = root
            path._tail = tail
            path._str = None
        return path

    def with_segments(self, *args):
        return type(self)(*args)

    def _text(self):
        if self._str is None:
            self._str = self._root + "/".join(self._tail) or "."
        return self._str

    def __str__(self):
        return self._text()

    def __fspath__(self):
        return self._text()

    def __bytes__(self):
        return _os.fsencode(self._text())

    def as_posix(self):
        return self._text()

    def __repr__(self):
        return "{}({!r})".format(type(self).__name__, self._text())

    def __reduce__(self):
        return self.__class__, (self._text(),)

    def __hash__(self):
        return hash(self._text())

    def __eq__(self, other):
        return self._text() == other._text() if isinstance(other, PurePath) else NotImplemented

    def _key(self):
        return self._text().split("/")

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return (self._root, *self._tail) if self._root else tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name.lstrip(".")
        i = name.rfind(".")
        return name[i:] if i >= 0 else ""

    @property
    def suffixes(self):
        return ["." + ext for ext in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        suffix = self.suffix
        return name[: len(name) - len(suffix)]

    @property
    def parent(self):
        return self._from(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self._tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._from(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith("."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def relative_to(self, other, *, walk_up=False):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        for step, path in enumerate((other, *other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from("", [".."] * step + self._tail[len(path._tail) :])

    def is_relative_to(self, other):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def is_absolute(self):
        return self._root != ""

    def is_reserved(self):
        return False

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes

        return "file://" + quote_from_bytes(bytes(self))

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the last parts match those of a pattern."""
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        wanted = path_pattern.parts
        if not wanted:
            raise ValueError("empty pattern")
        parts = self.parts
        if len(parts) < len(wanted) or len(parts) > len(wanted) and path_pattern.anchor:
            return False
        same = _part_matcher(case_sensitive)
        return all(same(a, "*" if b == "**" else b) for a, b in zip(reversed(parts), reversed(wanted)))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path matches a pattern, in which ** stands for any parts."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        same = _part_matcher(case_sensitive)
        # Which parts of the pattern may come next; a set in place of backtracking.
        wanted = pattern.parts
        states = _past_stars(wanted, {0})
        for part in self.parts:
            after = set()
            for i in states:
                if i < len(wanted):
                    if wanted[i] == "**":
                        after.add(i)
                    elif same(part, wanted[i]):
                        after.add(i + 1)
            states = _past_stars(wanted, after)
        return len(wanted) in states


def _past_stars(wanted, states):
    for i in list(states):
        while i < len(wanted) and wanted[i] == "**":
            i += 1
            states.add(i)
    return states


def _part_matcher(case_sensitive):
    from fnmatch import fnmatchcase

    def same(name, pattern):
        if name[0] == "/" or pattern[0] == "/":
            return name == pattern
        if case_sensitive is False:
            return fnmatchcase(name.lower(), pattern.lower())
        return fnmatchcase(name, pattern)

    return same


_segments = PurePath.with_segments


class PurePosixPath(PurePath):
    """A path as Unix writes it."""

    __slots__ = ()


class Path(PurePath):
    """A path of the virtual file system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        path = cls(_os.path.expanduser("~"))
        if str(path) == "~":
            raise RuntimeError("Could not determine home directory.")
        return path

    @classmethod
    def from_uri(cls, uri):
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        from urllib.parse import unquote

        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        path = cls(unquote(path))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def expanduser(self):
        if self._root or not self._tail or self._tail[0][:1] != "~":
            return self
        home = _os.path.expanduser(self._tail[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(home, *self._tail[1:])

    def absolute(self):
        if self._root:
            return self
        return self.with_segments(_os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(_realpath(self, strict=strict))

    def samefile(self, other_path):
        return _os.path.samefile(self, other_path)

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return _os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        return _os.path.exists(self) if follow_symlinks else _os.path.lexists(self)

    def is_file(self, *, follow_symlinks=True):
        return _os.path.isfile(self) and (follow_symlinks or not _os.path.islink(self))

    def is_dir(self, *, follow_symlinks=True):
        return _os.path.isdir(self) and (follow_symlinks or not _os.path.islink(self))

    def is_symlink(self):
        return _os.path.islink(self)

    def is_mount(self):
        return _os.path.ismount(self)

    def is_junction(self):
        return False

    def is_block_device(self):
        return False

    is_char_device = is_fifo = is_socket = is_block_device

    @property
    def info(self):
        return _Info(self)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._text(), mode, buffering, encoding=encoding, errors=errors, newline=newline)

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", -1, encoding, errors, newline) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open("w", -1, encoding, errors, newline) as f:
            return f.write(data)

    def _child(self, name):
        return self._from(self._root, self._tail + [name])

    def iterdir(self):
        return iter([self._child(name) for name in _os.listdir(self._text())])

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for here, dirs, files in _os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(here), dirs, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below this one that match a pattern."""
        only_dirs = False
        if isinstance(pattern, PurePath):
            parts = pattern
        else:
            only_dirs = pattern.endswith("/")
            parts = PurePosixPath(pattern)
        if parts._root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if not parts._tail:
            raise ValueError(f"Unacceptable pattern: {str(pattern)!r}")
        same = _part_matcher(case_sensitive)
        return self._select(list(parts._tail), only_dirs, same, recurse_symlinks)

    def _select(self, parts, only_dirs, same, links):
        many = parts.count("**") > 1
        seen = set()
        for path in _select(self, parts, 0, same, links):
            if only_dirs and not path.is_dir():
                continue
            if many:
                if path in seen:
                    continue
                seen.add(path)
            yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """As glob, at any depth."""
        if not isinstance(pattern, PurePath):
            slash = pattern.endswith("/")
            pattern = PurePosixPath(pattern)
            if pattern._root:
                raise NotImplementedError("Non-relative patterns are unsupported")
            pattern = "/".join(["**", *pattern._tail]) + ("/" if slash else "")
        else:
            pattern = PurePosixPath("**", pattern)
        return self.glob(pattern, case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", self._text())
            try:
                _os.utime(self)
            except OSError as e:
                if e.errno != 95:
                    raise
        else:
            self.open("ab").close()

    def chmod(self, mode, *, follow_symlinks=True):
        _os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def unlink(self, missing_ok=False):
        try:
            _os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        _os.rmdir(self)

    def rename(self, target):
        _os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        _os.replace(self, target)
        return self.with_segments(target)

    def readlink(self):
        return self.with_segments(_os.readlink(self))

    def symlink_to(self, target, target_is_directory=False):
        _os.symlink(target, self)

    def hardlink_to(self, target):
        _os.link(target, self)

    def owner(self, *, follow_symlinks=True):
        raise UnsupportedOperation("Path.owner() is unsupported on this system")

    def group(self, *, follow_symlinks=True):
        raise UnsupportedOperation("Path.group() is unsupported on this system")

    def copy(self, target, *, follow_symlinks=True, preserve_metadata=False):
        """Copies a file or a tree to a new path."""
        import shutil

        target = target if isinstance(target, Path) else self.with_segments(target)
        if self.is_dir():
            shutil.copytree(self, target, symlinks=not follow_symlinks)
        elif preserve_metadata:
            shutil.copy2(self, target)
        else:
            shutil.copyfile(self, target)
        return target

    def copy_into(self, target_dir, **kwargs):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.copy(self.with_segments(target_dir, self.name), **kwargs)

    def move(self, target):
        import shutil

        target = target if isinstance(target, Path) else self.with_segments(target)
        if target.is_dir():
            return self.replace(target)
        shutil.move(self, target)
        return target

    def move_into(self, target_dir):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.move(self.with_segments(target_dir, self.name))


class PosixPath(Path, PurePosixPath):
    """A path of the virtual file system."""

    __slots__ = ()


class _Info:
    """What is known of a path's kind."""

    __slots__ = ("_path",)

    def __init__(self, path):
        self._path = path

    def exists(self, *, follow_symlinks=True):
        return self._path.exists(follow_symlinks=follow_symlinks)

    def is_dir(self, *, follow_symlinks=True):
        return self._path.is_dir(follow_symlinks=follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._path.is_file(follow_symlinks=follow_symlinks)

    def is_symlink(self):
        return self._path.is_symlink()


def _select(base, parts, index, same, links):
    """Paths below `base` that the parts from `index` on select."""
    while index < len(parts) and not any(c in "*?[" for c in parts[index]):
        base = base._child(parts[index])
        index += 1
        if index == len(parts):
            if base.exists(follow_symlinks=False):
                yield base
            return
    if index == len(parts):
        yield base
        return
    part = parts[index]
    last = index + 1 == len(parts)
    if part == "**":
        if not base.is_dir():
            return
        while index + 1 < len(parts) and parts[index + 1] == "**":
            index += 1
        last = index + 1 == len(parts)
        stack = [base]
        while stack:
            here = stack.pop()
            if last:
                yield here
            else:
                yield from _select(here, parts, index + 1, same, links)
            try:
                entries = list(_os.scandir(here))
            except OSError:
                continue
            below = []
            for entry in entries:
                if entry.is_dir(follow_symlinks=links):
                    below.append(here._child(entry.name))
                elif last:
                    yield here._child(entry.name)
            stack += reversed(below)
        return
    try:
        entries = list(_os.scandir(base))
    except OSError:
        return
    for entry in entries:
        if same(entry.name, part):
            path = base._child(entry.name)
            if last:
                yield path
            elif entry.is_dir():
                yield from _select(path, parts, index + 1, same, links)
