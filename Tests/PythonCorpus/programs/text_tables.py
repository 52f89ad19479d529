"""Formats rows as plain, boxed and Markdown tables, with alignment, wrapping and totals."""
import textwrap


class Column:
    def __init__(self, title, align="<", width=None, form=str):
        self.title, self.align, self.width, self.form = title, align, width, form

    def cells(self, value):
        text = "-" if value is None else self.form(value)
        return textwrap.wrap(text, self.width) or [""] if self.width else text.split("\n")


class Table:
    def __init__(self, *columns):
        self.columns, self.rows = columns, []

    def add(self, *values):
        if len(values) != len(self.columns):
            raise ValueError(f"expected {len(self.columns)} values but got {len(values)}")
        self.rows.append(values)
        return self

    def layout(self):
        body = [[c.cells(v) for c, v in zip(self.columns, row)] for row in self.rows]
        widths = []
        for i, column in enumerate(self.columns):
            widths.append(max([len(column.title)] + [len(line) for row in body for line in row[i]]))
        return body, widths

    def lines(self, row, widths):
        for n in range(max(map(len, row))):
            yield [f"{cell[n] if n < len(cell) else '':{c.align}{w}}" for cell, c, w in zip(row, self.columns, widths)]

    def plain(self):
        body, widths = self.layout()
        out = ["  ".join(f"{c.title:{c.align}{w}}" for c, w in zip(self.columns, widths)).rstrip()]
        out.append("  ".join("-" * w for w in widths))
        for row in body:
            out.extend("  ".join(line).rstrip() for line in self.lines(row, widths))
        return "\n".join(out)

    def boxed(self):
        body, widths = self.layout()

        def rule(left, middle, right):
            return left + middle.join("─" * (w + 2) for w in widths) + right

        out = [rule("┌", "┬", "┐"), "│ " + " │ ".join(f"{c.title:^{w}}" for c, w in zip(self.columns, widths)) + " │"]
        for row in body:
            out.append(rule("├", "┼", "┤"))
            out.extend("│ " + " │ ".join(line) + " │" for line in self.lines(row, widths))
        return "\n".join(out + [rule("└", "┴", "┘")])

    def markdown(self):
        marks = {"<": ":--", ">": "--:", "^": ":-:"}
        out = ["| " + " | ".join(c.title for c in self.columns) + " |", "|" + "|".join(marks[c.align] for c in self.columns) + "|"]
        for row in self.rows:
            out.append("| " + " | ".join("-" if v is None else c.form(v).replace("|", "\\|") for c, v in zip(self.columns, row)) + " |")
        return "\n".join(out)


money = "{:,.2f}".format
table = Table(Column("Item", width=14), Column("Qty", ">"), Column("Price", ">", form=money), Column("Note", "^", width=12))
table.add("Garden hose, 25 metres, green", 2, 1249.5, "on sale until Friday")
table.add("Nails", 1000, 0.031, None)
table.add("Ladder | steel", 1, 89, "heavy")
print(table.plain())
print(table.boxed())
print(table.markdown())
try:
    table.add(1, 2)
except ValueError as error:
    print(error)

totals = {}
for region, quarter, amount in [("north", 1, 10.5), ("south", 1, 20), ("north", 2, 30.25), ("south", 3, 5), ("north", 1, 4.5)]:
    totals.setdefault(region, {}).setdefault(quarter, 0)
    totals[region][quarter] += amount
quarters = sorted({q for sums in totals.values() for q in sums})
pivot = Table(Column("Region"), *(Column(f"Q{q}", ">", form="{:.1f}".format) for q in quarters), Column("Total", ">", form="{:.1f}".format))
for region, sums in sorted(totals.items()):
    pivot.add(region, *(sums.get(q) for q in quarters), sum(sums.values()))
print(pivot.plain())
