"""namedtuple. After CPython's Lib/collections/__init__.py; its __new__ is not compiled for the fields, but binds the
arguments itself."""

import sys
from _collections import _tuplegetter

_KEYWORDS = frozenset((
    "False None True and as assert async await break class continue def del elif else except finally for from global if "
    "import in is lambda nonlocal not or pass raise return try while with yield").split())


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = list(map(str, field_names))
    typename = sys.intern(str(typename))
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith('_') or name in seen:
                field_names[index] = f'_{index}'
            seen.add(name)
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid '
                             f'identifiers: {name!r}')
        if name in _KEYWORDS:
            raise ValueError('Type names and field names cannot be a '
                             f'keyword: {name!r}')
    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: '
                             f'{name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(reversed(list(zip(reversed(field_names), reversed(defaults)))))

    fields = tuple(map(sys.intern, field_names))
    repr_fmt = '(' + ', '.join(f'{name}=%r' for name in fields) + ')'

    def __new__(_cls, /, *args, **kwds):
        if kwds or len(args) != len(fields):
            args = _bound(typename, fields, field_defaults, args, kwds)
        return tuple.__new__(_cls, args)

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(fields):
            raise TypeError(f'Expected {len(fields)} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        return self.__class__.__name__ + repr_fmt % self

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'

    namespace = {
        '__doc__': f'{typename}({", ".join(fields)})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__new__': __new__,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, sys.intern(f'Alias for field number {index}'))
    result = type(typename, (tuple,), namespace)
    if module is None:
        try:
            module = sys._getframemodulename(1) or '__main__'
        except AttributeError:
            try:
                module = sys._getframe(1).f_globals.get('__name__', '__main__')
            except (AttributeError, ValueError):
                pass
    if module is not None:
        result.__module__ = module
    return result


def _bound(typename, fields, defaults, args, kwds):
    """The arguments in the order of the fields, with the errors of a function that has these parameters."""
    name = typename + '.__new__()'
    if len(args) > len(fields):
        most, given = len(fields) + 1, len(args) + 1
        least = most - len(defaults)
        takes = f'{most} positional argument' + ('' if most == 1 else 's') if least == most else \
            f'from {least} to {most} positional arguments'
        raise TypeError(f'{name} takes {takes} but {given} were given')
    values = dict(zip(fields, args))
    for key, value in kwds.items():
        if key not in fields:
            raise TypeError(f'{name} got an unexpected keyword argument {key!r}')
        if key in values:
            raise TypeError(f'{name} got multiple values for argument {key!r}')
        values[key] = value
    missing = [repr(field) for field in fields if field not in values and field not in defaults]
    if missing:
        s = '' if len(missing) == 1 else 's'
        if len(missing) > 2:
            missing[-1] = 'and ' + missing[-1]
            shown = ', '.join(missing)
        else:
            shown = ' and '.join(missing)
        raise TypeError(f'{name} missing {len(missing)} required positional argument{s}: {shown}')
    return [values[field] if field in values else defaults[field] for field in fields]
