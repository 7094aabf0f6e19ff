# bytearray changed in place: methods, items, slices, operators, and while somebody has a view of it.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


a = bytearray(b'hello')
a.append(33); a.extend(b'ab'); a.extend([1, 2]); a.extend(a[:2]); a.insert(1, 69); a.insert(-1, 0)
print(a, a.pop(), a.pop(0), len(a))
a.remove(69); a.reverse(); print(a, a.copy() is a)
a[0] = 65; a[-1] = 90; a[1:3] = b'xyz'; a[::2] = bytes(len(a[::2])); print(a)
del a[0]; del a[1:3]; del a[::2]; print(a)
a[1:1] = [7, 8]; a[:0] = a; print(a)
a *= 2; print(a); a += bytearray(b'!'); print(a); a *= 0; print(a); a.clear()
b = c = bytearray(b'abc'); c += b'd'; print(b is c, b)

class I:
    def __index__(self):
        return 1

b[I()] = I(); print(b)

def assign(key, value):
    b[key] = value

def delete(key):
    del b[key]

for key, value in ((0, 'a'), (0, 300), (slice(0, 1), 3), (slice(0, 1), 'ab'), (9, 3), ('a', 3), (slice(0, 1), [300]), (slice(0, 4, 2), b'abc')):
    t(lambda: assign(key, value))
for key in (9, 'a', slice(0, 0)):
    t(lambda: delete(key))
for name, *args in (('append', 300), ('append', 'a'), ('extend', 3), ('extend', 'ab'), ('pop', 9), ('remove', 300), ('remove', 0), ('insert', 'a', 1)):
    t(lambda: getattr(b, name)(*args))
t(lambda: bytearray().pop())
t(lambda: hash(b))
t(lambda: b + 5)
t(lambda: b * 'a')
view = memoryview(b)
for change in (lambda: b.append(1), lambda: b.clear(), lambda: b.__iadd__(b'x'), lambda: delete(0), lambda: b.reverse()):
    t(change)
view[0] = 122
view.release()
t(lambda: b.append(1))
view = memoryview(b)[1:]
del view
t(lambda: b.append(2))
print(b, b.__reduce_ex__(2), b.__reduce_ex__(3))
