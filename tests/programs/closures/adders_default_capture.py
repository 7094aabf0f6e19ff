# A default value keeps what the loop variable was when the function was made.
def make_adders():
    adders = []
    for n in range(4):
        def add(x, n=n):
            return x + n
        adders.append(add)
    return adders


adders = make_adders()
print([add(10) for add in adders])
print([add.__defaults__ for add in adders])
print([add.__closure__ for add in adders])
print(adders[0](1, 2), adders[0](1, n=5))
