# A hierarchy of one's own: which handler takes which, attributes, str and repr.
class AppError(Exception):
    """Base."""


class NotFound(AppError):
    def __init__(self, name, *rest):
        super().__init__(name, *rest)
        self.name = name

    def __str__(self):
        return f"no {self.name}"


class Denied(AppError):
    pass


def handle(error):
    try:
        raise error
    except NotFound as e:
        return "NotFound", str(e), repr(e), e.args
    except AppError as e:
        return "AppError", str(e), repr(e), e.args
    except Exception as e:
        return "Exception", str(e), repr(e), e.args


for error in (NotFound("x"), NotFound("x", 2), Denied("a", "b"), Denied(), AppError("base"), OSError("o")):
    print(handle(error))
print([c.__name__ for c in NotFound.__mro__])
