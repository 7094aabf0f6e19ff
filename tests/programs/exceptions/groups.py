# ExceptionGroup: making, message, exceptions, derive, what it refuses, its text.
eg = ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])
print(repr(eg), str(eg), eg.message, eg.exceptions, eg.args)
print(isinstance(eg, Exception), BaseExceptionGroup.__mro__, ExceptionGroup.__mro__)
print(repr(BaseExceptionGroup("b", [ValueError(1)])), type(BaseExceptionGroup("b", [ValueError(1)])).__name__)
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
print(str(ExceptionGroup("one", [ValueError()])))


def attempt(*args, kind=ExceptionGroup):
    try:
        print(kind(*args))
    except Exception as error:
        print(type(error).__name__, error)


attempt()
attempt("m")
attempt(1, [ValueError()])
attempt("m", [])
attempt("m", 5)
attempt("m", [ValueError])
attempt("m", [ValueError(), 7])
attempt("m", [KeyboardInterrupt()])
attempt("m", (e for e in [ValueError()]))
attempt("m", [ValueError()], 3)


class Mine(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Mine(self.message, excs, self.code)


mine = Mine("mine", [ValueError(1), KeyError(2)], 42)
part = mine.subgroup(ValueError)
print(repr(part), part.code)
match, rest = mine.split(lambda e: isinstance(e, KeyError))
print(repr(match), repr(rest), rest.code)
for name in ("message", "exceptions"):
    try:
        setattr(mine, name, None)
    except AttributeError as error:
        print(error)


class Base(BaseExceptionGroup, ValueError):
    pass


print(repr(Base("x", [ValueError(1)])))
attempt("x", [KeyboardInterrupt()], kind=Base)
