"""Checks brackets, quotes and comments in source text, and formats nested structures."""

PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
OPENING = set(PAIRS.values())


class Mismatch(Exception):
    def __init__(self, line, column, message):
        self.line, self.column = line, column
        super().__init__(f"{line}:{column}: {message}")


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty stack")
        return self._items.pop()

    def peek(self):
        return self._items[-1] if self._items else None

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return bool(self._items)


def check(text, angle=False):
    stack, quote, line, column, deepest = Stack(), None, 1, 0, 0
    for char in text:
        column += 1
        if char == "\n":
            if quote:
                raise Mismatch(*quote[1:], f"quote {quote[0]} is not closed")
            line, column = line + 1, 0
        elif quote:
            if char == quote[0]:
                quote = None
        elif char in "'\"":
            quote = (char, line, column)
        elif char in OPENING and (angle or char != "<"):
            stack.push((char, line, column))
            deepest = max(deepest, len(stack))
        elif char in PAIRS and (angle or char != ">"):
            if not stack:
                raise Mismatch(line, column, f"{char} closes nothing")
            opened, at_line, at_column = stack.pop()
            if opened != PAIRS[char]:
                raise Mismatch(line, column, f"{char} does not close {opened} from {at_line}:{at_column}")
    if quote:
        raise Mismatch(*quote[1:], f"quote {quote[0]} is not closed")
    if stack:
        char, at_line, at_column = stack.pop()
        raise Mismatch(at_line, at_column, f"{char} is never closed")
    return deepest


def pretty(text, pad="  "):
    out, depth = [], 0
    for char in text:
        if char in "([{":
            depth += 1
            out.append(char + "\n" + pad * depth)
        elif char in ")]}":
            depth -= 1
            out.append("\n" + pad * depth + char)
        elif char == ",":
            out.append(",\n" + pad * depth)
        elif char != " " or out and not out[-1].endswith(pad):
            out.append(char)
    return "".join(out)


def longest_valid(text):
    starts, best = [-1], (0, "")
    for i, char in enumerate(text):
        if char == "(":
            starts.append(i)
        else:
            starts.pop()
            if not starts:
                starts.append(i)
            elif i - starts[-1] > best[0]:
                best = (i - starts[-1], text[starts[-1] + 1:i + 1])
    return best


def generate(n, opened=0, closed=0, text=""):
    if len(text) == 2 * n:
        yield text
        return
    if opened < n:
        yield from generate(n, opened + 1, closed, text + "(")
    if closed < opened:
        yield from generate(n, opened, closed + 1, text + ")")


for text in ["", "()", "([{}])", "f(a[1], {'x': ')'})", "(]", "(()", "())", "x = 'abc", "a\nb)\n", "[\n(\n]", "<a>", 'say("(")']:
    try:
        print(f"{text!r:24} ok, depth {check(text)}")
    except Mismatch as error:
        print(f"{text!r:24} {error}")
try:
    check("<a", angle=True)
except Mismatch as error:
    print(error, error.line, error.column)
print(pretty("call(a, [1, 2], {k: (x)})"))
print(longest_valid("(()"), longest_valid(")()())"), longest_valid(""))
print([len(list(generate(n))) for n in range(7)], list(generate(3)))
try:
    Stack().pop()
except IndexError as error:
    print(error, Stack().peek(), len(Stack()))
