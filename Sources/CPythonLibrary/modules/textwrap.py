# Text wrapping and filling.

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "
_TO_SPACE = {ord(c): " " for c in _SPACE}
_PUNCTUATION = "_!\"'&.,?"


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return (c.isalnum() or c == "_") and not c.isdecimal()


def _before_dash(c):
    return c.isalnum() or c in _PUNCTUATION


def _dashes(text, i):
    """End of a run of two dashes or more at i with a word after it, or 0."""
    j = i
    size = len(text)
    while j < size and text[j] == "-":
        j += 1
    return j if j - i >= 2 and j < size and _is_word(text[j]) else 0


def _split_simple(text):
    chunks = []
    i = 0
    size = len(text)
    while i < size:
        j = i + 1
        if text[i] in _SPACE:
            while j < size and text[j] in _SPACE:
                j += 1
        else:
            while j < size and text[j] not in _SPACE:
                j += 1
        chunks.append(text[i:j])
        i = j
    return chunks


def _split_hyphens(text):
    """Words, runs of space and dashes; words also end behind a hyphen between letters."""
    chunks = []
    i = 0
    size = len(text)
    while i < size:
        j = i + 1
        if text[i] in _SPACE:
            while j < size and text[j] in _SPACE:
                j += 1
        else:
            end = 0
            if text[i] == "-" and i and _before_dash(text[i - 1]):
                end = _dashes(text, i)
            if end:
                j = end
            else:
                while j < size:
                    c = text[j]
                    if c in _SPACE:
                        break
                    if c == "-":
                        if _hyphen_ends(text, j):
                            j += 1
                            break
                        if _before_dash(text[j - 1]) and _dashes(text, j):
                            break
                    j += 1
        chunks.append(text[i:j])
        i = j
    return chunks


def _hyphen_ends(text, j):
    # Two letters, or letter-hyphen-letter, before it; a letter after it that does not stand
    # alone.
    before = (j >= 2 and _is_letter(text[j - 1]) and _is_letter(text[j - 2])) or (
        j >= 3 and text[j - 2] == "-" and _is_letter(text[j - 3]) and _is_letter(text[j - 1]))
    if not before:
        return False
    after = text[j + 1:j + 4]
    if len(after) < 2 or not _is_letter(after[0]):
        return False
    if after[1] == "-":
        return len(after) > 2 and _is_letter(after[2])
    return _is_letter(after[1])


class TextWrapper:
    """Wraps text to a width; the attributes are the options of the functions."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_TO_SPACE)
        chunks = _split_hyphens(text) if self.break_on_hyphens else _split_simple(text)
        if self.fix_sentence_endings:
            i = 0
            while i < len(chunks) - 1:
                if chunks[i + 1] == " " and _ends_sentence(chunks[i]):
                    chunks[i + 1] = "  "
                    i += 2
                else:
                    i += 1
        return chunks

    def _break_long(self, chunks, line, used, width):
        """Takes as much as fits from the first chunk, which is longer than a line."""
        room = 1 if width < 1 else width - used
        chunk = chunks[-1]
        if self.break_long_words:
            end = room
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        drop = self.drop_whitespace
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if drop and lines and not chunks[-1].strip():
                del chunks[-1]
            line = []
            used = 0
            while chunks and used + len(chunks[-1]) <= width:
                used += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break_long(chunks, line, used, width)
                used = sum(map(len, line))
            if drop and line and not line[-1].strip():
                used -= len(line[-1])
                del line[-1]
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    not chunks or drop and len(chunks) == 1 and not chunks[0].strip()
            ) and used <= width:
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, used, width, indent)
            break
        return lines

    def _end_with_placeholder(self, lines, line, used, width, indent):
        placeholder = self.placeholder
        while line:
            if line[-1].strip() and used + len(placeholder) <= width:
                line.append(placeholder)
                lines.append(indent + "".join(line))
                return
            used -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(placeholder) <= self.width:
                lines[-1] = previous + placeholder
                return
        lines.append(indent + placeholder.lstrip())

    def wrap(self, text):
        """The lines of the wrapped paragraph, without line ends."""
        return self._wrap_chunks(self._chunks(text))

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _ends_sentence(chunk):
    if chunk[-1:] in ("'", '"'):
        chunk = chunk[:-1]
    return len(chunk) > 1 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


def wrap(text, width=70, **kwargs):
    """Wrap one paragraph; returns the list of lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Wrap one paragraph; returns one string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse white space and cut the text to the width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove the white space that all lines begin with."""
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    full = [line for line in lines if line and not line.isspace()]
    margin = 0
    if full:
        # What the least and the greatest line share, all lines share.
        low = min(full)
        high = max(full)
        for a, b in zip(low, high):
            if a != b or a not in " \t":
                break
            margin += 1
    return "\n".join([line[margin:] if line and not line.isspace() else "" for line in lines])


def indent(text, prefix, predicate=None):
    """Put the prefix before the lines that are not blank, or that the predicate accepts."""
    result = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else not line.isspace():
            result.append(prefix)
        result.append(line)
    return "".join(result)
