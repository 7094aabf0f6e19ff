# An instance with __call__ as a decorator, with and without arguments.
class CountCalls:
    def __init__(self, f):
        self.f = f
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.f(*args)


class Prefix:
    def __init__(self, text):
        self.text = text

    def __call__(self, f):
        return lambda *args: self.text + f(*args)


@CountCalls
@Prefix("> ")
def say(s):
    return s


print(say("a"), say("b"), say.count)
