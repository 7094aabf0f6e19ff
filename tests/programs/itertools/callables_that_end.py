# iter(callable, sentinel) over the __next__ of an iterator that ends; and what of the library stands on it.
import inspect
import itertools
from unittest import mock

print(list(iter(iter([1, 2]).__next__, 5)), list(iter(iter([1, 2, 5, 6]).__next__, 5)))
take = itertools.chain([0], iter(iter([1, 2]).__next__, 5)).__next__
print(take(), take(), take())
try:
    take()
except StopIteration:
    print("stopped")


def generator():
    yield 1
    yield 2


print(list(iter(generator().__next__, None)))
called = mock.Mock(return_value=3)
print(called(1, a=2), called.call_args)
print(inspect.signature(object.__init__), inspect.signature(int.__repr__), inspect.signature(dict.__setitem__))
class Plain:
    pass


print(inspect.signature(Plain))
print(inspect.signature(int.__add__), inspect.signature((5).__add__))
