"""Names that match shell patterns."""

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]

_cache = {}


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def _matcher(pat):
    match = _cache.get(pat)
    if match is None:
        import re

        if isinstance(pat, bytes):
            expression = bytes(translate(str(pat, "latin-1")), "latin-1")
        else:
            expression = translate(pat)
        if len(_cache) > 256:
            _cache.clear()
        match = _cache[pat] = re.compile(expression).match
    return match


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def filter(names, pat):
    match = _matcher(pat)
    return [n for n in names if match(n)]


def filterfalse(names, pat):
    match = _matcher(pat)
    return [n for n in names if not match(n)]


def _parts(pat, star, question):
    """The pattern as pieces of an expression."""
    parts = []
    i = 0
    size = len(pat)
    while i < size:
        c = pat[i]
        i += 1
        if c == "*":
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif c == "?":
            parts.append(question)
        elif c == "[":
            j = i
            if pat[j : j + 1] == "!":
                j += 1
            if pat[j : j + 1] == "]":
                j += 1
            j = pat.find("]", j)
            if j < 0:
                parts.append("\\[")
            else:
                parts.append(_bracket(pat[i:j]))
                i = j + 1
        else:
            import re

            parts.append(re.escape(c))
    return parts


def _bracket(body):
    if "-" in body:
        # Ranges that run backwards match nothing and are dropped.
        chunks = []
        i = 0
        k = 2 if body[0] == "!" else 1
        size = len(body)
        while True:
            k = body.find("-", k, size)
            if k < 0:
                break
            chunks.append(body[i:k])
            i = k + 1
            k += 3
        rest = body[i:]
        if rest:
            chunks.append(rest)
        else:
            chunks[-1] += "-"
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        body = "-".join(s.replace("\\", "\\\\").replace("-", "\\-") for s in chunks)
    else:
        body = body.replace("\\", "\\\\")
    if not body:
        return "(?!)"
    if body == "!":
        return "."
    out = []
    for c in body:
        out.append("\\" + c if c in "&~|" else c)
    body = "".join(out)
    if body[0] == "!":
        body = "^" + body[1:]
    elif body[0] in "^[":
        body = "\\" + body
    return f"[{body}]"


class _Star:
    pass


def translate(pat):
    """The regular expression of a shell pattern."""
    star = _Star()
    parts = _parts(pat, star, ".")
    out = []
    i = 0
    size = len(parts)
    while i < size and parts[i] is not star:
        out.append(parts[i])
        i += 1
    while i < size:
        i += 1
        if i == size:
            out.append(".*")
            break
        fixed = []
        while i < size and parts[i] is not star:
            fixed.append(parts[i])
            i += 1
        text = "".join(fixed)
        # The first place where the fixed part fits is as good as any: nothing is tried again.
        out.append(".*" + text if i == size else f"(?>.*?{text})")
    return "(?s:" + "".join(out) + ")\\z"
