"""asyncio: tasks that take turns, and a loop that sleeps when none can go on. It is CPython's as a program sees it, without
sockets, processes and threads, of which a chip has none. What a program doesn't use is not loaded."""

from asyncio._core import *

_PLACES = {
    "gather": "_waiting", "wait": "_waiting", "wait_for": "_waiting", "shield": "_waiting", "as_completed": "_waiting",
    "FIRST_COMPLETED": "_waiting", "FIRST_EXCEPTION": "_waiting", "ALL_COMPLETED": "_waiting",
    "timeout": "_timeouts", "timeout_at": "_timeouts", "Timeout": "_timeouts", "TaskGroup": "_taskgroups",
    "Lock": "_locks", "Event": "_locks", "Condition": "_locks", "Semaphore": "_locks", "BoundedSemaphore": "_locks",
    "Queue": "_queues", "PriorityQueue": "_queues", "LifoQueue": "_queues", "QueueEmpty": "_queues",
    "QueueFull": "_queues",
}


def __getattr__(name):
    place = _PLACES.get(name)
    if place is None:
        raise AttributeError(f"module 'asyncio' has no attribute '{name}'")
    module = __import__("asyncio." + place, None, None, (name,))
    value = globals()[name] = getattr(module, name)
    return value
