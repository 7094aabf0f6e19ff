# Bound methods: attributes, equality, hash, chains; functions and builtins as descriptors.
class A:
    def f(self, *args):
        return (self, args)

    def __repr__(self):
        return "A()"

    def __eq__(self, other):
        return isinstance(other, A)

    __hash__ = None

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s(x):
        return x


a = A()
m = a.f
print(m.__self__, m.__func__ is A.f, m.__name__, m.__qualname__, m.__doc__, m(1, 2))
print(m == a.f, m is a.f, m == A().f, hash(m) == hash(a.f), m != a.f)
print(A.c.__self__ is A, A.c.__func__.__name__, A().c() is A, A.s is a.s)
for name, value in (("x", 1), ("__name__", "n"), ("__self__", 2)):
    try:
        setattr(m, name, value)
    except AttributeError as error:
        print(error)
A.f.tag = "on the function"
print(m.tag)
Method = type(m)
print(Method(len, [1, 2])(), Method(print, "bound")(), Method(A.f, 5)(6))
for args in ((), (1,), (5, 6), (len, None)):
    try:
        Method(*args)
    except TypeError as error:
        print(error)


def function(self):
    return ("function", self)


print(function.__get__(5)(), function.__get__(None, int) is function)
try:
    function.__get__(None, None)
except TypeError as error:
    print(error)
A.added = function
A.builtin = len
A.bound = "x".upper
A.klass = int
A.partial = Method(function, "other")
print(a.added(), a.builtin([1]), a.bound(), a.klass("5"), a.partial())
print(str.upper.__get__("abc")(), str.__dict__["upper"], "x".upper.__self__, [].append.__name__, "x".join.__qualname__)
try:
    str.upper.__get__(5)
except TypeError as error:
    print(error)
print(classmethod(function).__get__(None, A)() == ("function", A), staticmethod(len).__get__(a)([1, 2]), staticmethod(len)([1]))
print(staticmethod(function).__wrapped__ is function, classmethod(function).__func__ is function, staticmethod(function).__name__)
