# An exception whose __str__ fails itself.
class Bad(Exception):
    def __str__(self):
        return 1 / 0


raise Bad("x")
