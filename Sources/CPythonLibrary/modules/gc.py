"""The collector, as far as programs may ask for it. It runs by itself, and objects are freed only by it."""

from _bulkhead import _collect

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

garbage = []
callbacks = []
_enabled = True
_threshold = (2000, 10, 0)
_debug = 0


def collect(generation=2):
    """Frees what nobody can reach. How many objects that were is not counted."""
    if not isinstance(generation, int):
        raise TypeError(f"'{type(generation).__name__}' object cannot be interpreted as an integer")
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    _collect()
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": 0, "uncollectable": 0})
    return 0


def enable():
    global _enabled
    _enabled = True


def disable():
    """Takes note; collections go on, because memory is limited."""
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_count():
    return (0, 0, 0)


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    global _threshold
    _threshold = (threshold0, threshold1, 0)


def get_debug():
    return _debug


def set_debug(flags, /):
    global _debug
    _debug = flags


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def freeze():
    """Does nothing: all objects are looked at in each collection."""


def unfreeze():
    """Does nothing, as freeze()."""


def get_freeze_count():
    return 0


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, bytearray, type(None), range))


def is_finalized(obj, /):
    return False


def get_objects(generation=None):
    raise PermissionError("gc.get_objects is not available in the interpreter runtime")


def get_referrers(*objs):
    raise PermissionError("gc.get_referrers is not available in the interpreter runtime")


def get_referents(*objs):
    raise PermissionError("gc.get_referents is not available in the interpreter runtime")
