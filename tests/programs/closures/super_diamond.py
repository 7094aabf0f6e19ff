# super() follows the method resolution order of the instance, not of the class it is written in.
class Top:
    def visit(self):
        return ["Top"]


class Left(Top):
    def visit(self):
        return ["Left"] + super().visit()


class Right(Top):
    def visit(self):
        return ["Right"] + super().visit()


class Bottom(Left, Right):
    def visit(self):
        return ["Bottom"] + super().visit()


print(Bottom().visit())
print(Left().visit())
print([c.__name__ for c in Bottom.__mro__])
