"""An event loop in Python: tasks, futures, and what synchronises them. There are no sockets and no processes here."""

import sys as _sys

from collections import deque as _deque

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The task or future was cancelled."""


class InvalidStateError(Exception):
    """An operation that the future's state does not allow."""


class IncompleteReadError(EOFError):
    def __init__(self, partial, expected):
        super().__init__(
            f"{len(partial)} bytes read on a total of {'undefined' if expected is None else repr(expected)} expected bytes"
        )
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed


class SendfileNotAvailableError(RuntimeError):
    pass


class BrokenBarrierError(RuntimeError):
    """The barrier was broken while or before waiting."""


class QueueEmpty(Exception):
    """Nothing in the queue."""


class QueueFull(Exception):
    """No room in the queue."""


class QueueShutDown(Exception):
    """The queue was shut down."""


for _c in (
    CancelledError, InvalidStateError, IncompleteReadError, LimitOverrunError, SendfileNotAvailableError,
    BrokenBarrierError,
):  # fmt: skip
    _c.__module__ = "asyncio.exceptions"
for _c in QueueEmpty, QueueFull, QueueShutDown:
    _c.__module__ = "asyncio.queues"

try:
    from contextvars import copy_context as _copy_context
except ImportError:
    _copy_context = None


# Loops


class Handle:
    """A call that the loop will make."""

    __slots__ = ("_callback", "_args", "_loop", "_cancelled", "_context", "__weakref__")
    __module__ = "asyncio.events"

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False
        if context is None and _copy_context is not None:
            context = _copy_context()
        self._context = context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def __repr__(self):
        state = " cancelled" if self._cancelled else f" {_name_of(self._callback)}()"
        return f"<{self.__class__.__name__}{state}>"

    def _run(self):
        try:
            if self._context is None:
                self._callback(*self._args)
            else:
                self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler(
                {"message": f"Exception in callback {_name_of(self._callback)}()", "exception": exc, "handle": self}
            )


class TimerHandle(Handle):
    """A call that the loop will make at a time."""

    __slots__ = ("_when", "_order")
    __module__ = "asyncio.events"

    def __init__(self, when, order, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._order = order

    def when(self):
        return self._when

    def __lt__(self, other):
        if self._when == other._when:
            return self._order < other._order
        return self._when < other._when


def _name_of(callback):
    return getattr(callback, "__qualname__", None) or getattr(callback, "__name__", None) or repr(callback)


_running = None
_current_loop = None


class AbstractEventLoop:
    """What an event loop offers."""


class BaseEventLoop(AbstractEventLoop):
    """A loop that runs calls in order and sleeps until the next timer."""

    __module__ = "asyncio.base_events"

    def __init__(self):
        self._ready = _deque()
        self._timers = []
        self._order = 0
        self._stopping = False
        self._closed = False
        self._active = False
        self._debug = False
        self._handler = None
        self._factory = None
        self._asyncgens = []
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (
            f"<{self.__class__.__name__} running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>"
        )

    def time(self):
        from _time import monotonic

        return monotonic()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def is_running(self):
        return self._active

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        from heapq import heappush

        self._order += 1
        handle = TimerHandle(when, self._order, callback, args, self, context)
        heappush(self._timers, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._factory is not None:
            name = kwargs.pop("name", None)
            task = self._factory(self, coro, **kwargs)
            if name is not None:
                task.set_name(name)
            return task
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._factory = factory

    def get_task_factory(self):
        return self._factory

    def _once(self):
        timers = self._timers
        while timers and timers[0]._cancelled:
            from heapq import heappop

            heappop(timers)
        if timers:
            from heapq import heappop

            now = self.time()
            if not self._ready and not self._stopping:
                wait = timers[0]._when - now
                if wait > 0:
                    from _time import sleep

                    sleep(wait)
                    now = self.time()
            # What is due within the clock's resolution is due.
            now += 1e-9
            while timers and timers[0]._when < now:
                handle = heappop(timers)
                if not handle._cancelled:
                    self._ready.append(handle)
        elif not self._ready and not self._stopping:
            raise RuntimeError("deadlock: every task is waiting and nothing is left that could wake one")
        ready = self._ready
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_forever(self):
        global _running
        self._check_closed()
        if self._active:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        hooks = getattr(_sys, "get_asyncgen_hooks", None)
        if hooks is not None:
            hooks = hooks()
            _sys.set_asyncgen_hooks(firstiter=self._asyncgens.append, finalizer=self._finalize)
        self._active = True
        _running = self
        try:
            while True:
                self._once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._active = False
            _running = None
            if hooks is not None:
                _sys.set_asyncgen_hooks(*hooks)

    def _finalize(self, agen):
        if not self._closed:
            self.call_soon(self.create_task, agen.aclose())

    def run_until_complete(self, future):
        self._check_closed()
        if self._active:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except BaseException:
            if new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._active:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    async def shutdown_asyncgens(self):
        agens, self._asyncgens = self._asyncgens, []
        for agen in agens:
            if getattr(agen, "ag_frame", None) is not None:
                await agen.aclose()

    async def shutdown_default_executor(self, timeout=None):
        pass

    def run_in_executor(self, executor, func, *args):
        """Calls the function at once: there is one thread."""
        self._check_closed()
        future = self.create_future()
        try:
            if executor is None:
                result = func(*args)
            else:
                result = executor.submit(func, *args).result()
        except Exception as exc:
            future.set_exception(exc)
        else:
            future.set_result(result)
        return future

    def set_default_executor(self, executor):
        pass

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        message = context.get("message") or "Unhandled exception in event loop"
        lines = [message]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        print("\n".join(lines), file=_sys.stderr)
        exc = context.get("exception")
        if exc is not None:
            from traceback import print_exception

            print_exception(exc)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.default_exception_handler(
                {"message": "Unhandled error in exception handler", "exception": exc, "context": context}
            )


def _refused(owner, name):
    def refuse(*args, **kwargs):
        raise PermissionError(f"{owner}.{name} is not available in the interpreter runtime; use the jail")

    return refuse


for _n in (
    "create_connection create_server create_unix_connection create_unix_server create_datagram_endpoint subprocess_exec "
    "subprocess_shell add_reader remove_reader add_writer remove_writer add_signal_handler remove_signal_handler "
    "sock_recv sock_recv_into sock_sendall sock_connect sock_accept getaddrinfo getnameinfo connect_read_pipe "
    "connect_write_pipe start_tls sendfile"
).split():
    setattr(BaseEventLoop, _n, _refused("loop", _n))
for _n in (
    "open_connection start_server open_unix_connection start_unix_server create_subprocess_exec create_subprocess_shell"
).split():
    globals()[_n] = _refused("asyncio", _n)


class SelectorEventLoop(BaseEventLoop):
    __module__ = "asyncio.unix_events"


EventLoop = SelectorEventLoop


def _stop_loop(future):
    if not future.cancelled():
        exc = future._exception
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            return
    future._loop.stop()


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def _get_running_loop():
    return _running


def get_event_loop():
    if _running is not None:
        return _running
    if _current_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _current_loop


def set_event_loop(loop):
    global _current_loop
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(
            f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'"
        )
    _current_loop = loop


def new_event_loop():
    return EventLoop()


# Futures

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


class Future:
    """A result that is not there yet."""

    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _asyncio_future_blocking = False
    __module__ = "_asyncio"

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def _info(self):
        parts = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                parts.append(f"exception={self._exception!r}")
            else:
                from reprlib import repr

                parts.append(f"result={repr(self._result)}")
        if self._callbacks:
            named = [f"{_name_of(c)}()" for c, _ in self._callbacks]
            if len(named) > 2:
                named = [named[0], f"<{len(named) - 2} more>", named[-1]]
            parts.append(f"cb=[{', '.join(named)}]")
        return parts

    def __repr__(self):
        return f"<{self.__class__.__name__} {' '.join(self._info())}>"

    def get_loop(self):
        return self._loop

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule()
        return True

    def _cancelled_error(self):
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        if self._state == _CANCELLED:
            raise self._cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            if context is None and _copy_context is not None:
                context = _copy_context()
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks = kept
        return removed

    def _schedule(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            new = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            new.__cause__ = exception
            new.__context__ = exception
            exception = new
        self._exception = exception
        self._state = _FINISHED
        self._schedule()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def isfuture(obj):
    return hasattr(obj.__class__, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    new = (loop or get_event_loop()).create_future()
    try:
        new.set_result(future.result())
    except Exception as exc:
        new.set_exception(exc)
    return new


# Tasks

_task_count = 0
_tasks = {}
_current = {}


class Task(Future):
    """A coroutine that the loop runs."""

    __module__ = "_asyncio"

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            global _task_count
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name = str(name)
        self._cancels = 0
        self._must_cancel = False
        self._waiter = None
        self._coro = coro
        if context is None and _copy_context is not None:
            context = _copy_context()
        self._context = context
        _tasks[id(self)] = self
        if eager_start and self._loop.is_running():
            previous = _current.pop(self._loop, None)
            try:
                self._step()
            finally:
                if previous is not None:
                    _current[self._loop] = previous
        else:
            self._loop.call_soon(self._step, context=context)

    def _info(self):
        parts = super()._info()
        if self._cancels and not self.done():
            parts[0] = "cancelling"
        parts.insert(1, f"name={self._name!r}")
        parts.insert(2, f"coro=<{_describe(self._coro, self.done())}>")
        if self._waiter is not None:
            parts.insert(3, f"wait_for={self._waiter!r}")
        return parts

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        return []

    def print_stack(self, *, limit=None, file=None):
        print(f"No stack for {self!r}", file=file or _sys.stderr)

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._cancels += 1
        if self._waiter is not None and self._waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
            if self._cancels == 0:
                self._must_cancel = False
        return self._cancels

    def _finish(self, state, result=None, exception=None):
        self._state = state
        self._result = result
        self._exception = exception
        _tasks.pop(id(self), None)
        self._schedule()

    def _step(self, exc=None):
        if self._state != _PENDING:
            raise InvalidStateError(f"__step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._cancelled_error()
            self._must_cancel = False
        self._waiter = None
        loop = self._loop
        _current[loop] = self
        try:
            if exc is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                self._finish(_CANCELLED)
            else:
                self._finish(_FINISHED, stop.value)
        except CancelledError as error:
            if error.args:
                self._cancel_message = error.args[0]
            self._finish(_CANCELLED)
        except (KeyboardInterrupt, SystemExit) as error:
            self._finish(_FINISHED, None, error)
            raise
        except BaseException as error:
            self._finish(_FINISHED, None, error)
        else:
            self._wait_for(result)
        finally:
            _current.pop(loop, None)

    def _later(self, message):
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    def _wait_for(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is not None:
            if result._loop is not self._loop:
                self._later(f"Task {self!r} got Future {result!r} attached to a different loop")
            elif not blocking:
                self._later(f"yield was used instead of yield from in task {self!r} with {result!r}")
            elif result is self:
                self._later(f"Task cannot await on itself: {self!r}")
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self._wakeup, context=self._context)
                self._waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        elif result is None:
            self._loop.call_soon(self._step, context=self._context)
        elif hasattr(result, "gi_frame"):
            self._later(f"yield was used instead of yield from for generator in task {self!r} with {result!r}")
        else:
            self._later(f"Task got bad yield: {result!r}")

    def _wakeup(self, future):
        # What the future gives is read by the coroutine itself; only an exception is thrown in.
        if future._state == _CANCELLED:
            self._step(future._cancelled_error())
        elif future._exception is not None:
            self._step(future._exception)
        else:
            self._step()


def _describe(coro, done):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or type(coro).__name__
    code = getattr(coro, "cr_code", None)
    file = getattr(code, "co_filename", "<unknown>")
    if done:
        return f"{name}() done, defined at {file}:{getattr(code, 'co_firstlineno', 0)}"
    frame = getattr(coro, "cr_frame", None)
    line = getattr(frame, "f_lineno", None) or getattr(code, "co_firstlineno", 0)
    return f"{name}() running at {file}:{line}"


def iscoroutine(obj):
    cls = type(obj)
    return cls is _coroutine_type or hasattr(cls, "send") and hasattr(cls, "throw") and hasattr(cls, "close") and (
        hasattr(cls, "__await__") or hasattr(cls, "cr_frame")
    )


async def _sample():
    pass


_coroutine_type = _sample()
_coroutine_type.close()
_coroutine_type = type(_coroutine_type)


def iscoroutinefunction(func):
    """Whether calling it makes a coroutine."""
    func = getattr(func, "__func__", func)
    while hasattr(func, "func") and hasattr(func, "keywords"):
        func = func.func
    if getattr(func, "_is_coroutine_mark", None) is not None:
        return True
    code = getattr(func, "__code__", None)
    return code is not None and code.co_flags & 0x80 != 0


def current_task(loop=None):
    return _current.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {t for t in list(_tasks.values()) if t._loop is loop and not t.done()}


def create_task(coro, **kwargs):
    return get_running_loop().create_task(coro, **kwargs)


def eager_task_factory(loop, coro, *, name=None, context=None, eager_start=True):
    return Task(coro, loop=loop, name=name, context=context, eager_start=eager_start)


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    return (loop or get_event_loop()).create_task(coro_or_future)


async def _await(awaitable):
    return await awaitable


class _Pause:
    def __await__(self):
        yield


_pause = _Pause()


async def sleep(delay, result=None):
    """Lets others run for that many seconds."""
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    if delay <= 0:
        await _pause
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


class _Gathering(Future):
    __module__ = "asyncio.tasks"

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._requested = True
        return cancelled


_Gathering.__name__ = _Gathering.__qualname__ = "_GatheringFuture"


def gather(*coros_or_futures, return_exceptions=False):
    """A future of all the results, in order."""
    if not coros_or_futures:
        loop = get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    children = []
    known = {}
    outer = None
    loop = None
    for arg in coros_or_futures:
        future = known.get(id(arg))
        if future is None:
            future = ensure_future(arg, loop=loop)
            loop = future._loop
            known[id(arg)] = future
        children.append(future)
    unique = list(dict.fromkeys(children))
    left = len(unique)

    def done(future):
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._cancelled_error())
                return
            if future._exception is not None:
                outer.set_exception(future._exception)
                return
        if left == 0:
            results = []
            for child in children:
                if child.cancelled():
                    results.append(CancelledError("" if child._cancel_message is None else child._cancel_message))
                else:
                    results.append(child._result if child._exception is None else child._exception)
            if outer._requested:
                outer.set_exception(future._cancelled_error() if future.cancelled() else CancelledError())
            else:
                outer.set_result(results)

    outer = _Gathering(children, loop=loop)
    for future in unique:
        if future.done():
            loop.call_soon(done, future)
        else:
            future.add_done_callback(done)
    return outer


def shield(arg):
    """Waits for something that cancelling the waiter leaves running."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner._exception is not None:
            outer.set_exception(inner._exception)
        else:
            outer.set_result(inner._result)

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for tasks; gives those that are done and those that aren't."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    count = sum(not f.done() for f in fs)
    enough = count == 0
    if return_when == FIRST_COMPLETED and count < len(fs):
        enough = True
    if return_when == FIRST_EXCEPTION and any(f.done() and not f.cancelled() and f._exception is not None for f in fs):
        enough = True
    if not enough:
        handle = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)

        def done(f):
            nonlocal count
            count -= 1
            if (
                count <= 0
                or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION
                and not f.cancelled()
                and f._exception is not None
            ):
                if handle is not None:
                    handle.cancel()
                _set_unless_done(waiter, None)

        for f in fs:
            if not f.done():
                f.add_done_callback(done)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for f in fs:
                f.remove_done_callback(done)
    finished = {f for f in fs if f.done()}
    return finished, fs - finished


async def wait_for(fut, timeout):
    """Waits for one thing, and cancels it if it takes too long."""
    if fut is not None and not isfuture(fut) and not iscoroutine(fut) and not hasattr(type(fut), "__await__"):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        fut.cancel()
        try:
            await _wait_quietly(fut)
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with Timeout(None if timeout is None else get_running_loop().time() + timeout):
        return await fut


async def _wait_quietly(future):
    waiter = get_running_loop().create_future()
    future.add_done_callback(lambda f: _set_unless_done(waiter, None))
    await waiter


class _AsCompleted:
    """What is done first comes first, by a plain or an async loop."""

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._handle = None
        loop = get_event_loop()
        todo = dict.fromkeys([ensure_future(aw, loop=loop) for aw in dict.fromkeys(aws)])
        for f in todo:
            f.add_done_callback(self._finished)
        self._todo = todo
        self._left = len(todo)
        if todo and timeout is not None:
            self._handle = loop.call_later(timeout, self._expired)

    def _finished(self, f):
        if f not in self._todo:
            return
        del self._todo[f]
        self._done.put_nowait(f)
        if not self._todo and self._handle is not None:
            self._handle.cancel()

    def _expired(self):
        for f in self._todo:
            f.remove_done_callback(self._finished)
            self._done.put_nowait(None)
        self._todo.clear()

    async def _next(self, result):
        f = await self._done.get()
        if f is None:
            raise TimeoutError
        return f.result() if result else f

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next(True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next(False)


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompleted(fs, timeout)


async def to_thread(func, /, *args, **kwargs):
    """Calls the function at once: there is one thread."""
    await _pause
    return func(*args, **kwargs)


def run_coroutine_threadsafe(coro, loop):
    raise RuntimeError("run_coroutine_threadsafe is not available: the interpreter has one thread")


# Running


class Runner:
    """A loop that several coroutines can be run in, one after another."""

    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._make = loop_factory or new_event_loop
        self._loop = None
        self._context = None

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, *args):
        self.close()

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "created":
            self._loop = self._make()
            set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._context = None if _copy_context is None else _copy_context()
            self._state = "started"

    def get_loop(self):
        self._start()
        return self._loop

    def close(self):
        if self._state != "started":
            return
        loop = self._loop
        # CPython runs two tasks of its own when a loop is shut down; names count them.
        global _task_count
        _task_count += 2
        try:
            left = [t for t in _tasks.values() if t._loop is loop and not t.done()]
            if left:
                for task in left:
                    task.cancel()
                loop.run_until_complete(gather(*left, return_exceptions=True))
                for task in left:
                    if not task.cancelled() and task._exception is not None:
                        loop.call_exception_handler(
                            {
                                "message": "unhandled exception during asyncio.run() shutdown",
                                "exception": task._exception,
                                "task": task,
                            }
                        )
            if loop._asyncgens:
                loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            set_event_loop(None)
            loop.close()
            for key in [k for k, t in _tasks.items() if t._loop is loop]:
                del _tasks[key]
            self._loop = None
            self._state = "closed"

    def run(self, coro, *, context=None):
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        if not iscoroutine(coro):
            if not hasattr(type(coro), "__await__"):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = _await(coro)
        task = self._loop.create_task(coro, context=context or self._context)
        return self._loop.run_until_complete(task)


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine in a loop of its own, to its end."""
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


# Timeouts


class Timeout:
    """Cancels what it surrounds when its time has come."""

    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._state = "created"
        self._handle = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
        self._handle = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._handle = loop.call_soon(self._fire)
            else:
                self._handle = loop.call_at(when, self._fire)

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        info = [self._state]
        if self._state == "active":
            info.append(f"when={None if self._when is None else round(self._when, 3)}")
        return f"<Timeout [{self._state}]{' ' + ' '.join(info[1:]) if info[1:] else ''}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._before and kind is not None:
                if issubclass(kind, CancelledError):
                    raise TimeoutError from value
        elif self._state == "active":
            self._state = "exited"
        return None

    def _fire(self):
        self._task.cancel()
        self._state = "expiring"
        self._handle = None


def timeout(delay):
    """A Timeout that many seconds from now."""
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


# Groups


class TaskGroup:
    """Tasks that end together: the first failure cancels the others."""

    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._parent_cancelled = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._completed = None

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered = True
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, kind, value, tb):
        self._exiting = True
        if kind is not None and issubclass(kind, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = value
        propagate = value if kind is not None and issubclass(kind, CancelledError) else None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._completed is None:
                self._completed = self._loop.create_future()
            try:
                await self._completed
            except CancelledError as ex:
                if not self._aborting:
                    propagate = ex
                    self._abort()
            self._completed = None
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancelled and self._parent.uncancel() == 0:
            # Only the group's own request was left: the tasks' errors say what happened.
            propagate = None
        if propagate is not None and not self._errors:
            raise propagate
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(value)
        if self._errors:
            if self._parent.cancelling():
                self._parent.uncancel()
                self._parent.cancel()
            try:
                raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
            finally:
                self._errors = None
                propagate = None
        return None

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        if not self._entered:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context, **kwargs)
        if not task.done():
            self._tasks.add(task)
        task.add_done_callback(self._task_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.discard(task)
        if self._completed is not None and not self._tasks and not self._completed.done():
            self._completed.set_result(True)
        if task.cancelled():
            return
        exc = task._exception
        if exc is None:
            return
        self._errors.append(exc)
        if isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        if self._parent.done():
            self._loop.call_exception_handler(
                {
                    "message": f"Task {task!r} has errored out but its parent task {self._parent} is already completed",
                    "exception": exc,
                    "task": task,
                }
            )
            return
        if not self._aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()


# Locks and queues


class _Waiting:
    """Waiters of a primitive, in the order of their coming."""

    _loop = None

    def _future(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop.create_future()


class _Manager(_Waiting):
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, kind, value, tb):
        self.release()


class Lock(_Manager):
    """One holder at a time."""

    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = _deque()
        self._locked = False

    def __repr__(self):
        extra = "locked" if self._locked else "unlocked"
        if self._waiters:
            extra = f"{extra}, waiters:{len(self._waiters)}"
        return f"{_base_repr(self)} [{extra}]>"

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(w.cancelled() for w in self._waiters):
            self._locked = True
            return True
        waiter = self._future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()

    def _wake(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


def _base_repr(self):
    return object.__repr__(self)[:-1]


class Event(_Waiting):
    """A flag to wait for."""

    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = _deque()
        self._value = False

    def __repr__(self):
        extra = "set" if self._value else "unset"
        if self._waiters:
            extra = f"{extra}, waiters:{len(self._waiters)}"
        return f"{_base_repr(self)} [{extra}]>"

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        waiter = self._future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_Manager):
    """Something to wait for while holding a lock."""

    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = _deque()

    def __repr__(self):
        extra = "locked" if self.locked() else "unlocked"
        if self._waiters:
            extra = f"{extra}, waiters:{len(self._waiters)}"
        return f"{_base_repr(self)} [{extra}]>"

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = self._future()
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                error = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except CancelledError as e:
                        error = e
                if error is not None:
                    raise error
        except BaseException:
            self._wake(1)
            raise

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._wake(n)

    def _wake(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Manager):
    """So many holders at a time."""

    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = _deque()
        self._value = value

    def __repr__(self):
        extra = "locked" if self.locked() else f"unlocked, value:{self._value}"
        if self._waiters:
            extra = f"{extra}, waiters:{len(self._waiters)}"
        return f"{_base_repr(self)} [{extra}]>"

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake()

    def _wake(self):
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more than acquired."""

    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_Waiting):
    """Where a number of tasks wait for one another."""

    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        extra = self._state
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return f"{_base_repr(self)} [{extra}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            while self._state in ("draining", "resetting"):
                await self._cond.wait()
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    while self._state == "filling":
                        await self._cond.wait()
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            if self._count > 0:
                if self._state != "resetting":
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


class Queue(_Waiting):
    """First in, first out."""

    __module__ = "asyncio.queues"

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = _deque()
        self._putters = _deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = _deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def _format(self):
        text = f"maxsize={self._maxsize!r}"
        if getattr(self, "_queue", None):
            text += f" _queue={list(self._queue)!r}"
        if self._getters:
            text += f" _getters[{len(self._getters)}]"
        if self._putters:
            text += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            text += f" tasks={self._unfinished_tasks}"
        if self._is_shutdown:
            text += " shutdown"
        return text

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    def _wake(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            putter = self._future()
            self._putters.append(putter)
            try:
                await putter
            except BaseException:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.cancelled():
                    self._wake(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            getter = self._future()
            self._getters.append(getter)
            try:
                await getter
            except BaseException:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if not self.empty() and not getter.cancelled():
                    self._wake(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in self._getters, self._putters:
            while waiters:
                waiter = waiters.popleft()
                if not waiter.done():
                    waiter.set_result(None)


class PriorityQueue(Queue):
    """The smallest first."""

    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        from heapq import heappush

        heappush(self._queue, item)

    def _get(self):
        from heapq import heappop

        return heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()


# The names of CPython's submodules all lead here.
for _n in "base_events coroutines events exceptions futures locks queues runners tasks taskgroups timeouts threads".split():
    _sys.modules["asyncio." + _n] = globals()[_n] = _sys.modules[__name__]
del _c, _n

__all__ = [n for n in dir() if not n.startswith("_")]
