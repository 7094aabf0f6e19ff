# Sockets between threads, in pairs and over the host itself.
import socket, threading, select
a, b = socket.socketpair()
a.sendall(b"hello"); print(b.recv(3), b.recv(10)); print(a.family, a.type)
a.settimeout(0.05)
try: a.recv(1)
except TimeoutError as e: print(e, socket.timeout is TimeoutError)
a.setblocking(False)
try: a.recv(1)
except BlockingIOError as e: print(e)
a.close(); print(b.recv(1)); b.close()
s = socket.create_server(("127.0.0.1", 0)); port = s.getsockname()[1]
def serve():
    c, addr = s.accept()
    with c:
        while d := c.recv(100): c.sendall(d.upper())
t = threading.Thread(target=serve); t.start()
with socket.create_connection(("127.0.0.1", port)) as c:
    c.sendall(b"abc"); print(c.recv(10)); big = b"x" * 500000
    def snd(): c.sendall(big); c.shutdown(socket.SHUT_WR)
    t2 = threading.Thread(target=snd); t2.start()
    n = 0
    while d := c.recv(65536): n += len(d)
    print(n); t2.join()
t.join(); s.close()
print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
print(socket.inet_aton("1.2.3.4"), socket.inet_ntop(socket.AF_INET6, b"\0"*15+b"\1"), socket.htons(1))
try: socket.create_connection(("127.0.0.1", 1))
except ConnectionRefusedError as e: print(e)
