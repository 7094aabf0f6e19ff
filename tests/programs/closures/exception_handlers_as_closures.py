# A retry function with closures as the work and as the handler.
def retry(times, on_error):
    def decorate(f):
        def wrapper(*args):
            attempt = 0
            while True:
                attempt += 1
                try:
                    return attempt, f(*args)
                except ValueError as e:
                    on_error(attempt, e)
                    if attempt == times:
                        raise
        return wrapper
    return decorate


def flaky(failures):
    left = failures

    @retry(3, lambda n, e: print("attempt", n, "failed:", e))
    def work():
        nonlocal left
        if left:
            left -= 1
            raise ValueError(f"{left} more")
        return "done"

    return work


print(flaky(0)())
print(flaky(2)())
try:
    flaky(5)()
except ValueError as e:
    print("gave up:", e)
