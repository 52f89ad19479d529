"""Accounts with rules, exceptions and a ledger."""
from datetime import date, timedelta


class BankError(Exception):
    """Anything that the bank refuses."""


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        self.shortfall = wanted - account.available
        super().__init__(f"{account.owner} lacks {self.shortfall:.2f}")


class FrozenAccount(BankError):
    pass


class Account:
    _next = 1000

    def __init__(self, owner, balance=0.0):
        type(self)._next += 1
        Account._next = type(self)._next
        self.number = Account._next
        self.owner = owner
        self._balance = balance
        self.frozen = False
        self.history = []

    @property
    def balance(self):
        return round(self._balance, 2)

    @property
    def available(self):
        return self._balance

    def _check(self, amount):
        if self.frozen:
            raise FrozenAccount(f"account {self.number} is frozen")
        if amount <= 0:
            raise ValueError(f"amount must be positive, not {amount}")

    def deposit(self, amount):
        self._check(amount)
        self._balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        self._check(amount)
        if amount > self.available:
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {self.balance:.2f}>"

    def __lt__(self, other):
        return self.balance < other.balance


class Savings(Account):
    rate = 0.03

    def add_interest(self, days):
        interest = self._balance * self.rate * days / 365
        self._balance += interest
        self.history.append(("interest", round(interest, 2)))
        return round(interest, 2)

    def withdraw(self, amount):
        if sum(1 for kind, _ in self.history if kind == "withdraw") >= 2:
            raise BankError("only two withdrawals from savings")
        return super().withdraw(amount)


class Credit(Account):
    def __init__(self, owner, balance=0.0, limit=500):
        super().__init__(owner, balance)
        self.limit = limit

    @property
    def available(self):
        return self._balance + self.limit


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, kind, *args, **kwargs):
        account = kind(*args, **kwargs)
        self.accounts[account.number] = account
        return account

    def transfer(self, source, target, amount):
        a, b = self.accounts[source], self.accounts[target]
        a.withdraw(amount)
        try:
            b.deposit(amount)
        except BankError as error:
            a.deposit(amount)
            raise BankError("transfer undone") from error

    @property
    def total(self):
        return sum(a.balance for a in self.accounts.values())


bank = Bank()
ann = bank.open(Account, "Ann", 100)
bob = bank.open(Savings, "Bob", 1000)
cy = bank.open(Credit, "Cy", limit=200)
print(list(bank.accounts.values()))
ann.deposit(50.25).withdraw(20)
print(ann.balance, ann.history)
bank.transfer(bob.number, ann.number, 300)
print(bob.add_interest(365), bob)
cy.withdraw(150)
print(cy, cy.available)
steps = [
    lambda: ann.withdraw(10_000),
    lambda: ann.deposit(-5),
    lambda: cy.withdraw(51),
    lambda: bank.transfer(1, 2, 3),
    lambda: (bob.withdraw(1), bob.withdraw(1)),
    lambda: setattr(ann, "balance", 5),
]
for step in steps:
    try:
        step()
    except InsufficientFunds as error:
        print("funds:", error, error.shortfall)
    except BankError as error:
        print("bank:", error)
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
ann.frozen = True
try:
    bank.transfer(cy.number, ann.number, 10)
except BankError as error:
    print(error, "because", error.__cause__, "|", cy.balance)
print(sorted(bank.accounts.values()), max(bank.accounts.values()).owner, f"{bank.total:.2f}")
start = date(2024, 1, 31)
print([str(start + timedelta(days=30 * i)) for i in range(3)])
