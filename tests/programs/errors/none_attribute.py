# Operations on None, the everyday mistakes.
def attempt(run):
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)


nothing = None
attempt(lambda: nothing.x)
attempt(lambda: nothing[0])
attempt(lambda: nothing())
attempt(lambda: nothing + 1)
attempt(lambda: len(nothing))
attempt(lambda: iter(nothing))
attempt(lambda: 1 in nothing)
attempt(lambda: nothing < 1)
attempt(lambda: -nothing)
attempt(lambda: "a" + nothing)
attempt(lambda: [] + nothing)
attempt(lambda: {}.update(nothing) or {**nothing})
attempt(lambda: "%d" % nothing)
attempt(lambda: int(nothing))
for x in nothing:
    pass
