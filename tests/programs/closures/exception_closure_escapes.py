# A closure escapes from a frame that was left by an exception, inside the exception.
class Escaped(Exception):
    pass


def outer(secret):
    def tell():
        return secret

    def change(new):
        nonlocal secret
        secret = new

    raise Escaped(tell, change)


try:
    outer("first")
except Escaped as e:
    tell, change = e.args
print(tell())
change("second")
print(tell())
