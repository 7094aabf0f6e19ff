# Only 3.12: type parameters (PEP 695).
# Functions, classes and aliases with type parameters: scopes, lazy bounds, attributes.
def first[T](items: list[T]) -> T:
    return items[0]


class Stack[T]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)

    def make[U](self, x: U) -> tuple[T, U]:
        return (T, U, x)


type Pair[A, B] = tuple[A, B]
type Tree = int | list[Tree]
print(first([1]), first.__type_params__, first.__annotations__["return"], Stack.__type_params__, Stack.__mro__[1].__name__)
s = Stack[int]()
s.push(3)
print(s.items, Stack.__parameters__, s.make("x")[2], s.make(1)[0] is Stack.__type_params__[0], Stack.make.__type_params__)
print(Pair, Pair.__name__, Pair.__type_params__, Pair.__value__, Pair[int, str], Tree, Tree.__value__, type(Tree).__name__, Pair.__module__)


def bounded[T: (int, str), U: undefined_name, *Ts, **P](x):
    return T, U, Ts, P


T, U, Ts, P = bounded(1)
print(T, U, Ts, P, T.__constraints__, T.__bound__, type(Ts).__name__, type(P).__name__, T.__covariant__, T.__infer_variance__)
try:
    U.__bound__
except NameError as error:
    print(error)
undefined_name = int
print(U.__bound__, P.args, P.kwargs, *Ts)
type Lazy = does_not_exist[int]
try:
    Lazy.__value__
except NameError as error:
    print(error)


class Outer[T]:
    class Inner[U: T]:
        pass

    type Alias = T
    x = 5

    def get[V](self):
        return V, __class__, Outer.x


print(Outer.Inner.__type_params__[0].__bound__, Outer.Alias.__value__, Outer().get()[1] is Outer)


class Base[T]:
    def __init_subclass__(cls, **kw):
        print("sub", cls.__name__, kw)


class Child[K](Base[K], tag=1):
    pass


print(Child.__orig_bases__, Child.__parameters__, Child[int])
