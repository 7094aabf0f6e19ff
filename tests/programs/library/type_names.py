# types and operator: names of built-in types, classes made by calls; operators as functions.
import operator
import types


def f(): yield


print(types.FunctionType.__name__, isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType))
print(isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType),
      isinstance(types, types.ModuleType), isinstance(int | str, types.UnionType), types.NoneType, types.EllipsisType)
print(types.SimpleNamespace(a=1, b="x"), types.MappingProxyType({"a": 1})["a"], types.GenericAlias(list, (int,)))
C = types.new_class("C", (list,), {}, lambda ns: ns.update(x=5))
print(C.__name__, C.__mro__[1], C([1, 2]), C.x)


class Meta(type):
    def __new__(mcls, name, bases, ns, tag=None):
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = tag
        return cls


D = types.new_class("D", (), {"metaclass": Meta, "tag": "t"})
print(type(D).__name__, D.tag, types.prepare_class("E", (D,))[0].__name__)
m = types.MethodType(lambda self, n: (self, n), "me")
print(m(1), types.resolve_bases((int, str)), isinstance((lambda: 0).__code__, types.CodeType))
try:
    types.new_class("F", (D, types.new_class("G", (), {"metaclass": type("Other", (type,), {})})))
except TypeError as e:
    print(e)
print(operator.add(1, 2), operator.itemgetter(1, 0)("ab"), operator.attrgetter("real", "imag")(3 + 4j))
print(operator.methodcaller("split", "-")("a-b"), operator.contains([1], 1), operator.index(True), operator.not_([]))
print(operator.concat([1], [2]), operator.countOf("abca", "a"), operator.indexOf("abc", "c"), operator.length_hint([1, 2]))
a = [1, 2, 3]
operator.setitem(a, 0, 9)
operator.delitem(a, 1)
print(a, operator.iadd(a, [4]), operator.truth(a), operator.xor(6, 3), operator.floordiv(-7, 2), operator.pow(2, 10))
