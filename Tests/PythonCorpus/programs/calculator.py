"""A tokenizer, a recursive descent parser and an evaluator for arithmetic."""
import math


class CalcError(Exception):
    pass


class Token:
    def __init__(self, kind, value, position):
        self.kind, self.value, self.position = kind, value, position

    def __repr__(self):
        return f"{self.kind}({self.value!r})"


def tokenize(text):
    position = 0
    while position < len(text):
        char = text[position]
        if char.isspace():
            position += 1
        elif char.isdigit() or char == ".":
            start = position
            while position < len(text) and (text[position].isdigit() or text[position] == "."):
                position += 1
            word = text[start:position]
            if word.count(".") > 1 or word == ".":
                raise CalcError(f"bad number {word!r} at {start}")
            yield Token("NUM", float(word) if "." in word else int(word), start)
        elif char.isalpha():
            start = position
            while position < len(text) and text[position].isalnum():
                position += 1
            yield Token("NAME", text[start:position], start)
        elif text.startswith("**", position):
            yield Token("OP", "**", position)
            position += 2
        elif char in "+-*/%(),=":
            yield Token("OP", char, position)
            position += 1
        else:
            raise CalcError(f"unexpected {char!r} at {position}")
    yield Token("END", None, position)


class Parser:
    functions = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs}

    def __init__(self, variables):
        self.variables = variables

    def run(self, text):
        self.tokens = list(tokenize(text))
        self.index = 0
        if self.tokens[0].kind == "NAME" and self.tokens[1].value == "=":
            name = self.tokens[0].value
            self.index = 2
            value = self.expression()
            self.variables[name] = value
        else:
            value = self.expression()
        self.expect("END")
        return value

    @property
    def current(self):
        return self.tokens[self.index]

    def accept(self, *values):
        if self.current.kind == "OP" and self.current.value in values:
            self.index += 1
            return self.tokens[self.index - 1].value
        return None

    def expect(self, what):
        token = self.current
        if token.kind != what and token.value != what:
            raise CalcError(f"expected {what} but found {token} at {token.position}")
        self.index += 1

    def expression(self):
        value = self.term()
        while op := self.accept("+", "-"):
            right = self.term()
            value = value + right if op == "+" else value - right
        return value

    def term(self):
        value = self.unary()
        while op := self.accept("*", "/", "%"):
            right = self.unary()
            if op == "*":
                value *= right
            elif right == 0:
                raise CalcError("division by zero")
            else:
                value = value / right if op == "/" else value % right
        return value

    def unary(self):
        if self.accept("-"):
            return -self.unary()
        return self.power()

    def power(self):
        base = self.atom()
        if self.accept("**"):
            return base ** self.unary()
        return base

    def atom(self):
        token = self.current
        self.index += 1
        if token.kind == "NUM":
            return token.value
        if token.kind == "NAME":
            if self.accept("("):
                arguments = [self.expression()]
                while self.accept(","):
                    arguments.append(self.expression())
                self.expect(")")
                if token.value not in self.functions:
                    raise CalcError(f"no function {token.value}")
                return self.functions[token.value](*arguments)
            if token.value not in self.variables:
                raise CalcError(f"no variable {token.value}")
            return self.variables[token.value]
        if token.value == "(":
            value = self.expression()
            self.expect(")")
            return value
        raise CalcError(f"unexpected {token} at {token.position}")


parser = Parser({"pi": 3})
for line in [
    "1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 / 4", "7 % 4 - 1", "x = 5 * pi", "x * 2 + 0.5",
    "sqrt(16) + max(1, x, 3)", "1 +", "(1", "2 $ 3", "1.2.3", "5 / 0", "foo(1)", "y", "abs(-7) - -3", "", "1 2",
]:
    try:
        print(f"{line!r:28} = {parser.run(line)}")
    except CalcError as error:
        print(f"{line!r:28} ! {error}")
print(list(tokenize("a1 = 2**x")))
