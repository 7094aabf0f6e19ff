# An exception whose str raises, and one whose str is no str.
class Bad(Exception):
    def __str__(self):
        raise RuntimeError("never shown")


try:
    raise Bad(1)
except Bad as error:
    print(repr(error))
    raise
