"""Converts a useful part of Markdown to HTML: headings, lists, code, quotes, tables, links and emphasis."""
import html
import re

INLINE = [
    (re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)"), r'<img src="\2" alt="\1">'),
    (re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<!\w)_(.+?)_(?!\w)"), r"<em>\1</em>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"~~(.+?)~~"), r"<del>\1</del>"),
]


def inline(text):
    saved = []

    def keep(match):
        saved.append(f"<code>{html.escape(match[1])}</code>")
        return f"\0{len(saved) - 1}\0"

    text = html.escape(re.sub(r"`([^`]+)`", keep, text), quote=False)
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return re.sub("\0(\\d+)\0", lambda m: saved[int(m[1])], text)


class Converter:
    def __init__(self, text):
        self.lines, self.out, self.headings = text.split("\n"), [], []

    def peek(self):
        return self.lines[0] if self.lines else None

    def take_while(self, test):
        while self.lines and test(self.lines[0]):
            yield self.lines.pop(0)

    def run(self):
        rules = [(r"\s*$", self.blank), (r"(#{1,6}) ", self.heading), (r"```", self.code), (r"> ?", self.quote), (r"(---|\*\*\*)$", self.rule), (r"\s*([-*]|\d+\.) ", self.items), (r"\|", self.table)]
        while self.lines:
            for pattern, rule in rules:
                if re.match(pattern, self.lines[0]):
                    rule()
                    break
            else:
                self.paragraph()
        return "\n".join(self.out)

    def blank(self):
        self.lines.pop(0)

    def heading(self):
        marks, text = self.lines.pop(0).split(" ", 1)
        anchor = re.sub(r"\W+", "-", text.lower()).strip("-")
        self.headings.append((len(marks), text, anchor))
        self.out.append(f'<h{len(marks)} id="{anchor}">{inline(text)}</h{len(marks)}>')

    def code(self):
        language = self.lines.pop(0)[3:].strip()
        body = list(self.take_while(lambda l: not l.startswith("```")))
        if self.lines:
            self.lines.pop(0)
        attribute = f' class="{language}"' if language else ""
        self.out.append(f"<pre><code{attribute}>{html.escape(chr(10).join(body))}</code></pre>")

    def quote(self):
        body = [re.sub("^> ?", "", line) for line in self.take_while(lambda l: l.startswith(">"))]
        self.out.append("<blockquote>\n" + Converter("\n".join(body)).run() + "\n</blockquote>")

    def rule(self):
        self.lines.pop(0)
        self.out.append("<hr>")

    def items(self):
        stack = []
        for line in self.take_while(lambda l: re.match(r"\s*([-*]|\d+\.) ", l)):
            indent, mark, text = re.match(r"(\s*)([-*]|\d+\.) (.*)", line).groups()
            kind = "ol" if mark[0].isdigit() else "ul"
            while stack and stack[-1][0] > len(indent):
                self.out.append(f"</li></{stack.pop()[1]}>")
            if not stack or stack[-1][0] < len(indent):
                stack.append((len(indent), kind))
                self.out.append(f"<{kind}>")
            else:
                self.out[-1] += "</li>"
            box = re.match(r"\[([ x])\] (.*)", text)
            self.out.append("<li>" + (f"<input type=checkbox{' checked' * (box[1] == 'x')}> " + inline(box[2]) if box else inline(text)))
        while stack:
            self.out.append(f"</li></{stack.pop()[1]}>")

    def table(self):
        rows = [[c.strip() for c in line.strip("| ").split("|")] for line in self.take_while(lambda l: l.startswith("|"))]
        align = [{(True, True): "center", (False, True): "right"}.get((c[0] == ":", c[-1] == ":"), "left") for c in rows.pop(1)] if len(rows) > 1 else []
        for i, row in enumerate(rows):
            tag = "td" if i else "th"
            self.out.append("<tr>" + "".join(f"<{tag} align={a}>{inline(c)}</{tag}>" for c, a in zip(row, align)) + "</tr>")

    def paragraph(self):
        body = list(self.take_while(lambda l: l.strip() and not re.match(r"#|```|>|\||\s*[-*] ", l)))
        if not body:
            body = [self.lines.pop(0)]
        self.out.append("<p>" + inline("\n".join(body)) + "</p>")


DOCUMENT = """\
# Hello & *welcome*

A paragraph with **bold**, _emphasis_, ~~gone~~ and `code <b> **x**`.
It goes on with a [link](http://a.b/c) and ![pic](p.png) a_b_c.

## Lists

- one
- two
  1. deep
  2. deeper
- [x] done
- [ ] open

> quoted **text**
> - inside

```python
if a < b:
    print("&")
```
---
| Name | Price |
|:-----|------:|
| Tea | *3* |
| Cake | 12 |
Last line
"""
converter = Converter(DOCUMENT)
print(converter.run())
print(converter.headings)
print(repr(Converter("").run()), Converter("*a* **b** `c`").run(), Converter("```\nopen").run(), inline("a < b & c > d"), sep="\n")
