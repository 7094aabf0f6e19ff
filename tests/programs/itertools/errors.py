# Arguments that the constructors of itertools refuse.
import itertools as I
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in [lambda:I.accumulate(),lambda:I.accumulate([1],2,3),lambda:I.accumulate([1],2,3,4),lambda:I.accumulate([1],x=1),lambda:I.accumulate([],iterable=[]),
  lambda:I.chain(a=1),lambda:I.chain.from_iterable(),lambda:I.chain.from_iterable(3),lambda:next(I.chain.from_iterable([1])),
 lambda:I.combinations(),lambda:I.combinations('abc'),lambda:I.combinations('abc',-1),lambda:I.combinations('abc','x'),lambda:I.combinations('abc',1,2),
 lambda:I.combinations_with_replacement('abc',-1),lambda:I.permutations('abc',-1),lambda:I.permutations('abc','x'),lambda:I.permutations(),lambda:I.permutations(r=2),
 lambda:I.compress(),lambda:I.compress([1]),lambda:I.compress(1,2),lambda:I.compress([],3),
 lambda:I.count('a'),lambda:I.count(1,2,3),lambda:I.count(1,'a'),lambda:I.count(x=1),lambda:I.count(1.5),lambda:I.count(1,1.0),lambda:I.count(2,True),lambda:I.count(10**30),lambda:I.count(1,step=2),lambda:I.count(step=0),
 lambda:I.cycle(),lambda:I.cycle(1),lambda:I.cycle([],1),lambda:I.cycle(a=1),
 lambda:I.dropwhile(),lambda:I.dropwhile(1),lambda:I.dropwhile(1,2),lambda:next(I.dropwhile(1,[2])),lambda:I.dropwhile(a=1),
 lambda:I.groupby(),lambda:I.groupby(1),lambda:I.groupby([],1,2),lambda:next(I.groupby([1],1)),lambda:I.groupby([],key=1,x=2),
 lambda:I.islice(),lambda:I.islice([]),lambda:I.islice([],-1),lambda:I.islice([],'a'),lambda:I.islice([],1,'a'),lambda:I.islice([],'a',1),lambda:I.islice([],0,1,0),lambda:I.islice([],0,1,'a'),lambda:I.islice([],1,2,3,4),lambda:I.islice([],-1,2),lambda:I.islice(1,2),lambda:I.islice([],2,a=1),
 lambda:I.pairwise(),lambda:I.pairwise(1),lambda:I.pairwise([],1),lambda:I.pairwise(a=1),
 lambda:I.product(1),lambda:I.product([],repeat=-1),lambda:I.product([],repeat='a'),lambda:I.product([],x=1),lambda:I.product([],repeat=1,x=1),
 lambda:I.repeat(),lambda:I.repeat(1,'a'),lambda:I.repeat(1,2,3),lambda:I.repeat(1,times=3),lambda:I.repeat(object=1,times=-3),lambda:I.repeat(1),lambda:I.repeat(1,None),lambda:len(I.repeat(1)),lambda:I.repeat(1).__length_hint__(),lambda:I.repeat(1,3).__length_hint__(),
 lambda:I.starmap(),lambda:I.starmap(1),lambda:I.starmap(1,2),lambda:next(I.starmap(pow,[1])),lambda:next(I.starmap(1,[(1,)])),
 lambda:I.tee(),lambda:I.tee(1),lambda:I.tee([],-1),lambda:I.tee([],'a'),lambda:I.tee([],1,2),lambda:I.tee([],0),lambda:I.tee([],n=1),
 lambda:I.takewhile(1),lambda:I.filterfalse(1),lambda:I.filterfalse(1,2),
 lambda:I.zip_longest(1),lambda:I.zip_longest([],x=1),lambda:I.zip_longest([],fillvalue=1,x=2),lambda:list(I.zip_longest()),
 lambda:type(I.tee([])[0]),lambda:I._tee,lambda:I._grouper,lambda:I._tee_dataobject,lambda:I._tee(),lambda:I._tee(1),lambda: I.count()[0],  lambda:I.chain.__module__,lambda:I.chain.__name__, lambda: type('X',(I._tee,),{}), lambda: type('X',(I._grouper,),{}),lambda:I._grouper(),lambda:I._grouper([],1), lambda:I.count(I), lambda: I.chain.__new__(), 
 ]: t(f)
