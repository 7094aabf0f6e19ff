# An exception is swallowed by any true answer of __exit__; its truth is asked by bool().
class Answer:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("bool asked")
        if self.truth is None:
            raise ArithmeticError("neither")
        return self.truth


class Manager:
    def __init__(self, answer):
        self.answer = answer

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return self.answer


def attempt(answer, fail=True):
    try:
        with Manager(answer):
            if fail:
                raise LookupError("lost")
        print("went on")
    except Exception as error:
        print("came out", repr(error), repr(error.__context__))


for answer in (1, 0, "x", "", [0], [], None, Answer(True), Answer(False), Answer(None)):
    attempt(answer)
attempt(Answer(True), fail=False)
try:
    with Manager(True):
        raise SystemExit(3)
    print("not gone")
    with Manager(True):
        raise KeyboardInterrupt
    print("still here")
    with Manager(False):
        raise GeneratorExit("g")
except GeneratorExit as error:
    print(repr(error))
