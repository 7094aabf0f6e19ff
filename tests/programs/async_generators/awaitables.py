# Async generators: asend, athrow, aclose, what they give to be awaited, and the errors of all of them.
def run(coro):
    out = []
    try:
        v = None
        while True:
            v = coro.send(None)
            out.append(v)
    except StopIteration as e:
        return out, e.value

class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self):
        got = yield ('sleep', self.n)
        return self.n

async def ag(n):
    try:
        for i in range(n):
            await Sleep(i)
            got = yield i
            if got is not None:
                print('got', got)
    except ValueError as e:
        print('caught', e)
        yield 'after'
    finally:
        await Sleep('f')
        print('finally')

async def main():
    r = []
    async for x in ag(3):
        r.append(x)
    print(r)
    print([x async for x in ag(2)])
    print({x: x*2 async for x in ag(2)})
    g = ag(4)
    print(await g.asend(None))
    print(await g.asend('hello'))
    print(await g.athrow(ValueError('boo')))
    print(await anext(g, 'default'))
    print(await anext(g, 'default'))
    try:
        await g.__anext__()
    except StopAsyncIteration as e:
        print('SAI', e.args)
    g = ag(4)
    await anext(g)
    await g.aclose()
    await g.aclose()
    try:
        await g.asend(1)
    except StopAsyncIteration as e:
        print('SAI2', e.args)
    g = ag(1)
    try:
        g.asend(1).send(None)
    except TypeError as e: print(e)
    a = g.asend(None)
    a.send(None)
    try: g.asend(None).send(None)
    except RuntimeError as e: print(e)
    try: g.aclose().send(None)
    except RuntimeError as e: print(e)
    try: g.athrow(ValueError).send(None)
    except RuntimeError as e: print(e)
    try:
        a.send(None)
    except StopIteration as e: print(e.value)
    try: a.send(None)
    except RuntimeError as e: print(e)
    print(g.ag_running, g.ag_await, g.ag_code.co_name, g.__name__)
    await g.aclose()
    def gg(): yield
    async def bad():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    b = bad()
    await anext(b)
    try: await b.aclose()
    except RuntimeError as e: print(e)
    async def stop():
        raise StopAsyncIteration
        yield
    try:
        async for _ in stop(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def stop():
        raise StopIteration
        yield
    try:
        async for _ in stop(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))
    for bad in [1, gg(), object()]:
        try: aiter(bad)
        except TypeError as e: print(e)
        try: anext(bad)
        except TypeError as e: print(e)
    try:
        async for _ in 3: pass
    except TypeError as e: print(e)
    try: iter(ag(1))
    except TypeError as e: print(e)
    class It:
        def __aiter__(self): return 3
    try:
        async for _ in It(): pass
    except TypeError as e: print(e)
    try: aiter(It())
    except TypeError as e: print(e)
    class It:
        def __aiter__(self): return self
        def __anext__(self): return 3
    try:
        async for _ in It(): pass
    except TypeError as e: print(e)
    try: await anext(It(), 4)
    except TypeError as e: print(e)
    class It:
        n = 0
        def __aiter__(self): return self
        async def __anext__(self):
            self.n += 1
            if self.n > 2: raise StopAsyncIteration
            return self.n
    it = It()
    print(await anext(it, 7), await anext(it, 7), await anext(it, 7))
    print([x async for x in It()])
    c = It().__anext__()
    w = c.__await__()
    print(type(w).__name__)
    try: w.send(None)
    except StopIteration as e: print(e.value)
    w.close()
    try: w.send(None)
    except RuntimeError as e: print(e)
    return 'done'
print(run(main()))
