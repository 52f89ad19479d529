# Objects that call each other's methods.
class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        self.balance += amount
        self.note("deposit", amount)

    def withdraw(self, amount):
        if amount > self.balance:
            return False
        self.balance -= amount
        self.note("withdraw", amount)
        return True

    def note(self, kind, amount):
        self.history.append((kind, amount))


class Savings(Account):
    def __init__(self, owner, balance, rate):
        super().__init__(owner, balance)
        self.rate = rate

    @property
    def interest(self):
        return self.balance * self.rate // 100

    def credit(self):
        self.deposit(self.interest)


accounts = [Savings("owner%d" % i, 1000 * i, i % 5) for i in range(50)]
for turn in range(6000):
    for account in accounts:
        account.deposit(turn % 10)
        account.withdraw(turn % 13)
    if turn % 100 == 0:
        for account in accounts:
            account.credit()
print(sum(account.balance for account in accounts), sum(len(account.history) for account in accounts))
