# __exit__ is given the exception with its traceback; in generators and loops as well.
import sys


class Watch:
    def __enter__(self):
        self.seen = []
        return self

    def __exit__(self, kind, value, tb):
        lines = []
        while tb is not None:
            lines.append(tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)
            tb = tb.tb_next
        print(kind, value, lines, sys.exception() is value)
        return kind is ValueError


def thrower(n):
    if n:
        thrower(n - 1)
    raise ValueError("deep")


def use():
    with Watch() as watch:
        watch.seen.append(1)
        thrower(2)
    print(sys.exc_info(), watch.seen)


use()


def generator():
    with Watch():
        got = yield 1
        print("got", got)
        yield 2
    yield 3


g = generator()
print(next(g), g.throw(ValueError("thrown in")))
g = generator()
next(g)
g.close()
print(next(g, "over"))
g = generator()
print(next(g), g.send("x"), next(g), next(g, "done"))
