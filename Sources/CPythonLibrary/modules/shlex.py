"""Words as a shell splits them."""

__all__ = ["shlex", "split", "quote", "join"]

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


class shlex:
    """A reader of words, quotes and comments."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            text = instream
        elif instream is None:
            import sys

            text = sys.stdin.read()
        else:
            text = instream.read()
        self._text = text
        self._at = 0
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.pushback = []
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ""
        elif punctuation_chars is True:
            punctuation_chars = "();<>|&"
        self._punctuation = punctuation_chars
        if punctuation_chars:
            self.wordchars += "~-./*?="
            self.wordchars = "".join(c for c in self.wordchars if c not in punctuation_chars)

    @property
    def punctuation_chars(self):
        return self._punctuation

    def push_token(self, tok):
        self.pushback.insert(0, tok)

    def get_token(self):
        if self.pushback:
            return self.pushback.pop(0)
        return self.read_token()

    def read_token(self):
        text = self._text
        size = len(text)
        token = ""
        quoted = False
        state = " "
        outer = " "
        while True:
            c = text[self._at] if self._at < size else ""
            self._at += 1
            if c == "\n":
                self.lineno += 1
            if state == " ":
                if not c:
                    state = None
                    break
                if c in self.whitespace:
                    if token or self.posix and quoted:
                        break
                elif c in self.commenters:
                    self._skip_line()
                elif self.posix and c in self.escape:
                    outer = "a"
                    state = c
                elif c in self.wordchars:
                    token = c
                    state = "a"
                elif c in self._punctuation and c:
                    token = c
                    state = "c"
                elif c in self.quotes:
                    if not self.posix:
                        token = c
                    state = c
                elif self.whitespace_split:
                    token = c
                    state = "a"
                else:
                    token = c
                    if token or self.posix and quoted:
                        break
            elif state in self.quotes:
                quoted = True
                if not c:
                    raise ValueError("No closing quotation")
                if c == state:
                    if not self.posix:
                        token += c
                        state = " "
                        break
                    state = "a"
                elif self.posix and c in self.escape and state in self.escapedquotes:
                    outer = state
                    state = c
                else:
                    token += c
            elif state in self.escape:
                if not c:
                    raise ValueError("No escaped character")
                if outer in self.quotes and c != state and c != outer:
                    token += state
                token += c
                state = outer
            else:
                if not c:
                    state = None
                    break
                if c in self.whitespace:
                    state = " "
                    if token or self.posix and quoted:
                        break
                elif c in self.commenters:
                    self._skip_line()
                    if self.posix:
                        state = " "
                        if token or quoted:
                            break
                elif state == "c":
                    if c in self._punctuation:
                        token += c
                    else:
                        if c not in self.whitespace:
                            self._at -= 1
                        state = " "
                        break
                elif self.posix and c in self.quotes:
                    state = c
                elif self.posix and c in self.escape:
                    outer = "a"
                    state = c
                elif c in self.wordchars or c in self.quotes or self.whitespace_split and c not in self._punctuation:
                    token += c
                else:
                    self._at -= 1
                    state = " "
                    if token or self.posix and quoted:
                        break
        if state is None:
            self._at = size
        if self.posix and not quoted and token == "":
            return None
        return token

    def _skip_line(self):
        end = self._text.find("\n", self._at)
        self._at = len(self._text) if end < 0 else end + 1
        self.lineno += 1

    def error_leader(self, infile=None, lineno=None):
        return '"%s", line %d: ' % (self.infile if infile is None else infile, self.lineno if lineno is None else lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError("s argument must not be None")
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


def join(split_command):
    """A command line of words."""
    return " ".join(quote(arg) for arg in split_command)


def quote(s):
    """The word as a shell reads it back."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
