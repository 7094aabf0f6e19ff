"""An account without a class: three functions that share one hidden balance.

Nobody outside can reach `balance` but through the functions; and each call of `open_account` makes a new one.
"""


def open_account(owner, balance=0):
    history = []

    def deposit(amount):
        nonlocal balance
        if amount <= 0:
            raise ValueError("a deposit must be positive")
        balance += amount
        history.append(f"+{amount}")
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"{owner} has {balance}, not {amount}")
        balance -= amount
        history.append(f"-{amount}")
        return balance

    def statement():
        return f"{owner:<6}{balance:>8,}  {' '.join(history) or '(nothing yet)'}"

    return deposit, withdraw, statement


deposit, withdraw, statement = open_account("Ada", 100)
_, _, other_statement = open_account("Bob")

deposit(2_500)
withdraw(75)
try:
    withdraw(1_000_000)
except ValueError as error:
    print("refused:", error)

print(statement())
print(other_statement())
