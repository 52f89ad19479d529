"""What programs ask of the machine: this one is called bulkhead."""

import sys as _sys


class uname_result(tuple):
    """The machine's names."""

    _fields = ("system", "node", "release", "version", "machine", "processor")
    system = property(lambda self: self[0])
    node = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])
    processor = property(lambda self: self[5])

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return "uname_result(%s)" % ", ".join("%s=%r" % pair for pair in zip(self._fields, self))


def uname():
    return uname_result(("Bulkhead", "bulkhead", "", "", "", ""))


def system():
    return "Bulkhead"


def node():
    return "bulkhead"


def release():
    return ""


def version():
    return ""


def machine():
    return ""


def processor():
    return ""


def architecture(executable="", bits="", linkage=""):
    return "64bit" if _sys.maxsize > 2**32 else "32bit", ""


def platform(aliased=False, terse=False):
    return "Bulkhead"


def python_implementation():
    return _sys.implementation.name.capitalize() if _sys.implementation.name != "cpython" else "CPython"


def python_version():
    return "%d.%d.%d" % tuple(_sys.version_info[:3])


def python_version_tuple():
    return tuple(map(str, _sys.version_info[:3]))


def python_build():
    return "", ""


def python_branch():
    return ""


def python_revision():
    return ""


def python_compiler():
    return "Swift"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "", ""


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return "", ("", "", ""), ""


def win32_ver(release="", version="", csd="", ptype=""):
    return "", "", "", ""


def freedesktop_os_release():
    raise OSError("Unable to read files /etc/os-release, /usr/lib/os-release")
