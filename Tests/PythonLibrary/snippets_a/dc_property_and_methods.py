from dataclasses import dataclass, field
@dataclass
class Account:
    owner: str
    balance: float = 0
    history: list = field(default_factory=list, repr=False, compare=False)
    def deposit(self, amount):
        if amount <= 0: raise ValueError("amount must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))
        return self
    @property
    def summary(self): return f"{self.owner}: {self.balance:.2f}"
a = Account("Ann").deposit(10).deposit(5.5)
print(a, a.summary, a.history, a == Account("Ann", 15.5))
try:
    a.deposit(-1)
except ValueError as e:
    print(e)
