# Iterators of itertools over a program's iterators and generators that raise; derived classes; reprs.
import itertools as I

L = list
class C(I.count):
    def hi(self): return next(self)+100
c=C(5); c.x=1
print(c.hi(), next(c), c, isinstance(c,I.count), type(c).__mro__, c.x)
class It:
    def __init__(self): self.n=0
    def __iter__(self): return self
    def __next__(self):
        self.n+=1
        if self.n>4: raise StopIteration
        return self.n
print(L(I.chain(It(),It())), L(I.zip_longest(It(),'ab')), L(I.pairwise(It())), L(I.islice(It(),1,3)), L(I.accumulate(It())), L(I.cycle(It()) and I.islice(I.cycle(It()),9)))
def gen():
    yield 1
    raise ValueError('x')
for f in (I.chain, I.cycle, I.pairwise, I.accumulate, lambda g:I.islice(g,5), lambda g: I.tee(g)[0], I.groupby, lambda g:I.takewhile(bool,g)):
    try:
        for x in f(gen()): print(x if not isinstance(x,tuple) or f is not I.groupby else x[0])
    except ValueError as e: print(e)
print(I.count(), I.count(3), I.count(3,2), I.count(1.0,2), I.repeat('a'), I.repeat('a',3), repr(I.chain())[:25])

