# super: with two arguments, with one, in class methods, with descriptors, errors.
class A:
    x = "A.x"

    def hi(self):
        return ["A"]

    @classmethod
    def make(cls):
        return ["A", cls.__name__]

    @staticmethod
    def static():
        return "static A"

    @property
    def prop(self):
        return "prop A of " + type(self).__name__


class B(A):
    x = "B.x"

    def hi(self):
        return ["B"] + super().hi()

    @classmethod
    def make(cls):
        return ["B"] + super().make()

    @staticmethod
    def static():
        return "static B"

    @property
    def prop(self):
        return "B+" + super().prop


class C(A):
    def hi(self):
        return ["C"] + super().hi()


class D(B, C):
    def hi(self):
        return ["D"] + super(D, self).hi()

    def who(self):
        s = super()
        return s.x, s.static(), s.prop, s.__thisclass__.__name__, s.__self__ is self, s.__self_class__.__name__


d = D()
print(d.hi(), D.make(), d.who())
print(super(B, d).hi(), super(C, d).hi(), super(B, D).make(), super(A, d).__class__)
print(super(B, D).hi(d), super(D, D).prop.__class__.__name__)
unbound = super(B)
print(unbound.__self__, unbound.__get__(d, D).hi(), hasattr(unbound, "hi"))
B.unbound = super(B)
print(d.unbound.hi())


def attempt(run):
    try:
        print(run())
    except (RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


def outside():
    return super().x


def outside_with_self(self):
    return super().x


class Bad:
    def no_arguments():
        return super()

    def deleted(self):
        del self
        return super()

    def wrong(self):
        return super(B, self)

    def missing(self):
        return super().missing_name

    def setting(self):
        super().attribute = 1


attempt(outside)
attempt(lambda: outside_with_self(1))
attempt(Bad.no_arguments)
attempt(lambda: Bad().deleted())
attempt(lambda: Bad().wrong())
attempt(lambda: Bad().missing())
attempt(lambda: Bad().setting())
attempt(lambda: super(5, d))
attempt(lambda: super(B, 5))
attempt(lambda: super(1, 2, 3))
print(repr(super(B, d)).split(",")[0], repr(super(B)))
