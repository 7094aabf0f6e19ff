# super() reaches attributes, class methods and properties, and says what it can't find.
class A:
    kind = "a"

    @classmethod
    def make(cls):
        return cls.__name__

    @property
    def size(self):
        return 1


class B(A):
    kind = "b"

    @classmethod
    def make(cls):
        return "made " + super().make()

    @property
    def size(self):
        return super().size + 1

    def parent_kind(self):
        return super().kind

    def missing(self):
        return super().nothing


b = B()
print(B.make(), b.size, b.parent_kind(), b.kind)
try:
    b.missing()
except AttributeError as e:
    print(type(e).__name__, e)
