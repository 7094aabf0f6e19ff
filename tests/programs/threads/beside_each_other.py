# Threads, started, joined, and what they share.
import _thread
import queue
import sys
import threading
import time

results = []


go = threading.Event()


def worker(n):
    go.wait()
    for i in range(3):
        time.sleep(0.002 * n)
        results.append((n, i))


threads = [threading.Thread(target=worker, args=(n,)) for n in (1, 2, 5)]
for thread in threads:
    thread.start()
print(threading.active_count(), [thread.is_alive() for thread in threads])
go.set()
for thread in threads:
    thread.join()
print(sorted(results), threading.active_count())

pipe = queue.Queue(2)


def producer():
    for i in range(5):
        pipe.put(i)
    pipe.put(None)


threading.Thread(target=producer).start()
got = []
while (item := pipe.get()) is not None:
    got.append(item)
print(got)

count = 0
lock = threading.Lock()


def increment():
    global count
    for _ in range(100):
        with lock:
            count += 1


threads = [threading.Thread(target=increment) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)

local = threading.local()
local.x = 1


def other():
    print(hasattr(local, "x"))
    local.x = 2


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(local.x)


def generators():
    """A generator that one thread began, another goes on with."""
    yield threading.current_thread().name
    yield threading.current_thread().name


shared = generators()
print(next(shared))
thread = threading.Thread(target=lambda: print(next(shared)), name="second")
thread.start()
thread.join()


def recurse(n):
    return recurse(n + 1)


def deep():
    try:
        recurse(0)
    except RecursionError as error:
        print(type(error).__name__)


thread = threading.Thread(target=deep)
thread.start()
thread.join()

busy = True


def spin():
    while busy:
        pass
    print("stopped")


thread = threading.Thread(target=spin)
thread.start()
busy = False
thread.join()

print(threading.main_thread() is threading.current_thread(), threading.get_ident() == threading.main_thread().ident)
print(sorted(thread.name for thread in threading.enumerate()))
many = [threading.Thread(target=results.append, args=(n,)) for n in range(30)]
for thread in many:
    thread.start()
for thread in many:
    thread.join()
print(len(results))


def exits():
    print("goes")
    sys.exit("nobody sees this")


thread = threading.Thread(target=exits)
thread.start()
thread.join()
done = _thread.allocate_lock()
done.acquire()


def plain(*values, **names):
    print(values, names)
    done.release()
    _thread.exit()


_thread.start_new_thread(plain, (1, 2), {"k": 3})
done.acquire()


def late():
    time.sleep(0.01)
    print("late")


def endless():
    while True:
        time.sleep(0.001)


threading.Thread(target=late).start()
threading.Thread(target=endless, daemon=True).start()
print("main ends")
