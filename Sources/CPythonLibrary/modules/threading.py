"""Threads, emulated: there is one. start() runs the target to its end before it returns.

A program whose threads wait for one another in a way that this order cannot serve gets an error, never a hang.
"""

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError",
    "local", "get_native_id", "excepthook", "settrace", "setprofile", "stack_size", "ExceptHookArgs",
]  # fmt: skip

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
BrokenBarrierError = type("BrokenBarrierError", (RuntimeError,), {"__module__": "threading"})


def _stuck(what):
    return RuntimeError(f"deadlock: {what}, and the interpreter has one thread, so nothing can end the wait")


class _Lock:
    """A lock that one holder has."""

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if self._held:
            if not blocking:
                return False
            if timeout >= 0:
                from _time import sleep

                sleep(timeout)
                return False
            raise _stuck("a lock that is held was acquired")
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"


Lock = _Lock
Lock.__name__ = Lock.__qualname__ = "lock"
Lock.__module__ = "_thread"


class RLock:
    """A lock that its holder may acquire again."""

    __module__ = "_thread"

    def __init__(self):
        self._count = 0
        self._owner = None

    def acquire(self, blocking=True, timeout=-1):
        me = _stack[-1]
        if self._count and self._owner is not me:
            if not blocking or timeout >= 0:
                return False
            raise _stuck("a lock that another thread holds was acquired")
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner is not _stack[-1]:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class Event:
    """A flag to wait for."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None:
                raise _stuck("an event that is not set was waited for")
            from _time import sleep

            sleep(max(0, timeout))
        return self._flag

    def __repr__(self):
        return f"<threading.Event at {id(self):#x}: {'set' if self._flag else 'unset'}>"


class Condition:
    """Something to wait for while holding a lock."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is None:
            raise _stuck("a condition was waited for")
        from _time import sleep

        sleep(max(0, timeout))
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        self.notify()


class Semaphore:
    """So many holders."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value <= 0:
            if not blocking:
                return False
            if timeout is None:
                raise _stuck("a semaphore at zero was acquired")
            return False
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Barrier:
    """Where a number of threads wait for one another: only a barrier of one can be passed."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self.parties = parties
        self.n_waiting = 0
        self.broken = False
        self._action = action

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            self.broken = True
            raise BrokenBarrierError("the interpreter has one thread: a barrier of more cannot be passed")
        if self._action:
            self._action()
        return 0

    def abort(self):
        self.broken = True

    def reset(self):
        self.broken = False


class local:
    """Attributes of a thread's own."""

    def __init__(self, /, *args, **kwargs):
        pass

    def _space(self):
        return _stack[-1]._locals.setdefault(id(self), {})

    def __getattribute__(self, name):
        if name == "_space" or name[:2] == "__" and name != "__dict__":
            return object.__getattribute__(self, name)
        space = object.__getattribute__(self, "_space")()
        if name == "__dict__":
            return space
        if name in space:
            return space[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        self._space()[name] = value

    def __delattr__(self, name):
        space = self._space()
        if name not in space:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        del space[name]


_count = 0


class Thread:
    """A function that start() runs to its end."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            global _count
            _count += 1
            name = f"Thread-{_count}"
            target_name = getattr(target, "__name__", None)
            if target_name is not None:
                name += f" ({target_name})"
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = kwargs or {}
        self._daemon = bool(daemon)
        self._state = "initial"
        self._locals = {}
        self.ident = None

    def start(self):
        if self._state != "initial":
            raise RuntimeError("threads can only be started once")
        self._state = "started"
        self.ident = id(self)
        _stack.append(self)
        try:
            self.run()
        except SystemExit:
            pass
        except Exception as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            _stack.pop()
            self._state = "stopped"

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        if self is _stack[-1]:
            raise RuntimeError("cannot join current thread")

    def is_alive(self):
        return self._state == "started"

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = str(value)

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, value):
        if self._state == "started":
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemon = value

    @property
    def native_id(self):
        return self.ident

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = name

    def isDaemon(self):
        return self._daemon

    def setDaemon(self, value):
        self.daemon = value

    def __repr__(self):
        state = self._state + (" daemon" if self._daemon else "")
        if self.ident is not None:
            state += f" {self.ident}"
        return f"<{self.__class__.__name__}({self._name}, {state})>"


class Timer(Thread):
    """A thread that waits first."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args or []
        self.kwargs = kwargs or {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self._state = "started"
        self.ident = id(self)


_stack = [_MainThread()]


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    import sys
    from traceback import print_exception

    print(f"Exception in thread {args.thread.name}:", file=sys.stderr)
    print_exception(args.exc_value)


def current_thread():
    return _stack[-1]


def main_thread():
    return _stack[0]


def enumerate():
    return list(_stack)


def active_count():
    return len(_stack)


def get_ident():
    return _stack[-1].ident


get_native_id = get_ident
currentThread = current_thread
activeCount = active_count


def settrace(func):
    raise PermissionError("threading.settrace is not available in the interpreter runtime; use the jail")


setprofile = settrace


def stack_size(size=0, /):
    return 0
