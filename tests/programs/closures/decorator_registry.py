# A decorator that registers functions in a captured dict and gives them back unchanged.
def make_registry():
    commands = {}

    def command(name=None):
        def register(f):
            commands[name or f.__name__] = f
            return f
        return register

    def run(line):
        word, *args = line.split()
        try:
            f = commands[word]
        except KeyError:
            return f"no command {word!r}; there are {', '.join(sorted(commands))}"
        return f(*args)

    return command, run


command, run = make_registry()


@command()
def echo(*words):
    return " ".join(words)


@command("sum")
def add_up(*numbers):
    return sum(int(n) for n in numbers)


print(run("echo a b"))
print(run("sum 1 2 3"))
print(run("help"))
print(echo.__name__, add_up(4, 5))
