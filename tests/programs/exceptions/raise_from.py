# __cause__, __context__ and __suppress_context__.
def chain(how):
    try:
        try:
            {}["missing"]
        except KeyError as e:
            if how == "from":
                raise ValueError("new") from e
            if how == "none":
                raise ValueError("new") from None
            raise ValueError("new")
    except ValueError as e:
        return e


for how in ("from", "none", "plain"):
    e = chain(how)
    print(how, repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError from TypeError
except ValueError as e:
    print(repr(e.__cause__))
try:
    raise ValueError from 1
except TypeError as e:
    print(type(e).__name__, e)
