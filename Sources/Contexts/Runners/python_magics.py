# Magics: lines and cells that are not Python. Only looked at where the text is no Python.
import re as _re
import shlex as _shlex
import subprocess as _subprocess

LINE = _re.compile(r"^(\s*)(?:([\w.,\[\]'\" ]+?)\s*=\s*)?(!!?|%)(?!=)\s*(.*)$")
HELP = _re.compile(r"^(\s*)(\?{1,2})?\s*([\w.]+)\s*(\?{1,2})?\s*;?\s*$")


class UsageError(Exception):
    """A magic that does not exist or was called wrongly."""


UsageError.__module__ = "IPython.core.error"


def usage(text):
    return CellError("UsageError", text)


def ends_in_semicolon(text):
    from io import StringIO
    from tokenize import COMMENT, DEDENT, ENDMARKER, NEWLINE, NL, generate_tokens

    last = ""
    try:
        for token in generate_tokens(StringIO(text).readline):
            if token.type not in (COMMENT, NL, NEWLINE, ENDMARKER, DEDENT):
                last = token.string
    except Exception:
        return False
    return last == ";"


def expand_magics(source):
    """Python in place of the magics; None where there are none."""
    stripped = source.lstrip("\n")
    if stripped.startswith("%%"):
        head, _, body = stripped.partition("\n")
        name, _, line = head[2:].partition(" ")
        return "get_ipython().run_cell_magic(%r, %r, %r)" % (name.strip(), line.strip(), body)
    changed = False
    lines = source.split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        found = LINE.match(line)
        made = None
        if found:
            indent, target, mark, rest = found.groups()
            # A command may go on behind a backslash.
            while rest.endswith("\\") and index + 1 < len(lines):
                rest = rest[:-1] + lines.pop(index + 1)
            call = {
                "!": "get_ipython().%s(%%r)" % ("getoutput" if target else "system"),
                "!!": "get_ipython().getoutput(%r)",
            }.get(mark)
            if mark == "%":
                name, _, words = rest.partition(" ")
                made = "get_ipython().run_line_magic(%r, %r)" % (name, words.strip())
            else:
                made = call % rest
            made = "%s%s%s" % (indent, target + " = " if target else "", made)
        elif "?" in line:
            found = HELP.match(line)
            if found and (found.group(2) or found.group(4)):
                detail = found.group(2) or found.group(4)
                made = "%sget_ipython().help(%r, %r)" % (found.group(1), found.group(3), len(detail) > 1)
        if made is not None:
            lines[index] = made
            changed = True
        index += 1
    return "\n".join(lines) if changed else None


def substituted(command):
    """`{expression}` and `$name` become their values, as far as they have one."""

    def value(match):
        text = match.group(1) or match.group(2)
        try:
            return str(eval(text, user))
        except Exception:
            return match.group(0)

    return _re.sub(r"\{([^{}]+)\}|\$([A-Za-z_]\w*)", value, command)


def run_shell(command, shell="bash", capture=False):
    flush()
    program = shell if _which(shell) else "sh"
    process = _subprocess.Popen(
        [program, "-c", command], stdin=_subprocess.DEVNULL, stdout=_subprocess.PIPE if capture else None
    )
    try:
        text = process.communicate()[0]
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process.returncode, (text or b"").decode("utf-8", "replace")


def _which(name):
    from shutil import which

    return which(name)


class SList(list):
    """Lines of a command's output."""

    @property
    def n(self):
        return "\n".join(self)

    @property
    def s(self):
        return " ".join(self)

    @property
    def l(self):
        return list(self)


class Shell:
    """The part of IPython's shell that magics and programs call."""

    user_ns = user

    @property
    def execution_count(self):
        return State.count

    def system(self, command):
        code, _ = run_shell(substituted(command))
        user["_exit_code"] = code

    def getoutput(self, command):
        code, text = run_shell(substituted(command), capture=True)
        user["_exit_code"] = code
        return SList(text.splitlines())

    def run_line_magic(self, name, line):
        magic = LINE_MAGICS.get(name)
        if magic is None:
            if name in CELL_MAGICS:
                raise usage("Line magic function `%%%s` not found (But cell magic `%%%%%s` exists)." % (name, name))
            raise usage("Line magic function `%%%s` not found." % name)
        return magic(line)

    def run_cell_magic(self, name, line, cell):
        magic = CELL_MAGICS.get(name)
        if magic is None:
            raise usage("Cell magic `%%%%%s` not found." % name)
        return magic(line, cell)

    def magic(self, text):
        name, _, line = text.partition(" ")
        return self.run_line_magic(name.lstrip("%"), line)

    def run_cell(self, text):
        return nested(text)

    def help(self, name, detailed=False):
        try:
            value = eval(name, user)
        except Exception:
            print("Object `%s` not found." % name)
            return
        import inspect

        parts = []
        try:
            parts.append("Signature: %s%s" % (name, inspect.signature(value)))
        except Exception:
            pass
        parts.append("Type:      %s" % type(value).__name__)
        if not callable(value):
            parts.append("String form: %s" % value)
        parts.append("Docstring: %s" % (inspect.getdoc(value) or "<no docstring>"))
        if detailed:
            try:
                parts.append("Source:\n" + inspect.getsource(value))
            except Exception:
                pass
        publish({"text/plain": "\n".join(parts)})


_shell = Shell()


def shell():
    return _shell


def nested(text, name=None):
    """Runs text as part of the cell that runs; gives the value of its last expression."""
    State.in_user_code = False
    try:
        return run_cell(text, name or cell_name(State.count))[1]
    finally:
        State.in_user_code = True
        State.dirty = True


# ---- Line magics.


def magic_pip(line):
    code, _ = run_shell("%s -m pip --disable-pip-version-check %s" % (_shlex.quote(sys.executable), substituted(line)))
    if code:
        raise CellError("PipError", "pip ended with exit code %d" % code)
    import importlib

    importlib.invalidate_caches()
    site = _modules.get("site")
    path = site.getusersitepackages() if site else None
    if path and path not in sys.path and os.path.isdir(path):
        sys.path.append(path)


def magic_cd(line):
    where = substituted(line.strip().strip("'\"")) or "~"
    if where == "-":
        where = user.get("_dh", [os.getcwd()])[-1]
    before = os.getcwd()
    os.chdir(os.path.expanduser(where))
    user.setdefault("_dh", []).append(before)
    print(os.getcwd())


def magic_env(line):
    line = line.strip()
    if not line:
        return dict(_environ)
    if "=" in line:
        name, _, value = line.partition("=")
        _environ[name.strip()] = substituted(value.strip())
        print("env: %s=%s" % (name.strip(), _environ[name.strip()]))
        return None
    if line not in _environ:
        raise usage("Environment does not have key: %s" % line)
    return _environ[line]


def spent(seconds):
    for unit_name, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9)):
        if seconds * factor >= 1:
            break
    return "%.3g %s" % (seconds * factor, unit_name)


def magic_time(line, cell=None):
    before = time.process_time()
    wall = time.perf_counter()
    try:
        return nested(line if cell is None else line + "\n" + cell)
    finally:
        print("CPU times: %s" % spent(time.process_time() - before))
        print("Wall time: %s" % spent(time.perf_counter() - wall))


def magic_timeit(line, cell=None):
    import timeit

    options = {"-n": None, "-r": 7}
    words = line.split(" ")
    while words and words[0][:2] in options:
        word = words.pop(0)
        options[word[:2]] = int(word[2:] or words.pop(0))
    text = " ".join(words)
    timer = timeit.Timer(text if cell is None else cell, text if cell is not None and text else "pass", globals=user)
    number = options["-n"] or timer.autorange()[0]
    times = [one / number for one in timer.repeat(options["-r"], number)]
    mean = sum(times) / len(times)
    deviation = (sum((one - mean) ** 2 for one in times) / len(times)) ** 0.5
    print(
        "%s ± %s per loop (mean ± std. dev. of %d runs, %s loops each)"
        % (spent(mean), spent(deviation), len(times), format(number, ","))
    )


HIDDEN = {"In", "Out", "display", "get_ipython", "exit", "quit"}


def own_names():
    return sorted(name for name in user if not name.startswith("_") and name not in HIDDEN)


def magic_who(line):
    names = own_names()
    print("\t ".join(names) if names else "Interactive namespace is empty.")


def magic_whos(line):
    print("Variable   Type       Data/Info\n" + "-" * 32)
    for name in own_names():
        print("%-10s %-10s %s" % (name, type(user[name]).__name__, safe_repr(user[name])))


def safe_repr(value):
    try:
        return repr(value)[:60].replace("\n", " ")
    except Exception:
        return "?"


def magic_reset(line):
    for name in own_names():
        del user[name]
    user["Out"] = {}


def magic_matplotlib(line):
    if line.strip() not in ("", "inline", "agg", "--list", "auto", "notebook", "widget"):
        print("figures are shown as results here, whatever the backend")


def magic_run(line):
    words = _shlex.split(substituted(line))
    if not words:
        raise usage("%run needs a file")
    with io.open(words[0], encoding="utf-8") as file:
        text = file.read()
    arguments, sys.argv = sys.argv, words
    try:
        exec(compile(text, words[0], "exec"), user)
    finally:
        sys.argv = arguments


def magic_lsmagic(line):
    print("Available line magics:\n" + "  ".join("%" + name for name in sorted(LINE_MAGICS)))
    print("\nAvailable cell magics:\n" + "  ".join("%%" + name for name in sorted(CELL_MAGICS)))


def magic_system(line):
    return _shell.getoutput(line)


# ---- Cell magics.


def script_magic(program):
    def run(line, cell):
        code, _ = run_shell(cell, program)
        user["_exit_code"] = code
        if code:
            raise CellError(
                "CalledProcessError", "Command '%s' returned non-zero exit status %d." % (program, code)
            )

    return run


def magic_writefile(line, cell):
    words = _shlex.split(substituted(line))
    append = "-a" in words or "--append" in words
    names = [word for word in words if not word.startswith("-")]
    if len(names) != 1:
        raise usage("%%writefile needs the name of one file")
    name = os.path.expanduser(names[0])
    print(("Appending to %s" if append else "Overwriting %s" if os.path.exists(name) else "Writing %s") % names[0])
    with io.open(name, "a" if append else "w", encoding="utf-8") as file:
        file.write(cell)


class CapturedIO:
    def __init__(self, out, err, outputs):
        self.stdout, self.stderr, self.outputs = out, err, outputs

    def show(self):
        sys.stdout.write(self.stdout)
        sys.stderr.write(self.stderr)
        for data in self.outputs:
            publish(data)

    __call__ = show


def magic_capture(line, cell):
    out, err = io.StringIO(), io.StringIO()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    captured, State.capture = State.capture, []
    try:
        nested(cell)
    finally:
        sys.stdout, sys.stderr = before
        shown, State.capture = State.capture, captured
        names = [word for word in line.split() if not word.startswith("-")]
        if names:
            user[names[0]] = CapturedIO(out.getvalue(), err.getvalue(), shown)


def showing_magic(kind):
    def run(line, cell):
        publish({kind: cell, "text/plain": cell})

    return run


LINE_MAGICS = {
    "pip": magic_pip, "cd": magic_cd, "pwd": lambda line: os.getcwd(), "env": magic_env, "set_env": magic_env,
    "time": magic_time, "timeit": magic_timeit, "who": magic_who, "whos": magic_whos, "reset": magic_reset,
    "matplotlib": magic_matplotlib, "lsmagic": magic_lsmagic, "run": magic_run, "sx": magic_system,
    "system": magic_system, "load_ext": lambda line: None, "autoreload": lambda line: None,
    "config": lambda line: None,
}
CELL_MAGICS = {
    "time": magic_time, "timeit": magic_timeit, "bash": script_magic("bash"), "sh": script_magic("sh"),
    "writefile": magic_writefile, "file": magic_writefile, "capture": magic_capture,
    "javascript": showing_magic("application/javascript"), "js": showing_magic("application/javascript"),
    "html": showing_magic("text/html"), "HTML": showing_magic("text/html"), "latex": showing_magic("text/latex"),
    "markdown": showing_magic("text/markdown"), "svg": showing_magic("image/svg+xml"),
}
