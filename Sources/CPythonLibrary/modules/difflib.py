"""Differences between sequences."""

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
    "context_diff", "unified_diff", "diff_bytes", "HtmlDiff", "Match",
]  # fmt: skip


class Match(tuple):
    """A run that two sequences share: where it starts in each, and how long it is."""

    __slots__ = ()
    _fields = __match_args__ = ("a", "b", "size")
    a = property(lambda self: self[0])
    b = property(lambda self: self[1])
    size = property(lambda self: self[2])

    def __new__(cls, a, b, size):
        return tuple.__new__(cls, (a, b, size))

    def __getnewargs__(self):
        return tuple(self)

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, **kwds):
        return Match(*[kwds.pop(n, v) for n, v in zip(self._fields, self)])

    def __repr__(self):
        return "Match(a=%r, b=%r, size=%r)" % tuple(self)


class SequenceMatcher:
    """Finds the runs that two sequences share, the longest first."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        places = {}
        for i, item in enumerate(b):
            at = places.get(item)
            if at is None:
                places[item] = [i]
            else:
                at.append(i)
        self.bjunk = junk = set()
        if self.isjunk:
            for item in places:
                if self.isjunk(item):
                    junk.add(item)
            for item in junk:
                del places[item]
        self.bpopular = popular = set()
        n = len(b)
        if self.autojunk and n >= 200:
            # What is nearly everywhere tells nothing and costs the most.
            limit = n // 100 + 1
            for item, at in places.items():
                if len(at) > limit:
                    popular.add(item)
            for item in popular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest run shared by a[alo:ahi] and b[blo:bhi]; of several the first in a, then in b."""
        a = self.a
        b = self.b
        places = self.b2j
        junk = self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        i0, j0, best = alo, blo, 0
        # For each place in b, how long the run is that ends there and at the item of a before.
        lengths = {}
        nothing = []
        for i in range(alo, ahi):
            new = {}
            before = lengths.get
            for j in places.get(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = new[j] = before(j - 1, 0) + 1
                if k > best:
                    i0, j0, best = i - k + 1, j - k + 1, k
            lengths = new
        # The run grows by popular items, then by junk next to it.
        while i0 > alo and j0 > blo and b[j0 - 1] not in junk and a[i0 - 1] == b[j0 - 1]:
            i0, j0, best = i0 - 1, j0 - 1, best + 1
        while i0 + best < ahi and j0 + best < bhi and b[j0 + best] not in junk and a[i0 + best] == b[j0 + best]:
            best += 1
        while i0 > alo and j0 > blo and b[j0 - 1] in junk and a[i0 - 1] == b[j0 - 1]:
            i0, j0, best = i0 - 1, j0 - 1, best + 1
        while i0 + best < ahi and j0 + best < bhi and b[j0 + best] in junk and a[i0 + best] == b[j0 + best]:
            best += 1
        return Match(i0, j0, best)

    def get_matching_blocks(self):
        """All runs in order, the last one empty at both ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        na, nb = len(self.a), len(self.b)
        todo = [(0, na, 0, nb)]
        found = []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, k = match
            if k:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    todo.append((i + k, ahi, j + k, bhi))
        found.sort()
        i1 = j1 = k1 = 0
        merged = []
        for i2, j2, k2 in found:
            if i1 + k1 == i2 and j1 + k1 == j2:
                k1 += k2
            else:
                if k1:
                    merged.append(Match(i1, j1, k1))
                i1, j1, k1 = i2, j2, k2
        if k1:
            merged.append(Match(i1, j1, k1))
        merged.append(Match(na, nb, 0))
        self.matching_blocks = merged
        return merged

    def get_opcodes(self):
        """How to turn a into b, as (tag, i1, i2, j1, j2)."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = answer = []
        for ai, bj, size in self.get_matching_blocks():
            if i < ai and j < bj:
                tag = "replace"
            elif i < ai:
                tag = "delete"
            elif j < bj:
                tag = "insert"
            else:
                tag = ""
            if tag:
                answer.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                answer.append(("equal", ai, i, bj, j))
        return answer

    def get_grouped_opcodes(self, n=3):
        """Groups of changes with n items of context."""
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How alike the sequences are, from 0 to 1."""
        return _ratio(sum(m[2] for m in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = dict(self.fullbcount)
        matches = 0
        for item in self.a:
            n = left.get(item, 0)
            if n > 0:
                matches += 1
                left[item] = n - 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n possibilities most like the word, of those that are like enough."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for x in possibilities:
        matcher.set_seq1(x)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            score = matcher.ratio()
            if score >= cutoff:
                found.append((score, x))
    found.sort(reverse=True)
    return [x for _, x in found[:n]]


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is empty or has nothing but white space and one "#"."""
    if pat is not None:
        return pat(line) is not None
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


class Differ:
    """Differences of lines, with hints at what changed within them."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield "%s %s" % (tag, x[i])

    def _plain(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _replace(self, a, alo, ahi, b, blo, bhi):
        """Pairs lines that are alike and marks what differs in them."""
        # A pair must be this much alike; among those, lines that are near to one another are compared, so that the
        # work grows with the number of lines and not with its square.
        cutoff = 0.74999
        window = 10
        matcher = SequenceMatcher(self.charjunk)
        dump_i, dump_j = alo, blo
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            wanted = alo + (j - blo)
            best = cutoff
            best_i = None
            near = range(max(dump_i, wanted - window), min(ahi, wanted + window + 1))
            if not near:
                break
            for i in near:
                matcher.set_seq1(a[i])
                if (
                    matcher.real_quick_ratio() > best
                    and matcher.quick_ratio() > best
                    and (ratio := matcher.ratio()) > best
                ):
                    best, best_i = ratio, i
            if best_i is None:
                continue
            yield from self._fancy(a, dump_i, best_i, b, dump_j, j)
            mine, theirs = a[best_i], b[j]
            if mine == theirs:
                yield "  " + mine
            else:
                atags = btags = ""
                matcher.set_seqs(mine, theirs)
                for tag, ai1, ai2, bj1, bj2 in matcher.get_opcodes():
                    la, lb = ai2 - ai1, bj2 - bj1
                    if tag == "replace":
                        atags += "^" * la
                        btags += "^" * lb
                    elif tag == "delete":
                        atags += "-" * la
                    elif tag == "insert":
                        btags += "+" * lb
                    else:
                        atags += " " * la
                        btags += " " * lb
                yield from self._hints(mine, theirs, atags, btags)
            dump_i, dump_j = best_i + 1, j + 1
        yield from self._fancy(a, dump_i, ahi, b, dump_j, bhi)

    def _fancy(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._plain(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _hints(self, aline, bline, atags, btags):
        yield "- " + aline
        atags = _keep_space(aline, atags).rstrip()
        if atags:
            yield f"? {atags}\n"
        yield "+ " + bline
        btags = _keep_space(bline, btags).rstrip()
        if btags:
            yield f"? {btags}\n"


def _keep_space(line, tags):
    return "".join(c if t == " " and c.isspace() else t for c, t in zip(line, tags))


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Differences of lines, as Differ gives them."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two sequences that a Differ's delta was made of."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _check_types(a, b, *args):
    for seq in a, b:
        if isinstance(seq, str):
            raise TypeError("input must be a sequence of strings, not str")
        if seq and not isinstance(seq[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(seq[0]).__name__, seq[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError("all arguments must be str, not: %r" % (arg,))


def _unified_range(start, stop):
    beginning = start + 1
    length = stop - start
    if length == 1:
        return f"{beginning}"
    if not length:
        beginning -= 1
    return f"{beginning},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Differences of lines as `diff -u` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            fromdate = f"\t{fromfiledate}" if fromfiledate else ""
            todate = f"\t{tofiledate}" if tofiledate else ""
            yield f"--- {fromfile}{fromdate}{lineterm}"
            yield f"+++ {tofile}{todate}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _context_range(start, stop):
    beginning = start + 1
    length = stop - start
    if not length:
        beginning -= 1
    if length <= 1:
        return f"{beginning}"
    return f"{beginning},{beginning + length - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Differences of lines as `diff -c` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefix = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            fromdate = f"\t{fromfiledate}" if fromfiledate else ""
            todate = f"\t{tofiledate}" if tofiledate else ""
            yield f"*** {fromfile}{fromdate}{lineterm}"
            yield f"--- {tofile}{todate}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield prefix[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield prefix[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """Differences of lines of bytes, by one of the functions above."""

    def decode(s):
        try:
            return s.decode("ascii", "surrogateescape")
        except AttributeError as err:
            raise TypeError("all arguments must be bytes, not %s (%r)" % (type(s).__name__, s)) from err

    a = list(map(decode, a))
    b = list(map(decode, b))
    names = [decode(x) for x in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *names, n, decode(lineterm)):
        yield line.encode("ascii", "surrogateescape")


class HtmlDiff:
    """Two texts side by side as an HTML table."""

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_table(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5):
        from html import escape

        a = [line.rstrip("\n").expandtabs(self._tabsize) for line in fromlines]
        b = [line.rstrip("\n").expandtabs(self._tabsize) for line in tolines]
        matcher = SequenceMatcher(self._linejunk, a, b)
        groups = matcher.get_grouped_opcodes(numlines) if context else [matcher.get_opcodes()]

        def cell(number, text, kind):
            if text is None:
                return '<td class="diff_header"></td><td></td>'
            text = escape(text).replace(" ", "&nbsp;")
            if kind:
                text = f'<span class="{kind}">{text}</span>'
            return f'<td class="diff_header">{number}</td><td nowrap="nowrap">{text}</td>'

        rows = []
        for group in groups:
            rows.append("<tbody>")
            for tag, i1, i2, j1, j2 in group:
                left = {"replace": "diff_chg", "delete": "diff_sub"}.get(tag, "")
                right = {"replace": "diff_chg", "insert": "diff_add"}.get(tag, "")
                for k in range(max(i2 - i1, j2 - j1)):
                    i, j = i1 + k, j1 + k
                    rows.append(
                        "<tr>"
                        + cell(i + 1, a[i] if i < i2 else None, left)
                        + cell(j + 1, b[j] if j < j2 else None, right)
                        + "</tr>"
                    )
            rows.append("</tbody>")
        head = ""
        if fromdesc or todesc:
            head = (
                f'<thead><tr><th colspan="2" class="diff_header">{fromdesc}</th>'
                f'<th colspan="2" class="diff_header">{todesc}</th></tr></thead>'
            )
        return '<table class="diff" rules="groups">%s\n%s\n</table>' % (head, "\n".join(rows))

    def make_file(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5, *, charset="utf-8"):
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context, numlines)
        return (
            f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="{charset}"><title>Diff comparison</title>\n'
            "<style>.diff{font-family:monospace}.diff_add{background:#afa}.diff_chg{background:#ff7}"
            f".diff_sub{{background:#faa}}</style></head>\n<body>\n{table}\n</body>\n</html>"
        )
