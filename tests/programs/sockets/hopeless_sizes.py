# Sizes that no machine has memory for are a MemoryError, and nothing is lost.
import os
import socket

one, other = socket.socketpair()
one.sendall(b"kept")
for wrong in [
    lambda: other.recv(1 << 62),
    lambda: other.recvfrom(1 << 62),
    lambda: os.urandom(1 << 62),
    lambda: os.read(other.fileno(), 1 << 62),
    lambda: other.recv(-1),
    lambda: os.urandom(-1),
]:
    try:
        print(len(wrong()))
    except Exception as error:
        print(type(error).__name__, error)
print(other.recv(100), len(os.urandom(5)))
