# A function that makes the function gives each loop turn a cell of its own.
def adder(n):
    def add(x):
        return x + n
    return add


adders = [adder(n) for n in range(4)]
print([add(10) for add in adders])
print([add.__closure__[0].cell_contents for add in adders])
print(adders[0].__closure__[0] is adders[1].__closure__[0])
