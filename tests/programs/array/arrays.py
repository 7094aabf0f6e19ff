# array.array: made, items, changed, compared, shown, and the words for what does not fit.
from array import array, typecodes
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(typecodes, [array(c).itemsize for c in 'bBhHiIqQfd'], array, array('i').typecode)
a = array('i', [1, 2, 3])
a.append(4); a.extend([5]); a.extend(array('i', [6])); a.insert(0, 0); a.fromlist([7]); a.frombytes(bytes(a.itemsize))
print(a, a.pop(), a.pop(0), a.index(3), a.count(2), 3 in a, a[1:3], a[::-1], a[-1], a.tolist(), len(a))
a[0] = 9; a[1:2] = array('i', [8, 8]); del a[0]; del a[::2]; a.remove(8) if 8 in a else None; a.reverse()
print(a, a + a, a * 2, 2 * a[:1], a == array('d', a), a < array('i', [100]), a != [1])
a += array('i', [1]); a *= 2; print(a, list(reversed(a)), bytes(array('H', [0x4142])), array('b', b'ab'), array('f', [1.5, 1e40]), array('u', 'h"é'))
h = array('h', [1, 258]); h.byteswap(); print(h, h.__copy__(), array('u', 'ab').tounicode(), array('d', (x / 2 for x in range(3))))
v = memoryview(a); print(v.format, v.itemsize, v[0], v.tolist() == a.tolist(), v == a)
t(lambda: a.append(1))
v.release(); a.append(3); print(a.__reduce_ex__(2))
for c in 'bBhHiIqQf':
    for x in (-2**70, 2**70, -1, 70000, 2**63, 'a', 1.5):
        try:
            array(c, [x])
        except Exception as e:
            print(c, x, type(e).__name__, e)

def assign(key, value):
    a[key] = value

for f in (lambda: array(), lambda: array(1), lambda: array('x'), lambda: array('i', 'ab'), lambda: array('u', [1]), lambda: array('i', 5), lambda: array('i', b'abc'),
          lambda: a + [1], lambda: a + array('d'), lambda: a * 'a', lambda: a.append('x'), lambda: a.extend(array('d')), lambda: a.fromlist(5), lambda: a.index(99),
          lambda: a.remove(99), lambda: a.pop(99), lambda: array('i').pop(), lambda: a[99], lambda: a['x'], lambda: a.tounicode(), lambda: a.frombytes(b'a'),
          lambda: assign(0, 'a'), lambda: assign(99, 1), lambda: assign(slice(0, 1), [1]), lambda: assign(slice(0, 1), array('d')), lambda: assign('x', 1), lambda: hash(a), lambda: a < [1]):
    t(f)
