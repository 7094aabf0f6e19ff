# super() in a function inside a method has no first argument to use; explicit arguments work.
class A:
    def value(self):
        return 1


class B(A):
    def value(self):
        def inner():
            return super(B, self).value() + 1

        return inner()

    def broken(self):
        def inner():
            return super().value()

        return inner()

    def given(self):
        def inner(me):
            return super().value() + 10

        return inner(self)

    def explicit(self):
        return (lambda: super(__class__, self).value() + 100)()


b = B()
print(b.value(), b.given(), b.explicit())
try:
    b.broken()
except RuntimeError as e:
    print(type(e).__name__, e)
