"""HTML's special characters, in and out."""

__all__ = ["escape", "unescape"]

_COMMON = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'", "nbsp;": "\xa0"}
# Where Windows-1252 has a character and Unicode a control, browsers take the character.
_WINDOWS = (
    "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
    "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"
)


def escape(s, quote=True):
    """Replaces the characters that mean something in HTML."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _number(n):
    if n == 0 or n > 0x10FFFF or 0xD800 <= n <= 0xDFFF:
        return "\ufffd"
    if n == 13:
        return "\r"
    if 0x80 <= n <= 0x9F:
        return _WINDOWS[n - 0x80]
    if n <= 8 or n == 11 or 14 <= n <= 31 or n == 127 or 0xFDD0 <= n <= 0xFDEF or n & 0xFFFE == 0xFFFE:
        return ""
    return chr(n)


def unescape(s):
    """Replaces named and numeric character references."""
    at = s.find("&")
    if at < 0:
        return s
    out = []
    done = 0
    size = len(s)
    while at >= 0:
        out.append(s[done:at])
        done = at
        i = at + 1
        if s[i : i + 1] == "#":
            i += 1
            base = 10
            digits = "0123456789"
            if s[i : i + 1] in ("x", "X"):
                i += 1
                base = 16
                digits = "0123456789abcdefABCDEF"
            start = i
            while i < size and s[i] in digits:
                i += 1
            if i > start:
                out.append(_number(int(s[start:i], base) if i - start < 12 else 0x110000 if s[start:i].strip("0") else 0))
                done = i + (s[i : i + 1] == ";")
        else:
            start = i
            while i < size and i - start < 32 and s[i] not in "\t\n\f <&#;":
                i += 1
            if i > start:
                if s[i : i + 1] == ";":
                    i += 1
                name = s[start:i]
                text = _COMMON.get(name)
                if text is None:
                    from html.entities import html5

                    text = html5.get(name)
                    if text is None:
                        # The longest name that the text begins with.
                        for end in range(len(name) - 1, 1, -1):
                            if name[:end] in html5:
                                text = html5[name[:end]] + name[end:]
                                break
                        else:
                            text = "&" + name
                out.append(text)
                done = i
        if done == at:
            out.append("&")
            done = at + 1
        at = s.find("&", done)
    out.append(s[done:])
    return "".join(out)
