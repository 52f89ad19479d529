"""Writes and reads a JSON-like text without the json module, and compares with it."""
import json


class ParseError(ValueError):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
REVERSE = {v: k for k, v in ESCAPES.items() if k != "/"}


def dumps(value, indent=None, level=0):
    def quote(text):
        out = ['"']
        for char in text:
            if char in REVERSE:
                out.append("\\" + REVERSE[char])
            elif ord(char) < 32 or ord(char) > 126:
                code = ord(char)
                if code > 0xFFFF:
                    code -= 0x10000
                    out.append(f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}")
                else:
                    out.append(f"\\u{code:04x}")
            else:
                out.append(char)
        return "".join(out) + '"'

    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (list, tuple)):
        parts, ends = [dumps(v, indent, level + 1) for v in value], "[]"
    elif isinstance(value, dict):
        parts, ends = [f"{quote(str(k))}: {dumps(v, indent, level + 1)}" for k, v in value.items()], "{}"
    else:
        raise TypeError(f"cannot write {type(value).__name__}")
    if not parts:
        return ends
    if indent is None:
        return ends[0] + ", ".join(parts) + ends[1]
    pad = "\n" + " " * indent * (level + 1)
    return ends[0] + pad + ("," + pad).join(parts) + "\n" + " " * indent * level + ends[1]


class Reader:
    def __init__(self, text):
        self.text, self.at = text, 0

    def read(self):
        value = self.value()
        self.space()
        if self.at < len(self.text):
            raise ParseError("extra text", self.at)
        return value

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        self.space()
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, char):
        if self.peek() != char:
            raise ParseError(f"expected {char!r}", self.at)
        self.at += 1

    def value(self):
        char = self.peek()
        if char == "{":
            return dict(self.items("{", "}", self.pair))
        if char == "[":
            return list(self.items("[", "]", self.value))
        if char == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def items(self, opening, closing, item):
        self.take(opening)
        if self.peek() == closing:
            self.at += 1
            return
        while True:
            yield item()
            if self.peek() == closing:
                self.at += 1
                return
            self.take(",")

    def pair(self):
        self.peek()
        key = self.string()
        self.take(":")
        return key, self.value()

    def string(self):
        self.take('"')
        out = []
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            if char == '"':
                return "".join(out)
            if char == "\\":
                kind = self.text[self.at]
                self.at += 1
                if kind == "u":
                    out.append(chr(int(self.text[self.at:self.at + 4], 16)))
                    self.at += 4
                else:
                    out.append(ESCAPES[kind])
            else:
                out.append(char)
        raise ParseError("unterminated string", self.at)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-0123456789.eE":
            self.at += 1
        word = self.text[start:self.at]
        try:
            return float(word) if set(word) & set(".eE") else int(word)
        except ValueError:
            raise ParseError("unexpected text", start) from None


sample = {"name": "Zoë \"Z\"\n", "n": [1, -2.5, 1e20, True, None], "empty": [{}, []], "nested": {"a": {"b": ["😀\t"]}}}
text = dumps(sample)
print(text)
print(text == json.dumps(sample), dumps(sample, 2) == json.dumps(sample, indent=2))
print(dumps({"a": [1, {"b": None}]}, 2))
back = Reader('{"a": [1, 2.5, "x\\n\\u00e9"], "b": {"c": null, "d": [true, false, {}]}, "e": -3e2}').read()
print(back, back == json.loads(json.dumps(back)))
for bad in ['{"a" 1}', "[1, 2", '"abc', "[1,]", "tru", "1 2", '{"a": }', ""]:
    try:
        print(Reader(bad).read())
    except ParseError as error:
        print(f"{bad!r}: {error}")
try:
    dumps({"x": object})
except TypeError as error:
    print(error)
