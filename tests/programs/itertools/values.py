# What each iterator of itertools gives.
import itertools as I

L=list
print(L(I.accumulate([1,2,3,4])), L(I.accumulate([1,2,3], lambda a,b:a*b, initial=10)), L(I.accumulate('abc')))
print(L(I.chain('ab',[1],(2,))), L(I.chain.from_iterable(['ab','cd'])))
print(L(I.combinations('ABCD',2)), L(I.combinations(range(4),3)), L(I.combinations('ab',3)), L(I.combinations('ab',0)))
print(L(I.combinations_with_replacement('ABC',2)), L(I.permutations('ABC')), L(I.permutations('ABCD',2)), L(I.permutations('ab',3)), L(I.permutations([],0)))
print(L(I.compress('ABCDEF',[1,0,1,0,1,1])), L(I.islice(I.count(3,2),4)), L(I.islice(I.count(2.5,.5),4)), L(I.islice(I.cycle('abc'),8)))
print(L(I.dropwhile(lambda x:x<5,[1,4,6,4,1])), L(I.takewhile(lambda x:x<5,[1,4,6,4,1])), L(I.filterfalse(lambda x:x%2,range(10))), L(I.filterfalse(None,[0,1,'',2])))
for k,g in I.groupby('AAAABBBCCDAABBB'): print(k,L(g),end=';')
print()
gs=[(k,g) for k,g in I.groupby([1,1,2,3,3], key=lambda x:x//2)]
print([(k,L(g)) for k,g in gs])
print(L(I.islice('ABCDEFG',2)),L(I.islice('ABCDEFG',2,4)),L(I.islice('ABCDEFG',2,None)),L(I.islice('ABCDEFG',0,None,2)),L(I.islice('ABCDEFG',1,6,3)))
print(L(I.pairwise('ABCDE')), L(I.pairwise('A')), L(I.product('AB','xy')), L(I.product([0,1],repeat=3)), L(I.product()), L(I.product('ab',[])), L(I.product('ab',repeat=0)))
print(L(I.repeat(10,3)), L(I.starmap(pow,[(2,5),(3,2)])), L(I.zip_longest('AB','wxyz',fillvalue='-')), L(I.zip_longest([1],[],[2,3])))
a,b,c=I.tee(iter(range(200)),3)
print(sum(a), L(I.islice(b,60))[-3:], next(c), L(b)[:2], L(c)[-1])
