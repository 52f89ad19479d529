# A twin of the process for an image of it: a copy by fork that stands still until it is woken, elsewhere and with new
# descriptors 0 to 3.
import gc as _gc

_twins = []


def handle_other(operation, request):
    if operation == "preload":
        send({"t": "preloaded", "failed": preload(request.get("modules", []))})
    elif operation == "twin":
        make_twin()
    else:
        send({"t": "problem", "problem": "unknown request"})


def preload(names):
    failed = {}
    for name in names:
        try:
            with user_code:
                __import__(name)
        except BaseException as error:
            failed[name] = "%s: %s" % (type(error).__name__, error)
    return failed


def reap_twins():
    for twin in list(_twins):
        try:
            if os.waitpid(twin, os.WNOHANG)[0]:
                _twins.remove(twin)
        except OSError:
            _twins.remove(twin)


def make_twin():
    import threading

    reap_twins()
    flush()
    if threading.active_count() > 1 or len(os.listdir("/proc/self/task")) > 1:
        # Only the thread that forks lives on in a copy; what others hold locked stays so for ever.
        problem = stop_idle_threads()
        if problem:
            send({"t": "problem", "problem": problem})
            return
    _gc.collect()
    # The copies share pages for as long as nobody writes to them; a collection writes to every object.
    _gc.freeze()
    State.is_twin = True
    try:
        twin = os.fork()
        if twin == 0:
            sleep_as_twin()
            return
    finally:
        State.is_twin = False
    os.waitpid(twin, os.WUNTRACED)
    _twins.append(twin)
    send({"t": "twin", "pid": twin})


def stop_idle_threads():
    """Threads of Python are the user's; those of numeric libraries wait for work and are made anew after a fork."""
    import threading

    others = [one.name for one in threading.enumerate() if one is not threading.current_thread()]
    return "the code has threads of its own: " + ", ".join(others[:5]) if others else None


def sleep_as_twin():
    _dup2(CONTROL, 3, True)
    for descriptor in (CONTROL,) + Streams.saved:
        try:
            posix.close(descriptor)
        except OSError:
            pass
    os.kill(_getpid(), _signal.SIGSTOP)
    wake_up()


def wake_up():
    _dup2(3, CONTROL, False)
    posix.close(3)
    State.owner = _getpid()
    State.interrupts = 0
    State.loop = None
    adopt_streams()
    repair_streams()
    nonce, text = receive()
    if nonce is None:
        _exit(0)
    request = json_value(text.decode("utf-8", "replace"))
    for name, value in (request.get("env") or {}).items():
        _environ[name] = value
    if request.get("cwd"):
        try:
            os.chdir(request["cwd"])
        except OSError:
            pass
    if request.get("reset"):
        State.count = 0
        user["In"], user["Out"] = [""], {}
    reseed()
    State.nonce = nonce
    State.number = 0
    State.barrier = 0
    State.dirty = True
    send({"t": "hello", "pid": State.owner, "version": sys.version.split()[0], "after": barrier()})


def reseed():
    """What is random must not be the same in every copy. The system's generator, which `secrets` uses, never is."""
    for name, action in (
        ("random", lambda module: module.seed()),
        ("numpy.random", lambda module: module.seed()),
        ("ssl", lambda module: module.RAND_add(os.urandom(64), 64.0)),
        ("tempfile", lambda module: setattr(module, "_name_sequence", None)),
    ):
        module = _modules.get(name)
        if module is not None:
            try:
                action(module)
            except BaseException:
                pass
