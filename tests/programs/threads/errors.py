# Exceptions that leave a thread.
import concurrent.futures
import sys
import threading


def run(target, **options):
    thread = threading.Thread(target=target, **options)
    thread.start()
    thread.join()


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
run(lambda: 1 / 0, name="divider")
run(lambda: {}["x"], name="finder")

with concurrent.futures.ThreadPoolExecutor(3) as pool:
    print(list(pool.map(lambda x: x * x, range(10))))
    failed = pool.submit(lambda: 1 / 0)
    try:
        failed.result()
    except ZeroDivisionError as error:
        print("raised", error, type(failed.exception()).__name__)
    print(sorted(future.result() for future in concurrent.futures.as_completed([pool.submit(pow, 2, n) for n in range(5)])))
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)

# Each thread handles its own exception.
first, second = threading.Event(), threading.Event()


def handles():
    try:
        raise KeyError("inside")
    except KeyError:
        first.set()
        second.wait()
        print("thread", sys.exc_info()[0])


thread = threading.Thread(target=handles)
try:
    raise ValueError("outside")
except ValueError:
    thread.start()
    first.wait()
    print("main", sys.exc_info()[0])
    second.set()
    thread.join()
    print("main", sys.exc_info()[0])
print(sys.exc_info())


class Hooked:
    def __del__(self):
        print("gone")


def frames():
    return sys._getframe().f_back.f_code.co_name


run(lambda: print(frames()))
