from contextlib import contextmanager, ExitStack, suppress
class Account:
    def __init__(self, n): self.balance = n
@contextmanager
def transaction(*accounts):
    saved = [a.balance for a in accounts]
    try:
        yield
    except Exception:
        for a, b in zip(accounts, saved): a.balance = b
        raise
a, b = Account(10), Account(0)
with transaction(a, b):
    a.balance -= 5; b.balance += 5
with suppress(ValueError), transaction(a, b):
    a.balance -= 50
    if a.balance < 0: raise ValueError("overdrawn")
print(a.balance, b.balance)
with ExitStack() as st:
    for i in range(3): st.callback(print, "cleanup", i)
    print("work")
