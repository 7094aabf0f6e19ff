# super() without arguments finds its class through the __class__ cell.
class A:
    def __init__(self, log):
        self.log = log
        log.append("A")

    def greet(self):
        return "A.greet"


class B(A):
    def __init__(self, log):
        super().__init__(log)
        log.append("B")

    def greet(self):
        return "B." + super().greet()


class C(B):
    def __init__(self, log):
        super().__init__(log)
        log.append("C")

    def greet(self):
        return "C." + super().greet()


log = []
c = C(log)
print(log)
print(c.greet(), B([]).greet(), A([]).greet())
print(C.greet.__code__.co_freevars, A.greet.__closure__)
print(super(C, c).greet())
