# asyncio: tasks cancelled, timeouts, shield, task groups.
import asyncio


async def careful(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        raise
    finally:
        print(name, "cleaned up")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "went on"


async def boom(delay):
    await asyncio.sleep(delay)
    raise KeyError("boom")


async def main():
    task = asyncio.create_task(careful("a"))
    await asyncio.sleep(0)
    print(task.cancel("why"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as e:
        print("seen", e.args, task.cancelled(), task.done(), task.cancel())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)
    try:
        await asyncio.wait_for(careful("b"), 0.01)
    except TimeoutError as e:
        print("timeout", repr(e), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), 5))
    try:
        async with asyncio.timeout(0.01) as limit:
            await careful("c")
    except TimeoutError:
        print("expired", limit.expired())
    async with asyncio.timeout(None):
        await asyncio.sleep(0)
    inner = asyncio.create_task(asyncio.sleep(0.3, "kept"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.001)
    except TimeoutError:
        print("shielded", inner.done(), await inner)
    async with asyncio.TaskGroup() as group:
        one = group.create_task(asyncio.sleep(0, 1))
        two = group.create_task(asyncio.sleep(0, 2))
    print(one.result() + two.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(careful("d"))
            group.create_task(boom(0))
    except* KeyError as eg:
        print("group", eg.exceptions)
    leftover = asyncio.create_task(careful("at the end"))
    await asyncio.sleep(0)


asyncio.run(main())
