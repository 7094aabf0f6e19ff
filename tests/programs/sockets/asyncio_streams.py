# asyncio's streams, servers and threads.
import asyncio
async def main():
    async def work(n): await asyncio.sleep(0.01 * n); return n
    print(await asyncio.gather(*(work(i) for i in range(3))))
    async def handle(r, w):
        w.write((await r.readline()).upper()); await w.drain(); w.close()
    srv = await asyncio.start_server(handle, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*srv.sockets[0].getsockname())
    w.write(b"line\n"); print(await r.read()); w.close(); srv.close()
    print(await asyncio.to_thread(lambda: 5))
    try: await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except TimeoutError: print("timeout")
asyncio.run(main())
