"""Temporary files and directories of the virtual file system."""

import os as _os

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]  # fmt: skip

TMP_MAX = 10000
tempdir = None
template = "tmp"


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def gettempdir():
    global tempdir
    if tempdir is None:
        for place in _os.environ.get("TMPDIR"), _os.environ.get("TEMP"), _os.environ.get("TMP"), "/tmp":
            if place and _os.path.isdir(place):
                tempdir = _os.path.abspath(place)
                break
        else:
            try:
                _os.makedirs("/tmp", exist_ok=True)
                tempdir = "/tmp"
            except OSError:
                tempdir = _os.getcwd()
    return tempdir


def gettempdirb():
    return gettempdir().encode()


def _name(suffix, prefix, dir):
    from _random import urandom

    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    suffix = suffix or ""
    prefix = template if prefix is None else prefix
    directory = _os.path.abspath(gettempdir() if dir is None else _os.fspath(dir))
    for _ in range(TMP_MAX):
        middle = "".join([letters[b % 37] for b in urandom(8)])
        path = _os.path.join(directory, prefix + middle + suffix)
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary name found")


def mktemp(suffix="", prefix=template, dir=None):
    return _name(suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """The path of a new directory."""
    path = _name(suffix, prefix, dir)
    _os.mkdir(path, 0o700)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    raise PermissionError(
        "tempfile.mkstemp is not available in the interpreter runtime, which has no descriptors; "
        "use NamedTemporaryFile"
    )


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        self.close()
        self._remove()

    def __iter__(self):
        return iter(self.file)

    def _remove(self):
        if self.delete and self.name is not None:
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass
            self.delete = False

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
    errors=None, delete_on_close=True
):  # fmt: skip
    """A new file with a name, removed when it is closed."""
    path = _name(suffix, prefix, dir)
    file = open(path, mode.replace("r", "w") if "w" not in mode and "x" not in mode else mode, buffering,
                encoding=encoding, newline=newline, errors=errors)  # fmt: skip
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
):
    """A file in memory, without a name."""
    from io import BytesIO, TextIOWrapper

    file = BytesIO()
    return file if "b" in mode else TextIOWrapper(file, encoding or "utf-8", errors, newline)


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, *, errors=None):  # fmt: skip
    """A file in memory, without a name."""
    return TemporaryFile(mode, buffering, encoding, newline, errors=errors)


class TemporaryDirectory:
    """A new directory, removed with all in it on the way out of a with statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return "<{} {!r}>".format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if _os.path.exists(self.name):
            from shutil import rmtree

            rmtree(self.name, ignore_errors=self._ignore)
