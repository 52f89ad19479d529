"""A parser that calls a method for each piece of an HTML document."""

__all__ = ["HTMLParser"]

_SPACE = " \t\n\r\f"
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_HEX = frozenset("0123456789abcdefABCDEF")


class HTMLParser:
    """Feed it text; it calls handle_starttag, handle_endtag, handle_data and the others."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")
    RCDATA_CONTENT_ELEMENTS = ("textarea", "title")

    def __init__(self, *, convert_charrefs=True, scripting=False):
        self.convert_charrefs = convert_charrefs
        self.scripting = scripting
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self._escapable = False
        self.lineno = 1
        self.offset = 0
        self.__starttag_text = None

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self.__starttag_text

    def set_cdata_mode(self, elem, *, escapable=False):
        self.cdata_elem = elem.lower()
        self._escapable = escapable and not self.convert_charrefs

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass

    def updatepos(self, i, j):
        if i < j:
            lines = self.rawdata.count("\n", i, j)
            if lines:
                self.lineno += lines
                self.offset = j - self.rawdata.rindex("\n", i, j) - 1
            else:
                self.offset += j - i
        return j

    def _data(self, text, escaped=False):
        if text:
            if self.convert_charrefs and not escaped:
                from html import unescape

                text = unescape(text)
            self.handle_data(text)

    def _go(self, end):
        s = self.rawdata
        size = len(s)
        i = 0
        while i < size:
            if self.cdata_elem:
                j = self._cdata_end(i)
                if j < 0:
                    if not end:
                        # The tail might be the start of the closing tag.
                        break
                    j = size
                if not self._escapable:
                    self._data(s[i:j], self.cdata_elem in self.CDATA_CONTENT_ELEMENTS)
                    i = self.updatepos(i, j)
                    self.clear_cdata_mode()
                    continue
                while i < j:
                    amp = s.find("&", i, j)
                    if amp != i:
                        amp = j if amp < 0 else amp
                        self._data(s[i:amp])
                    else:
                        amp = self._reference(i, True)
                    i = self.updatepos(i, amp)
                self.clear_cdata_mode()
                continue
            if self.convert_charrefs:
                j = s.find("<", i)
                if j < 0:
                    if not end:
                        # A reference that what comes may complete is kept back.
                        amp = s.rfind("&", max(i, size - 34))
                        if amp >= 0 and not any(c in _SPACE + ";" for c in s[amp:]):
                            break
                    j = size
            else:
                j = i
                while j < size and s[j] not in "<&":
                    j += 1
            if j > i:
                self._data(s[i:j])
                i = self.updatepos(i, j)
                continue
            k = self._markup(i, end) if s[i] == "<" else self._reference(i, end)
            if k < 0:
                break
            i = self.updatepos(i, k)
        if end and i < size:
            self._data(s[i:])
            i = self.updatepos(i, size)
        self.rawdata = s[i:]

    def _cdata_end(self, i):
        low = self.rawdata.lower() if self.rawdata.isascii() else self.rawdata
        mark = "</" + self.cdata_elem
        j = low.find(mark, i)
        while j >= 0:
            after = self.rawdata[j + len(mark) : j + len(mark) + 1]
            if not after:
                return -1
            if after in _SPACE + "/>":
                return j
            j = low.find(mark, j + 2)
        return -1

    def _reference(self, i, end):
        """At an ampersand, when references are not converted."""
        s = self.rawdata
        size = len(s)
        k = i + 1
        if s.startswith("#", k):
            k += 1
            digits = "0123456789"
            if s[k : k + 1] in ("x", "X"):
                k += 1
                digits = _HEX
            start = k
            while k < size and s[k] in digits:
                k += 1
            if k > start:
                if k == size:
                    return -1
                self.handle_charref(s[i + 2 : k])
                return k + (s[k : k + 1] == ";")
        elif s[k : k + 1] in _LETTERS:
            while k < size and (s[k].isascii() and s[k].isalnum() or s[k] in "-."):
                k += 1
            if k == size:
                return -1
            self.handle_entityref(s[i + 1 : k])
            return k + (s[k : k + 1] == ";")
        if i + 1 == size and not end:
            return -1
        self.handle_data("&")
        return i + 1

    def _markup(self, i, end):
        """At a "<": the index after what it starts, or -1 for more input."""
        s = self.rawdata
        c = s[i + 1 : i + 2]
        if c in _LETTERS and c:
            return self._start_tag(i, end)
        if c == "/":
            return self._end_tag(i, end)
        if c == "!":
            return self._declaration(i, end)
        if c == "?":
            j = s.find(">", i + 2)
            if j < 0:
                if not end:
                    return -1
                self.handle_pi(s[i + 2 :])
                return len(s)
            self.handle_pi(s[i + 2 : j])
            return j + 1
        if not c and not end:
            return -1
        self.handle_data("<")
        return i + 1

    def _declaration(self, i, end):
        s = self.rawdata
        if s.startswith("<!--", i):
            if s.startswith((">", "->"), i + 4):
                self.handle_comment("")
                return s.index(">", i + 4) + 1
            j = i + 4
            while True:
                a = s.find("-->", j)
                b = s.find("--!>", j)
                if a < 0 and b < 0:
                    if not end:
                        return -1
                    text = s[i + 4 :]
                    for tail in "--!", "--", "-":
                        if text.endswith(tail):
                            text = text[: -len(tail)]
                            break
                    self.handle_comment(text)
                    return len(s)
                if b >= 0 and (a < 0 or b < a):
                    self.handle_comment(s[i + 4 : b])
                    return b + 4
                self.handle_comment(s[i + 4 : a])
                return a + 3
        if s.startswith("<![", i):
            close = "]]>" if s.startswith("<![CDATA[", i) else ">"
            j = s.find(close, i + 3)
            if j < 0:
                if not end:
                    return -1
                self.unknown_decl(s[i + 3 :])
                return len(s)
            text = s[i + 3 : j]
            if close == ">" and text.endswith("]"):
                text = text[:-1]
            if close == ">":
                self.handle_comment(s[i + 2 : j])
            else:
                self.unknown_decl(text)
            return j + len(close)
        j = s.find(">", i + 2)
        if j < 0:
            if not end or s[i:] == "<!":
                if not end:
                    return -1
                self.handle_comment("")
                return len(s)
            j = len(s)
        text = s[i + 2 : j]
        if text[:7].lower() == "doctype":
            self.handle_decl(text)
        else:
            self.handle_comment(text)
        return min(j + 1, len(s))

    def _tag_end(self, i):
        """The index of the ">" that ends the tag at i, skipping quoted values; -1 when it isn't there yet."""
        s = self.rawdata
        size = len(s)
        k = i + 1
        while k < size and s[k] not in _SPACE + "/>":
            k += 1
        while k < size:
            c = s[k]
            if c == ">":
                return k
            if c in _SPACE or c == "/":
                k += 1
                continue
            k += 1
            while k < size and s[k] not in _SPACE + "/>=":
                k += 1
            at = k
            while k < size and s[k] in _SPACE:
                k += 1
            if k < size and s[k] == "=":
                k += 1
                while k < size and s[k] in _SPACE:
                    k += 1
                if k < size and s[k] in "\"'":
                    k = s.find(s[k], k + 1) + 1
                    if not k:
                        return -1
                else:
                    while k < size and s[k] not in _SPACE + ">":
                        k += 1
            else:
                k = at
        return -1

    def _start_tag(self, i, end):
        s = self.rawdata
        stop = self._tag_end(i)
        if stop < 0:
            return len(s) if end else -1
        self.__starttag_text = s[i : stop + 1]
        k = i + 1
        while s[k] not in _SPACE + "/>":
            k += 1
        self.lasttag = tag = s[i + 1 : k].lower()
        attrs = []
        closed = False
        while k < stop:
            c = s[k]
            if c in _SPACE or c == "/":
                closed = c == "/"
                k += 1
                continue
            closed = False
            start = k
            k += 1
            while s[k] not in _SPACE + "/>=":
                k += 1
            name = s[start:k]
            at = k
            while s[k] in _SPACE:
                k += 1
            value = None
            if s[k] == "=":
                k += 1
                while s[k] in _SPACE:
                    k += 1
                start = k
                if s[k] in "\"'":
                    k = s.index(s[k], k + 1) + 1
                    value = s[start + 1 : k - 1]
                else:
                    while k < stop and s[k] not in _SPACE + ">":
                        k += 1
                    value = s[start:k]
                if "&" in value:
                    from html import unescape

                    value = unescape(value)
            else:
                k = at
            attrs.append((name.lower(), value))
        if closed:
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
            elif tag in self.RCDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag, escapable=True)
            elif tag == "plaintext":
                self.set_cdata_mode(tag)
        return stop + 1

    def _end_tag(self, i, end):
        s = self.rawdata
        c = s[i + 2 : i + 3]
        if c == ">":
            return i + 3
        if not c:
            if not end:
                return -1
            self.handle_data("</")
            return len(s)
        if c not in _LETTERS:
            j = s.find(">", i + 2)
            if j < 0:
                if not end:
                    return -1
                j = len(s)
            self.handle_comment(s[i + 2 : j])
            return min(j + 1, len(s))
        stop = self._tag_end(i + 1)
        if stop < 0:
            return len(s) if end else -1
        k = i + 2
        while s[k] not in _SPACE + "/>":
            k += 1
        self.handle_endtag(s[i + 2 : k].lower())
        return stop + 1
