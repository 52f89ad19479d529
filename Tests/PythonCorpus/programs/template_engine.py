"""A template engine with expressions, filters, loops, conditions and escaping, by regular expressions."""
import re

TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)


class TemplateError(Exception):
    pass


FILTERS = {
    "upper": str.upper,
    "title": str.title,
    "join": lambda v, sep=", ": sep.join(map(str, v)),
    "default": lambda v, d="": v or d,
    "round": lambda v, n="0": f"{float(v):.{int(n)}f}",
    "length": len,
}


def lookup(path, context):
    value = context
    for part in path.split("."):
        try:
            value = value[int(part)] if part.isdigit() and not isinstance(value, dict) else value[part]
        except (KeyError, IndexError, TypeError):
            try:
                value = getattr(value, part)
            except AttributeError:
                return None
    return value


def evaluate(text, context):
    head, *filters = [p.strip() for p in text.split("|")]
    if m := re.fullmatch(r"(['\"])(.*)\1", head):
        value = m[2]
    elif re.fullmatch(r"-?\d+(\.\d+)?", head):
        value = float(head) if "." in head else int(head)
    else:
        value = lookup(head, context)
    for f in filters:
        name, _, argument = f.partition(":")
        if name not in FILTERS:
            raise TemplateError(f"no filter {name!r}")
        value = FILTERS[name](value, *([argument.strip("'\"")] if argument else []))
    return value


def condition(text, context):
    if text.startswith("not "):
        return not condition(text[4:], context)
    for op, test in ((" and ", all), (" or ", any)):
        if op in text:
            return test(condition(p, context) for p in text.split(op))
    m = re.fullmatch(r"(.+?)\s*(==|!=|<=|>=|<|>)\s*(.+)", text)
    if not m:
        return bool(evaluate(text, context))
    a, b = evaluate(m[1], context), evaluate(m[3], context)
    return {"==": a == b, "!=": a != b}.get(m[2]) if m[2] in ("==", "!=") else {"<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[m[2]]


def escape(value):
    return re.sub("[&<>\"]", lambda m: {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}[m[0]], "" if value is None else str(value))


class Template:
    def __init__(self, source):
        self.tokens = [t for t in TOKEN.split(source) if t]
        self.position = 0
        self.nodes = self.block(())

    def block(self, ends):
        nodes = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.startswith("{#"):
                continue
            if token.startswith("{{"):
                nodes.append(("value", token[2:-2].strip()))
            elif token.startswith("{%"):
                word, _, rest = token[2:-2].strip().partition(" ")
                if word in ends:
                    self.position -= 1
                    return nodes
                if word == "for":
                    m = re.fullmatch(r"(\w+) in (.+)", rest)
                    if not m:
                        raise TemplateError(f"bad loop {rest!r}")
                    body = self.block(("endfor", "empty"))
                    empty = []
                    if self.close() == "empty":
                        empty = self.block(("endfor",))
                        self.close()
                    nodes.append(("for", m[1], m[2], body, empty))
                elif word == "if":
                    branches, test = [], rest
                    while True:
                        branches.append((test, self.block(("elif", "else", "endif"))))
                        end = self.close()
                        if end == "endif":
                            break
                        test = "1" if end == "else" else end[5:]
                    nodes.append(("if", branches))
                else:
                    raise TemplateError(f"unknown tag {word!r}")
            else:
                nodes.append(("text", token))
        if ends:
            raise TemplateError(f"missing {ends[0]}")
        return nodes

    def close(self):
        self.position += 1
        return self.tokens[self.position - 1][2:-2].strip()

    def render(self, **context):
        return "".join(self.emit(self.nodes, context))

    def emit(self, nodes, context):
        for node in nodes:
            if node[0] == "text":
                yield node[1]
            elif node[0] == "value":
                text = node[1]
                yield str(evaluate(text[:-5].rstrip(" |"), context)) if text.endswith("|safe") else escape(evaluate(text, context))
            elif node[0] == "for":
                _, name, source, body, empty = node
                items = list(evaluate(source, context) or ())
                for i, item in enumerate(items):
                    yield from self.emit(body, {**context, name: item, "loop": {"index": i + 1, "last": i == len(items) - 1}})
                if not items:
                    yield from self.emit(empty, context)
            else:
                for test, body in node[1]:
                    if condition(test, context):
                        yield from self.emit(body, context)
                        break


class User:
    def __init__(self, name, age, tags=()):
        self.name, self.age, self.tags = name, age, list(tags)


page = Template("""\
<h1>{{ title|upper }}</h1>{# a comment #}
{% for u in users %}{{ loop.index }}. {{ u.name }}{% if u.age >= 65 %} (senior){% elif u.age < 18 and u.tags %} (minor, {{ u.tags|join:'/' }}){% else %}{% endif %}{% if not loop.last %};{% endif %}
{% empty %}nobody
{% endfor %}{{ total|round:2 }} {{ missing|default:'n/a' }} {{ raw }} {{ raw|safe }} {{ users|length }} {{ data.k.1 }}""")
print(page.render(title="people", users=[User("Ann <3", 70), User("Bo", 12, ["a", "b"]), User("Cy", 30)], total=3.14159, raw="<b>&</b>", data={"k": [5, 6]}))
print(page.render(title="x", users=[], total=0, raw=None))
for bad in ("{% for x %}{% endfor %}", "{% if a %}", "{% what %}", "{{ a|nope }}"):
    try:
        print(Template(bad).render(a=1))
    except TemplateError as error:
        print("error:", error)
