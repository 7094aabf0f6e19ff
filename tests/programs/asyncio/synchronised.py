# asyncio: Lock, Event, Condition, Semaphore, queues.
import asyncio


async def main():
    lock, log = asyncio.Lock(), []

    async def critical(name):
        async with lock:
            log.append(name + " in")
            await asyncio.sleep(0)
            log.append(name + " out")

    await asyncio.gather(critical("a"), critical("b"))
    print(log, lock.locked())
    event = asyncio.Event()

    async def waiter(n):
        await event.wait()
        return n

    tasks = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    event.set()
    print(await asyncio.gather(*tasks), event.is_set())
    queue = asyncio.Queue(maxsize=2)

    async def producer():
        for n in range(5):
            await queue.put(n)
            print("put", n)
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            print("got", item)
            queue.task_done()

    await asyncio.gather(producer(), consumer())
    print(queue.empty(), queue.qsize(), queue.full())
    for call in (queue.get_nowait, lambda: [queue.put_nowait(n) for n in range(3)]):
        try:
            call()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as e:
            print(type(e).__name__)
    order = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        order.put_nowait(n)
    print([order.get_nowait() for _ in range(3)])
    limit, running, most = asyncio.Semaphore(2), 0, 0

    async def limited():
        nonlocal running, most
        async with limit:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(limited() for _ in range(5)))
    print(most, limit.locked())
    condition, items = asyncio.Condition(), []

    async def taker():
        async with condition:
            await condition.wait_for(lambda: items)
            return items.pop()

    task = asyncio.create_task(taker())
    await asyncio.sleep(0)
    async with condition:
        items.append("item")
        condition.notify()
    print(await task)
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
