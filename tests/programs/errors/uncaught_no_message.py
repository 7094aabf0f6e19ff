# An exception without a message, raised by its class.
class Quiet(Exception):
    pass


print("about to")
raise Quiet
