"""The operating system's names over the virtual file system. What needs a process is refused."""

import sys as _sys

import _os
import posixpath as path
from posixpath import _fspath, _text, altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

_sys.modules["os.path"] = path

name = "posix"
linesep = "\n"
error = OSError

F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0

__all__ = [
    "altsep", "chdir", "chmod", "cpu_count", "curdir", "defpath", "devnull", "environ", "error", "extsep", "fsdecode",
    "fsencode", "fspath", "get_exec_path", "getcwd", "getcwdb", "getenv", "getlogin", "getpid", "linesep", "listdir",
    "lstat", "makedirs", "mkdir", "name", "pardir", "path", "pathsep", "PathLike", "putenv", "readlink", "remove",
    "removedirs", "rename", "renames", "replace", "rmdir", "scandir", "sep", "stat", "stat_result", "strerror",
    "symlink", "system", "uname", "unlink", "unsetenv", "urandom", "utime", "walk", "access", "DirEntry",
]  # fmt: skip


def _refused(what):
    return PermissionError(f"os.{what} is not available in the interpreter runtime; use the jail")


_REFUSED = frozenset(
    "abort chown chroot close closerange ctermid dup dup2 execl execle execlp execlpe execv execve execvp execvpe "
    "_exit fchdir fchmod fchown fdatasync fdopen fork forkpty fstat fstatvfs fsync ftruncate getegid geteuid getgid "
    "getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getresgid getresuid getsid "
    "getuid getxattr initgroups isatty kill killpg lchown listxattr lockf lseek major makedev memfd_create minor "
    "mkfifo mknod nice open openpty pause pidfd_open pipe pipe2 popen posix_spawn posix_spawnp pread pwrite read "
    "readv register_at_fork removexattr sched_getaffinity sched_setaffinity sched_yield sendfile setegid seteuid "
    "setgid setgroups setpgid setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl "
    "spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice startfile statvfs sync sysconf system "
    "tcgetpgrp tcsetpgrp times ttyname umask unshare wait wait3 wait4 waitid waitpid waitstatus_to_exitcode write "
    "writev".split()
)


def __getattr__(name):
    if name == "PathLike":
        # An abstract base class, made when it is first asked for: few programs need the machinery behind it.
        globals()[name] = made = _path_like()
        return made
    if name in _REFUSED:

        def refuse(*args, **kwargs):
            raise _refused(name)

        refuse.__name__ = refuse.__qualname__ = name
        globals()[name] = refuse
        return refuse
    raise AttributeError(f"module 'os' has no attribute {name!r}")


def _path_like():
    import abc

    class PathLike(abc.ABC):
        """What has a path: anything with __fspath__."""

        __slots__ = ()

        @abc.abstractmethod
        def __fspath__(self):
            raise NotImplementedError

        @classmethod
        def __subclasshook__(cls, subclass):
            if cls is PathLike:
                return any("__fspath__" in c.__dict__ for c in subclass.__mro__) or NotImplemented
            return NotImplemented

        @classmethod
        def __class_getitem__(cls, item):
            from types import GenericAlias

            return GenericAlias(cls, item)

    PathLike.__module__ = "os"
    PathLike.__qualname__ = "PathLike"
    return PathLike


def fspath(path):
    """The path that an object stands for, as text or bytes."""
    return _fspath(path)


def fsencode(filename):
    filename = _fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    return _text(filename)


class _Environ(dict):
    """The environment that the host gives: an ordinary dictionary of text."""

    def __setitem__(self, key, value):
        for part in key, value:
            if not isinstance(part, str):
                raise TypeError("str expected, not %s" % type(part).__name__)
        dict.__setitem__(self, key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def copy(self):
        return dict(self)

    def __repr__(self):
        return "environ({%s})" % ", ".join(f"{k!r}: {v!r}" for k, v in self.items())


environ = _Environ(_os.environ())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value, /):
    environ[key] = value


def unsetenv(key, /):
    environ.pop(key, None)


def urandom(size, /):
    from _random import urandom

    if size < 0:
        raise ValueError("negative argument not allowed")
    return urandom(size)


def getrandom(size, flags=0):
    return urandom(size)


def cpu_count():
    return 1


process_cpu_count = cpu_count


def getcwd():
    return _os.getcwd()


def getcwdb():
    return _os.getcwd().encode()


def chdir(path):
    _os.chdir(_text(path))


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def get_terminal_size(fd=1, /):
    raise OSError(25, "Inappropriate ioctl for device")


def device_encoding(fd, /):
    return None


_ERRORS = {
    1: "Operation not permitted", 2: "No such file or directory", 4: "Interrupted system call",
    5: "Input/output error", 9: "Bad file descriptor", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 16: "Device or resource busy", 17: "File exists",
    18: "Invalid cross-device link", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
    24: "Too many open files", 27: "File too large", 28: "No space left on device", 30: "Read-only file system",
    32: "Broken pipe", 36: "File name too long", 38: "Function not implemented", 39: "Directory not empty",
    40: "Too many levels of symbolic links", 95: "Operation not supported",
}  # fmt: skip


def strerror(code, /):
    return _ERRORS.get(code, f"Unknown error {code}")


class stat_result(tuple):
    """What the file system knows of a file."""

    __module__ = "os"
    n_fields = 19
    n_sequence_fields = 10

    def __new__(cls, values, /):
        values = tuple(values)
        self = tuple.__new__(cls, values[:10])
        self.__dict__["_ns"] = values[10] if len(values) > 10 else tuple(v * 1000000000 for v in values[7:10])
        return self

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: self._ns[0] / 1e9)
    st_mtime = property(lambda self: self._ns[1] / 1e9)
    st_ctime = property(lambda self: self._ns[2] / 1e9)
    st_atime_ns = property(lambda self: self._ns[0])
    st_mtime_ns = property(lambda self: self._ns[1])
    st_ctime_ns = property(lambda self: self._ns[2])
    st_blksize = property(lambda self: 4096)
    st_blocks = property(lambda self: (self[6] + 511) // 512)

    def __repr__(self):
        names = "mode ino dev nlink uid gid size atime mtime ctime".split()
        return "os.stat_result(%s)" % ", ".join("st_%s=%d" % pair for pair in zip(names, self))

    def __reduce__(self):
        return stat_result, (tuple(self) + (self._ns,),)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What the file system knows of a file."""
    if dir_fd is not None or isinstance(path, int):
        raise _refused("stat of a descriptor")
    values = _os.stat(_text(path), follow_symlinks)
    return stat_result(values[:7] + tuple(v // 1000000000 for v in values[7:10]) + (values[7:10],))


def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        bits = _os.stat(_text(path), follow_symlinks)[0]
    except OSError:
        return False
    return not mode & ~(bits >> 6 & 7)


def listdir(path="."):
    """The names in a directory."""
    if path is None:
        path = "."
    found = _os.listdir(_text(path))
    if isinstance(_fspath(path), bytes):
        return [fsencode(n) for n in found]
    return list(found)


class DirEntry:
    """One name of a directory."""

    __slots__ = ("name", "path", "_stat", "_lstat")

    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)
        self._stat = self._lstat = None

    def stat(self, *, follow_symlinks=True):
        if follow_symlinks:
            if self._stat is None:
                self._stat = stat(self.path)
            return self._stat
        if self._lstat is None:
            self._lstat = lstat(self.path)
        return self._lstat

    def _kind(self, kind, follow):
        try:
            return self.stat(follow_symlinks=follow).st_mode & 0o170000 == kind
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._kind(0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._kind(0o100000, follow_symlinks)

    def is_symlink(self):
        return self._kind(0o120000, False)

    def is_junction(self):
        return False

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    """An iterator over a directory that can be closed."""

    def __init__(self, directory):
        base = _fspath(directory)
        self._entries = iter([DirEntry(base, n) for n in listdir(directory)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    """The entries of a directory."""
    return _Scan("." if path is None else path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(directory, names of directories, names of files) for a directory and all below it."""
    stack = [fspath(top)]
    while stack:
        here = stack.pop()
        if isinstance(here, tuple):
            yield here
            continue
        dirs = []
        files = []
        below = []
        try:
            entries = scandir(here)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            if entry.is_dir():
                dirs.append(entry.name)
                if not topdown and (followlinks or not entry.is_symlink()):
                    below.append(entry.path)
            else:
                files.append(entry.name)
        if topdown:
            yield here, dirs, files
            for d in reversed(dirs):
                inner = path.join(here, d)
                if followlinks or not path.islink(inner):
                    stack.append(inner)
        else:
            stack.append((here, dirs, files))
            stack += reversed(below)


def mkdir(path, mode=0o777, *, dir_fd=None):
    _os.mkdir(_text(path))


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a directory and those above it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail in (".", b"."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path, *, dir_fd=None):
    _os.remove(_text(path))


unlink = remove


def rmdir(path, *, dir_fd=None):
    _os.rmdir(_text(path))


def removedirs(name):
    """Removes a directory and those above it that this leaves empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _os.rename(_text(src), _text(dst))


replace = rename


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def _native(name, *args):
    function = getattr(_os, name, None)
    if function is None:
        raise OSError(95, "Operation not supported", args[0])
    return function(*args)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    _native("symlink", _text(src), _text(dst))


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    _native("link", _text(src), _text(dst))


def readlink(path, *, dir_fd=None):
    target = _native("readlink", _text(path))
    return fsencode(target) if isinstance(_fspath(path), bytes) else target


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _native("chmod", _text(path), mode)


def truncate(path, length):
    with open(path, "r+b") as f:
        f.truncate(length)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is None:
        if times is None:
            from _time import time_ns

            now = time_ns()
            ns = (now, now)
        else:
            ns = tuple(int(t * 1e9) for t in times)
    _native("utime", _text(path), ns[0], ns[1])


class uname_result(tuple):
    __module__ = "posix"
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        names = "sysname nodename release version machine".split()
        return "posix.uname_result(%s)" % ", ".join("%s=%r" % pair for pair in zip(names, self))


def uname():
    return uname_result(("Bulkhead", "bulkhead", "", "", ""))


supports_dir_fd = supports_fd = supports_effective_ids = frozenset()
supports_follow_symlinks = frozenset((stat, access))
supports_bytes_environ = False
