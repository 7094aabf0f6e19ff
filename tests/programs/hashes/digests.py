# _md5, _sha1, _sha3, _blake2: digests, copies, facts, the parameters of BLAKE2, and errors.
import _blake2
import _md5
import _sha1
import _sha3


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for f in (_md5.md5, _sha1.sha1, _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384, _sha3.sha3_512, _blake2.blake2b, _blake2.blake2s):
    h = f(b"a" * 1000)
    g = h.copy()
    g.update(memoryview(b"xyz"))
    g.update(bytearray(b""))
    print(h.hexdigest(), g.digest(), h.name, h.digest_size, h.block_size)
    print(f().hexdigest(), f(usedforsecurity=False).hexdigest() == f(b"").hexdigest())
    show(f, "a")
    show(f, 1)
    show(f().update, "a")
for f in (_sha3.shake_128, _sha3.shake_256):
    h = f(b"abc")
    print(h.hexdigest(9), h.digest(40), h.digest_size, h.name)
    show(h.digest, -1)
for options in ({"digest_size": 0}, {"key": b"a" * 65}, {"salt": b"a" * 17}, {"person": b"a" * 17}, {"fanout": 256}, {"depth": 0}):
    show(_blake2.blake2b, **options)
    show(_blake2.blake2s, **options)
tree = dict(digest_size=20, key=b"k", salt=b"s", person=b"p", fanout=2, depth=3, leaf_size=9, node_offset=7, node_depth=1)
print(_blake2.blake2b(b"q", inner_size=5, last_node=True, **tree).hexdigest())
print(_blake2.blake2s(b"q", inner_size=5, last_node=True, **tree).hexdigest())
print(_blake2.blake2b.SALT_SIZE, _blake2.blake2s.MAX_KEY_SIZE, _blake2.BLAKE2B_MAX_DIGEST_SIZE)
