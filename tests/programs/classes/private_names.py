# Names that begin with two underscores are mangled in classes, and where they are not.
class A:
    __attr = 1
    __keep__ = 2

    def __method(self):
        return "method of A"

    def run(self, __arg=3):
        __local = 4
        self.__inst = 5
        return sorted(locals()), self.__attr, self.__method(), __arg + __local

    class __Inner:
        __x = 6

        def get(self):
            return self.__x

    def inner(self):
        return self.__Inner().get()

    def imported(self):
        global __glob
        __glob = 7

    def keyword(self, **kw):
        return kw

    def call(self):
        return self.keyword(__key=1)

    def text(self):
        return getattr(self, "__attr", "no such text")

    def comprehension(self):
        return [self.__attr for __i in range(2)], {__k: __v for __k, __v in [(1, 2)]}

    def nested(self):
        def __f():
            return self.__attr
        return __f(), __f.__name__, __f.__qualname__

    def annotated(self):
        __ann: int = 5
        return __ann


a = A()
print(a.run(), a.__dict__, a.inner(), a.call(), a.text())
print(a.comprehension(), a.nested(), a.annotated())
a.imported()
print(_A__glob, [n for n in dir(A) if "__" in n[1:] and not n.endswith("__")])


class __B:
    __c = 1


class ___:
    __d = 2


print(__B._B__c, ___.__d, __B.__name__)


class _Under:
    __e = 3

    def __f(self): ...


print([n for n in vars(_Under) if n.endswith(("e", "f"))][-2:])
try:
    a.__attr
except AttributeError as error:
    print(error)
