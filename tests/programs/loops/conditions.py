# if, elif, else, nested conditions, and, or, not, chained comparisons as conditions, conditional expressions.
def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10 and n % 2 == 0 or n == 11:
        return "special"
    elif not (n > 100) and 10 <= n < 50:
        return "medium"
    else:
        if n > 1000:
            pass
        elif n > 500:
            return "large"
        return "other"


print([kind(n) for n in (-1, 0, 4, 5, 11, 12, 60, 501, 1001)])


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


print([y for y in (1900, 2000, 2023, 2024) if leap(y)])
for a in (0, 1):
    for b in (0, 1):
        for c in (0, 1):
            taken = "yes" if a and b or not c else "no"
            if not a and (b or c):
                taken += "!"
            print(taken, end=" ")
print()
i = 0
while i < 10 and not (i * i > 20 or i == 7):
    i += 1
print(i, "small" if i < 3 else "middle" if i < 6 else "big")
