import logging, io
out = io.StringIO()
log = logging.getLogger("bank"); log.setLevel(logging.INFO); log.propagate = False
h = logging.StreamHandler(out); h.setFormatter(logging.Formatter("%(levelname)s %(message)s")); log.addHandler(h)
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have
class Account:
    def __init__(self, owner): self.owner, self._balance = owner, 0
    @property
    def balance(self): return self._balance
    def deposit(self, n): self._balance += n; log.info("%s deposits %d", self.owner, n)
    def withdraw(self, n):
        if n > self._balance: raise InsufficientFunds(n, self._balance)
        self._balance -= n; log.info("%s withdraws %d", self.owner, n)
a = Account("ann"); a.deposit(50); a.withdraw(20)
try:
    a.withdraw(100)
except InsufficientFunds as e:
    log.error("failed: %s", e)
print(out.getvalue(), a.balance, sep="")
