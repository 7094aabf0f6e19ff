# str.translate with any table, str.maketrans, and the special methods of str called by name.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Table:
    def __getitem__(self, c):
        if c == 97:
            return 'XY'
        if c == 98:
            return None
        if c == 99:
            return 0x20ac
        if c == 33:
            return 1.5
        if c == 34:
            return 0x110000
        if c == 35:
            raise ValueError('no')
        raise LookupError(c)

class D(dict):
    def __missing__(self, c):
        return chr(c + 1)

print('abcd é'.translate(Table()), 'abc'.translate(D({97: '-'})), 'abc'.translate({97: None, 98: 'é', 99: 120}), 'ab'.translate(['?'] * 98), 'aé'.translate('\0' * 97 + '!'))
for text in ('a!', 'a"', 'a#'):
    t(lambda: text.translate(Table()))
t(lambda: 'a'.translate(5))
t(lambda: 'a'.translate({97: 'ok', 98: object()}))
print('hello'.translate(str.maketrans('el', 'ip', 'o')), str.maketrans({'a': 1, 98: 'x'}))
for args in (({'ab': 1},), ({1.5: 1},), ('a', 'bc'), ('a',), ('a', 1), (1, 'a')):
    t(lambda: str.maketrans(*args))

class S(str):
    def __getitem__(self, i):
        return '<' + super().__getitem__(i) + '>'
    def __len__(self):
        return super().__len__() + 100
    def __eq__(self, other):
        return str.__eq__(self, other) or other == 5
    def __hash__(self):
        return super().__hash__()
    def __format__(self, spec):
        return '[' + super().__format__(spec) + ']'

s = S('abc')
print(s[1], len(s), s == 5, s == 'abc', hash(s) == hash('abc'), f'{s:>5}', str.__add__('a', 'b'), str.__mul__('ab', 2), str.__rmul__('ab', 2), '%s'.__mod__(1))
print('a'.__contains__('a'), 'a'.__lt__('b'), 'a'.__eq__(1), 'ab'.__getnewargs__(), list('ab'.__iter__()), 'a'.__repr__(), s.__str__(), 'é'.__len__(), str.__format__('a', '^3'))
print('ab cd  '.split(None, 1), '  ab cd'.rsplit(None, 1), [type(iter(x)).__name__ for x in ('a', 'é')])
