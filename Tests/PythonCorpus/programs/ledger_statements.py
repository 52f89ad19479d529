"""A double-entry ledger with validation, statements and CSV export."""
import csv
import io
from collections import defaultdict
from dataclasses import dataclass, field, asdict, replace
from datetime import date, timedelta
from decimal import Decimal, ROUND_HALF_UP, InvalidOperation
from enum import Enum, auto
from typing import Iterator, NamedTuple


class Side(Enum):
    DEBIT = auto()
    CREDIT = auto()

    def opposite(self):
        return Side.CREDIT if self is Side.DEBIT else Side.DEBIT


class Line(NamedTuple):
    account: str
    side: Side
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Entry:
    day: date
    text: str
    lines: tuple[Line, ...] = ()
    tags: frozenset[str] = field(default_factory=frozenset, compare=False)

    def __post_init__(self):
        total = sum((l.amount if l.side is Side.DEBIT else -l.amount) for l in self.lines)
        if total:
            raise ValueError(f"{self.text!r} does not balance: {total:+.2f}")


class Ledger:
    def __init__(self):
        self._entries: list[Entry] = []

    def post(self, day, text, *lines, **extra):
        entry = Entry(date.fromisoformat(day), text, tuple(Line(a, s, money(v)) for a, s, v in lines), frozenset(extra.get("tags", ())))
        self._entries.append(entry)
        return entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._entries, key=lambda e: (e.day, e.text)))

    def balances(self):
        result = defaultdict(Decimal)
        for entry in self:
            for account, side, amount in entry.lines:
                result[account] += amount if side is Side.DEBIT else -amount
        return dict(sorted(result.items()))

    def statement(self, account):
        running = Decimal()
        for entry in self:
            for line in entry.lines:
                if line.account == account:
                    signed = line.amount if line.side is Side.DEBIT else -line.amount
                    running += signed
                    yield entry.day, entry.text, signed, running

    def to_csv(self):
        out = io.StringIO()
        writer = csv.DictWriter(out, ["day", "text", "account", "debit", "credit"], lineterminator="\n")
        writer.writeheader()
        for entry in self:
            for l in entry.lines:
                row = {"day": entry.day, "text": entry.text, "account": l.account, l.side.name.lower(): l.amount}
                writer.writerow(row)
        return out.getvalue()


def money(value):
    try:
        return Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    except InvalidOperation as error:
        raise ValueError(f"no amount: {value!r}") from error


ledger = Ledger()
D, C = Side.DEBIT, Side.CREDIT
ledger.post("2024-02-28", "Opening", ("cash", D, 1000), ("equity", C, 1000))
ledger.post("2024-03-01", "Rent, March", ("rent", D, "450.505"), ("cash", C, "450.505"), tags=["fixed"])
ledger.post("2024-02-29", 'Sale "A"', ("cash", D, 199.995), ("sales", C, 199.995))
for bad in [("2024-13-01", "x"), ("2024-03-02", "y", ("cash", D, 1)), ("2024-03-02", "z", ("cash", D, "abc"))]:
    try:
        ledger.post(*bad)
    except ValueError as e:
        print(type(e).__name__, e, "| cause:", repr(e.__cause__))
for k, v in ledger.balances().items():
    print(f"{k:<10}{v:>12,.2f}")
print(f"{'sum':.<10}{sum(ledger.balances().values()):>12}")
for day, text, signed, running in ledger.statement("cash"):
    print(f"{day:%a %d %b %Y} {text:<14} {signed:>+10.2f} {running:>10.2f}")
print(ledger.to_csv())
first = next(iter(ledger))
print(first)
print(replace(first, text="Changed").text, asdict(first)["lines"][0], first.lines[0]._asdict())
try:
    first.text = "no"
except AttributeError as e:
    print(type(e).__name__, e)
print([s.opposite().name for s in Side], Side["DEBIT"], Side(2), len(Side), D in Side)
print(sorted({e.day + timedelta(days=1) for e in ledger}), {e: i for i, e in enumerate(ledger)}[first])
# 3.14| ValueError month must be in 1..12, not 13 | cause: None
# 3.14| ValueError 'y' does not balance: +1.00 | cause: None
# 3.14| ValueError no amount: 'abc' | cause: InvalidOperation([<class 'decimal.ConversionSyntax'>])
# 3.14| cash            749.49
# 3.14| equity       -1,000.00
# 3.14| rent            450.51
# 3.14| sales          -200.00
# 3.14| sum.......        0.00
# 3.14| Wed 28 Feb 2024 Opening          +1000.00    1000.00
# 3.14| Thu 29 Feb 2024 Sale "A"          +200.00    1200.00
# 3.14| Fri 01 Mar 2024 Rent, March       -450.51     749.49
# 3.14| day,text,account,debit,credit
# 3.14| 2024-02-28,Opening,cash,1000.00,
# 3.14| 2024-02-28,Opening,equity,,1000.00
# 3.14| 2024-02-29,"Sale ""A""",cash,200.00,
# 3.14| 2024-02-29,"Sale ""A""",sales,,200.00
# 3.14| 2024-03-01,"Rent, March",rent,450.51,
# 3.14| 2024-03-01,"Rent, March",cash,,450.51
# 3.14|
# 3.14| Entry(day=datetime.date(2024, 2, 28), text='Opening', lines=(Line(account='cash', side=<Side.DEBIT: 1>, amount=Decimal('1000.00')), Line(account='equity', side=<Side.CREDIT: 2>, amount=Decimal('1000.00'))), tags=frozenset())
# 3.14| Changed Line(account='cash', side=<Side.DEBIT: 1>, amount=Decimal('1000.00')) {'account': 'cash', 'side': <Side.DEBIT: 1>, 'amount': Decimal('1000.00')}
# 3.14| FrozenInstanceError cannot assign to field 'text'
# 3.14| ['CREDIT', 'DEBIT'] Side.DEBIT Side.CREDIT 2 True
# 3.14| [datetime.date(2024, 2, 29), datetime.date(2024, 3, 1), datetime.date(2024, 3, 2)] 0
