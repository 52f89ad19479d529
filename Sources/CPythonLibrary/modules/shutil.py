"""Copies, moves and removals of whole trees of the virtual file system."""

import os as _os

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SpecialFileError", "SameFileError", "ignore_patterns", "which", "get_terminal_size", "disk_usage",
]  # fmt: skip


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    """Copies what is left of one file into another."""
    length = length or 65536
    while chunk := fsrc.read(length):
        fdst.write(chunk)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies a file's content."""
    if _os.path.exists(dst) and _os.path.exists(src) and _os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and _os.path.islink(src):
        _os.symlink(_os.readlink(src), dst)
        return dst
    with open(src, "rb") as a, open(dst, "wb") as b:
        copyfileobj(a, b)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    try:
        _os.chmod(dst, _os.stat(src).st_mode & 0o7777)
    except OSError as e:
        if e.errno != 95:
            raise


def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)
    st = _os.stat(src)
    try:
        _os.utime(dst, ns=(st.st_atime_ns, st.st_mtime_ns))
    except OSError as e:
        if e.errno != 95:
            raise


def _into(src, dst):
    if _os.path.isdir(dst):
        return _os.path.join(dst, _os.path.basename(src))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file and its mode; into dst if that is a directory."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """As copy, with the times."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """What copytree takes as ignore: names that match shell patterns."""

    def ignore(path, names):
        import fnmatch

        found = set()
        for pattern in patterns:
            found.update(fnmatch.filter(names, pattern))
        return found

    return ignore


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False
):
    """Copies a directory and all below it."""
    names = [e.name for e in _os.scandir(src)]
    left = ignore(_os.fspath(src), names) if ignore is not None else ()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in left:
            continue
        a = _os.path.join(src, name)
        b = _os.path.join(dst, name)
        try:
            if symlinks and _os.path.islink(a):
                _os.symlink(_os.readlink(a), b)
            elif _os.path.isdir(a):
                copytree(a, b, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(a, b)
        except Error as err:
            errors.extend(err.args[0])
        except OSError as why:
            errors.append((a, b, str(why)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Removes a directory and all below it."""

    def failed(function, path, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, path, error)
        elif onerror is not None:
            onerror(function, path, (type(error), error, error.__traceback__))
        else:
            raise error

    if _os.path.islink(path):
        try:
            raise OSError("Cannot call rmtree on a symbolic link")
        except OSError as e:
            failed(_os.path.islink, path, e)
        return
    stack = [(path, False)]
    while stack:
        here, emptied = stack.pop()
        if not emptied:
            try:
                entries = list(_os.scandir(here))
            except OSError as e:
                failed(_os.scandir, here, e)
                continue
            stack.append((here, True))
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append((entry.path, False))
                else:
                    try:
                        _os.unlink(entry.path)
                    except OSError as e:
                        failed(_os.unlink, entry.path, e)
        else:
            try:
                _os.rmdir(here)
            except OSError as e:
                failed(_os.rmdir, here, e)


def move(src, dst, copy_function=copy2):
    """Moves a file or a directory; into dst if that is a directory."""
    target = dst
    if _os.path.isdir(dst):
        if _os.path.samefile(src, dst):
            _os.rename(src, dst)
            return None
        target = _os.path.join(dst, _os.path.basename(_os.fspath(src).rstrip("/")))
        if _os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    try:
        _os.rename(src, target)
    except OSError as e:
        if e.errno != 18:
            raise
        if _os.path.isdir(src):
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            _os.unlink(src)
    return target


def which(cmd, mode=None, path=None):
    """No program can be run here: None."""
    return None


class terminal_size(tuple):
    __module__ = "os"
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return "os.terminal_size(columns=%d, lines=%d)" % self


def get_terminal_size(fallback=(80, 24)):
    size = []
    for name, default in zip(("COLUMNS", "LINES"), fallback):
        try:
            value = int(_os.environ[name])
        except (KeyError, ValueError):
            value = 0
        size.append(value if value > 0 else default)
    return terminal_size(size)


def _refused(name):
    def refuse(*args, **kwargs):
        raise PermissionError(f"shutil.{name} is not available in the interpreter runtime; use the jail")

    return refuse


disk_usage = _refused("disk_usage")
chown = _refused("chown")
make_archive = _refused("make_archive")
unpack_archive = _refused("unpack_archive")
