# Locks and what is made of them.
import _thread
import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(timeout=0.005), lock.acquire(False), lock.acquire(blocking=False))
for wrong in [
    lambda: lock.acquire(False, 1),
    lambda: lock.acquire(True, -2),
    lambda: lock.acquire(True, 1e20),
    lambda: lock.acquire(True, "x"),
    lambda: lock.acquire(True, float("nan")),
    lambda: threading.RLock().release(),
    lambda: _thread.start_new_thread(1, ()),
    lambda: _thread.start_new_thread(print, []),
    lambda: _thread.start_new_thread(print, (), 1),
    lambda: threading.Thread(target=print).join(),
    lambda: threading.Semaphore(-1),
]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
print(repr(lock).split(" at ")[0], repr(threading.RLock()).split(" at ")[0])

again = threading.RLock()
print(again.acquire(), again.acquire())


def other():
    print(again.acquire(blocking=False), again.acquire(timeout=0.002), again._is_owned())
    try:
        again.release()
    except RuntimeError as error:
        print(error)


def run(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


run(other)
again.release()
again.release()
run(lambda: print(again.acquire(), again._is_owned(), again.release()))

event = threading.Event()
print(event.wait(0.005), event.is_set())
timer = threading.Timer(0.002, event.set)
timer.start()
print(event.wait())
stopped = threading.Timer(10, event.clear)
stopped.start()
stopped.cancel()
stopped.join()
print(event.is_set())

barrier = threading.Barrier(2)
threading.Thread(target=barrier.wait).start()
barrier.wait()
print("barrier", barrier.n_waiting)

condition = threading.Condition()
items = []


def give():
    with condition:
        items.append(1)
        condition.notify()


with condition:
    threading.Thread(target=give).start()
    print(condition.wait_for(lambda: items, 1), condition.wait(0.002))

semaphore = threading.BoundedSemaphore(2)
inside, most = 0, 0
guard = threading.Lock()


def use():
    global inside, most
    with semaphore:
        with guard:
            inside += 1
            most = max(most, inside)
        event.wait(0.001)
        with guard:
            inside -= 1


threads = [threading.Thread(target=use) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most <= 2, inside)
