"""An interpreter for a small stack language with words, conditionals and loops."""


class ForthError(Exception):
    pass


class Forth:
    def __init__(self):
        self.stack, self.words, self.output, self.memory = [], {}, [], {}
        self.steps = 0
        self.builtins = {
            "+": self.binary(lambda a, b: a + b), "-": self.binary(lambda a, b: a - b),
            "*": self.binary(lambda a, b: a * b), "/": self.divide, "mod": self.binary(lambda a, b: a % b),
            "<": self.binary(lambda a, b: -(a < b)), ">": self.binary(lambda a, b: -(a > b)), "=": self.binary(lambda a, b: -(a == b)),
            "dup": lambda: self.push(self.peek()), "drop": lambda: self.pop(),
            "swap": lambda: self.stack.extend(reversed(self.take(2))),
            "over": lambda: self.push(self.peek(2)), "rot": self.rot,
            ".": lambda: self.output.append(str(self.pop())), "emit": lambda: self.output.append(chr(self.pop())),
            ".s": lambda: self.output.append(f"<{len(self.stack)}> " + " ".join(map(str, self.stack))),
            "!": self.store, "@": lambda: self.push(self.memory.get(self.pop(), 0)),
        }

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        if not self.stack:
            raise ForthError("stack underflow")
        return self.stack.pop()

    def peek(self, n=1):
        if len(self.stack) < n:
            raise ForthError("stack underflow")
        return self.stack[-n]

    def take(self, n):
        self.peek(n)
        taken = self.stack[-n:]
        del self.stack[-n:]
        return taken

    def binary(self, function):
        return lambda: self.push(function(*self.take(2)))

    def divide(self):
        a, b = self.take(2)
        if b == 0:
            raise ForthError("division by zero")
        self.push(a // b)

    def rot(self):
        a, b, c = self.take(3)
        self.stack += [b, c, a]

    def store(self):
        value, address = self.take(2)
        self.memory[address] = value

    def parse(self, tokens, ends=()):
        block = []
        while tokens:
            token = tokens.pop(0)
            if token in ends:
                return block, token
            if token == "if":
                yes, end = self.parse(tokens, ("else", "then"))
                no = self.parse(tokens, ("then",))[0] if end == "else" else []
                block.append(("if", yes, no))
            elif token == "begin":
                block.append(("until", self.parse(tokens, ("until",))[0]))
            elif token == "do":
                block.append(("do", self.parse(tokens, ("loop",))[0]))
            elif token == ":":
                name = tokens.pop(0)
                block.append(("define", name, self.parse(tokens, (";",))[0]))
            else:
                block.append(token)
        if ends:
            raise ForthError(f"missing {' or '.join(ends)}")
        return block, None

    def execute(self, block, index=None):
        for item in block:
            self.steps += 1
            if self.steps > 5000:
                raise ForthError("too many steps")
            match item:
                case ("if", yes, no):
                    self.execute(yes if self.pop() else no, index)
                case ("until", body):
                    while True:
                        self.execute(body, index)
                        if self.pop():
                            break
                case ("do", body):
                    limit, start = self.take(2)
                    for i in range(start, limit):
                        self.execute(body, i)
                case ("define", name, body):
                    self.words[name] = body
                case "i" if index is not None:
                    self.push(index)
                case str(word) if word in self.words:
                    self.execute(self.words[word], index)
                case str(word) if word in self.builtins:
                    self.builtins[word]()
                case str(word):
                    try:
                        self.push(int(word))
                    except ValueError:
                        raise ForthError(f"unknown word {word!r}") from None

    def run(self, source):
        self.output.clear()
        self.steps = 0
        try:
            self.execute(self.parse(source.lower().split())[0])
        except ForthError as error:
            self.stack.clear()
            return f"error: {error}"
        return " ".join(self.output) or "ok"


forth = Forth()
for line in [
    "1 2 + 3 * .", "5 dup * . 10 4 - .", "1 2 3 rot .s", "drop drop drop",
    ": square dup * ;", "7 square .", ": cube dup square * ; 3 cube .",
    ": fact dup 1 > if dup 1 - fact * else drop 1 then ;", "10 fact . 0 fact .",
    ": count 0 do i . loop ; 5 count", ": gcd begin swap over mod dup 0 = until drop ; 48 36 gcd .",
    "3 begin dup . 1 - dup 0 = until drop", "42 100 ! 100 @ . 7 @ .", "72 emit 105 emit",
    ": abs dup 0 < if 0 swap - then ; -5 abs . 5 abs .", "1 0 /", "+", "1 if", "bogus", ": loop begin 0 until ; loop", ".s",
    ": fib dup 2 < if else dup 1 - fib swap 2 - fib + then ; 12 fib .",
]:
    print(f"> {line}\n{forth.run(line)}")
print(sorted(forth.words))
