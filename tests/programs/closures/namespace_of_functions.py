# A name space made of closures: an object without a class.
def make_account(owner, balance=0):
    history = []

    def record(kind, amount):
        history.append((kind, amount, balance))

    def deposit(amount):
        nonlocal balance
        balance += amount
        record("deposit", amount)
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"{owner} has only {balance}")
        balance -= amount
        record("withdraw", amount)
        return balance

    names = {"deposit": deposit, "withdraw": withdraw, "balance": lambda: balance, "history": lambda: list(history)}
    return lambda name, *args: names[name](*args)


ada = make_account("Ada", 100)
bob = make_account("Bob")
print(ada("deposit", 50), ada("withdraw", 30), ada("balance"), bob("balance"))
try:
    bob("withdraw", 1)
except ValueError as e:
    print(e)
print(ada("history"), bob("history"))
