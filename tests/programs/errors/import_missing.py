# ModuleNotFoundError and ImportError uncaught.
try:
    import no_such_module.inner
except ModuleNotFoundError as error:
    print(error, error.name, error.path)
from itertools import no_such_name
