# Errors as notebooks show them: the frames of the cell and of what it called, with their source, without colours.


class StdinNotImplementedError(NotImplementedError):
    """There is nobody to type an answer."""


StdinNotImplementedError.__module__ = "IPython.core.error"

SHOWN_FRAMES = 40
SHOWN_CHAIN = 12
SHOWN_TEXT = 100000


def safe_text(value):
    try:
        text = str(value)
    except BaseException:
        text = "<exception str() failed>"
    return text if len(text) <= SHOWN_TEXT else text[:SHOWN_TEXT] + "…"


def source_lines(name):
    source = CELLS.get(name)
    if source is not None:
        return source.splitlines()
    if name.startswith("<"):
        return []
    try:
        with io.open(name, encoding="utf-8", errors="replace") as file:
            return file.read(4 << 20).splitlines()
    except Exception:
        return []


def frames_of(error):
    frames = []
    trace = error.__traceback__
    while trace is not None and len(frames) < 100000:
        code = trace.tb_frame.f_code
        # Frames of the runner itself say nothing to the user.
        if code.co_filename != "<context>":
            frames.append((code.co_filename, trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return frames


def frame_text(frame, files):
    name, line, function = frame
    lines = files.get(name)
    if lines is None:
        lines = files[name] = source_lines(name)
    place = "" if function == "<module>" else ", in %s" % function
    if name in CELLS:
        head = "%s, line %d%s" % (name, line, place if not place else place + "()" * (not function.startswith("<")))
    else:
        head = "File %s:%d%s" % (name, line, place)
    shown = []
    first = max(1, line - 2)
    for number in range(first, min(len(lines), line + 2) + 1):
        text = lines[number - 1][:400]
        arrow = "----> %d %s" % (number, text) if number == line else "%*d %s" % (6 + len(str(line)), number, text)
        shown.append(arrow.rstrip())
    return "\n".join([head] + shown)


def syntax_text(error):
    name = error.filename or "<unknown>"
    head = "  %s, line %s" % (name if name in CELLS else "File %s" % name, error.lineno)
    parts = [head]
    if error.text:
        text = error.text.rstrip("\n")
        stripped = text.lstrip()
        parts.append("    " + stripped)
        if error.offset is not None:
            column = max(0, error.offset - 1 - (len(text) - len(stripped)))
            end = getattr(error, "end_offset", None)
            width = 1
            if end and getattr(error, "end_lineno", None) == error.lineno:
                width = max(1, min(end - error.offset, len(stripped) - column))
            parts.append("    " + " " * column + "^" * width)
    return "\n".join(parts)


def error_name(error):
    kind = type(error)
    if isinstance(error, CellError):
        return error.name
    return getattr(kind, "__name__", "error")


def error_value(error):
    if isinstance(error, CellError):
        return error.value
    if isinstance(error, SyntaxError):
        name = error.filename
        place = " (%s, line %s)" % (name, error.lineno) if name else ""
        return safe_text(error.msg) + place
    return safe_text(error)


def one_error(error, files):
    name = error_name(error)
    value = error_value(error)
    last = "%s: %s" % (name, value) if value else name
    if isinstance(error, CellError):
        return last
    rule = "-" * 75
    pad = max(1, 75 - len(name) - 33)
    head = "%s%s%s" % (name, " " * pad, "Traceback (most recent call last)")
    parts = [rule, head]
    frames = frames_of(error)
    cut = len(frames) - SHOWN_FRAMES
    for index, frame in enumerate(frames):
        if cut > 0 and index == SHOWN_FRAMES // 2:
            parts.append("    [... skipping %d frames]\n" % cut)
        if cut > 0 and SHOWN_FRAMES // 2 <= index < SHOWN_FRAMES // 2 + cut:
            continue
        parts.append(frame_text(frame, files) + "\n")
    if isinstance(error, SyntaxError):
        if not frames:
            parts = []
        parts.append(syntax_text(error))
        last = "%s: %s" % (name, safe_text(error.msg))
    elif not frames:
        parts = [rule, head]
    parts.append(last)
    try:
        for note in error.__notes__:
            parts.append(safe_text(note))
    except BaseException:
        pass
    inner = getattr(error, "exceptions", None)
    if isinstance(inner, tuple):
        for index, item in enumerate(inner[:SHOWN_CHAIN]):
            parts.append("  (%d) %s: %s" % (index + 1, error_name(item), error_value(item)))
    return "\n".join(parts)


def chain_of(error):
    chain = [(error, "")]
    seen = {id(error)}
    while len(chain) < SHOWN_CHAIN:
        if error.__cause__ is not None:
            error = error.__cause__
            why = "The above exception was the direct cause of the following exception:"
        elif error.__context__ is not None and not error.__suppress_context__:
            error = error.__context__
            why = "During handling of the above exception, another exception occurred:"
        else:
            break
        if id(error) in seen:
            break
        seen.add(id(error))
        chain.append((error, why))
    return chain


def error_message(error):
    files = {}
    parts = []
    for item, why in reversed(chain_of(error)):
        parts.append(one_error(item, files))
        if why:
            parts.append("\n" + why + "\n")
    text = "\n".join(parts)
    if len(text) > 4 * SHOWN_TEXT:
        text = text[: 2 * SHOWN_TEXT] + "\n…\n" + text[-2 * SHOWN_TEXT :]
    return {"t": "error", "name": error_name(error), "value": error_value(error), "traceback": text}
