# __class__ is a cell that holds the class after its body has run.
class Base:
    def who(self):
        return __class__

    def name(self):
        return __class__.__name__


class Derived(Base):
    pass


print(Base().who() is Base, Derived().who() is Base)
print(Derived().name())
print(Base.who.__code__.co_freevars)
print(Base.who.__closure__[0].cell_contents is Base)
print(Base.name.__closure__[0] is Base.who.__closure__[0])
