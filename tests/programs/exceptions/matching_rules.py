# Which handler catches: order, tuples, subclasses, expressions that raise, names rebound.
def which(error):
    try:
        raise error
    except (KeyError, IndexError):
        return "lookup"
    except ArithmeticError as e:
        return f"arithmetic {type(e).__name__}"
    except ():
        return "never"
    except Exception:
        return "exception"
    except:
        return "bare"


for error in (KeyError(), IndexError, ZeroDivisionError("z"), OverflowError(), ValueError(), KeyboardInterrupt(), GeneratorExit):
    print(which(error))


def kinds():
    print("asked")
    return ValueError


try:
    raise ValueError
except kinds():
    print("caught")
try:
    try:
        raise ValueError(1)
    except undefined_kind:
        pass
except NameError as error:
    print(error, repr(error.__context__))
ValueError_ = ValueError
ValueError = KeyError
try:
    int("x")
except ValueError:
    print("never")
except ValueError_ as error:
    print("the real one")
del ValueError
