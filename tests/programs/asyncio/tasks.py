# asyncio: run, tasks, sleep, gather, results and exceptions, the order of turns.
import asyncio


async def worker(name, delay, result):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return result


async def fails(text):
    await asyncio.sleep(0)
    raise ValueError(text)


async def main():
    print(await worker("direct", 0, 1))
    print(await asyncio.gather(worker("a", 0.3, "A"), worker("b", 0.02, "B"), worker("c", 0, "C")))
    task = asyncio.create_task(worker("t", 0, "T"), name="named")
    print(task.get_name(), task.done(), asyncio.current_task() is not task, len(asyncio.all_tasks()))
    print(await task, task.done(), task.result(), task.cancelled(), task.exception())
    try:
        await asyncio.gather(fails("one"), worker("g", 0, "G"))
    except ValueError as e:
        print("raised", e)
    await asyncio.sleep(0)
    print(await asyncio.gather(fails("two"), worker("h", 0, "H"), return_exceptions=True))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.005, future.set_result, "later")
    asyncio.get_running_loop().call_soon(print, "soon")
    print(await future)
    log = []

    async def turns(name):
        for n in range(3):
            log.append(f"{name}{n}")
            await asyncio.sleep(0)

    await asyncio.gather(turns("x"), turns("y"))
    print(log)
    done, pending = await asyncio.wait([asyncio.create_task(turns("z")), asyncio.create_task(asyncio.sleep(9))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for each in asyncio.as_completed([asyncio.sleep(0.3, "late"), asyncio.sleep(0.001, "early")]):
        print(await each)
    return "result"


print(asyncio.run(main()))
for call in (lambda: asyncio.run(5), lambda: asyncio.get_running_loop(), lambda: asyncio.run(fails("out"))):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
