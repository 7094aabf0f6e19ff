"""The locale as a program sees it under `LC_ALL=C.UTF-8`: nothing else is to be had. Follows CPython's `Modules/_localemodule.c`."""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    pass


Error.__module__ = "locale"

_PARTS = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_PAPER", "LC_NAME", "LC_ADDRESS",
          "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION")
# By the C library's numbers: behind `LC_ALL` come those that Python has no name for.
_NUMBERS = (0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12)
_now = dict.fromkeys(_NUMBERS, "C")
_now[LC_CTYPE] = "C.UTF-8"
_KNOWN = {"": "C.UTF-8", "C": "C", "POSIX": "C", "C.UTF-8": "C.UTF-8", "C.utf8": "C.utf8"}

_LANGINFO = {}


def _langinfo():
    def put(first, names, values):
        for number, (name, value) in enumerate(zip(names, values), first):
            globals()[name] = number
            _LANGINFO[number] = value

    days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    for prefix, first, values in (("ABDAY", 131072, [day[:3] for day in days]), ("DAY", 131079, days),
                                  ("ABMON", 131086, [month[:3] for month in months]), ("MON", 131098, months)):
        put(first, [f"{prefix}_{n + 1}" for n in range(len(values))], values)
    put(131110, ["AM_STR", "PM_STR", "D_T_FMT", "D_FMT", "T_FMT", "T_FMT_AMPM", "ERA"],
        ["AM", "PM", "%a %b %e %H:%M:%S %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p", ""])
    put(131118, ["ERA_D_FMT", "ALT_DIGITS", "ERA_D_T_FMT", "ERA_T_FMT"], [""] * 4)
    put(131180, ["_DATE_FMT"], ["%a %b %e %H:%M:%S %Z %Y"])
    put(65536, ["RADIXCHAR", "THOUSEP"], [".", ""])
    put(262159, ["CRNCYSTR"], ["-"])
    put(327680, ["YESEXPR", "NOEXPR"], ["^[yY]", "^[nN]"])
    put(14, ["CODESET"], ["UTF-8"])


_langinfo()


def _text(function, place, value):
    if not isinstance(value, str):
        kind = "None" if value is None else type(value).__name__
        raise TypeError(f"{function}() argument {place} must be str, not {kind}")
    if "\0" in value:
        raise ValueError("embedded null character")


def setlocale(category, locale=None, /):
    """Activates/queries locale processing."""
    import operator

    category = operator.index(category)
    if locale is not None:
        _text("setlocale", 2, locale)
    if category == LC_ALL:
        if locale is not None:
            _set_all(locale)
        names = [_now[number] for number in _NUMBERS]
        if len(set(names)) == 1:
            return names[0]
        return ";".join(map("=".join, zip(_PARTS, names)))
    if category not in _now:
        raise Error("locale query failed" if locale is None else "unsupported locale setting")
    if locale is not None:
        if locale not in _KNOWN:
            raise Error("unsupported locale setting")
        _now[category] = _KNOWN[locale]
    return _now[category]


def _set_all(locale):
    if "=" in locale:
        parts = dict(part.partition("=")[::2] for part in locale.split(";"))
        wanted = [parts.get(part) for part in _PARTS]
    else:
        wanted = [locale] * len(_PARTS)
    if not _KNOWN.keys() >= set(wanted):
        raise Error("unsupported locale setting")
    _now.update(zip(_NUMBERS, map(_KNOWN.get, wanted)))


def localeconv():
    """Returns numeric and monetary locale-specific parameters."""
    return {"int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "", "mon_thousands_sep": "", "mon_grouping": [],
            "positive_sign": "", "negative_sign": "", "int_frac_digits": 127, "frac_digits": 127, "p_cs_precedes": 127,
            "p_sep_by_space": 127, "n_cs_precedes": 127, "n_sep_by_space": 127, "p_sign_posn": 127, "n_sign_posn": 127,
            "decimal_point": ".", "thousands_sep": "", "grouping": []}


def strcoll(os1, os2, /):
    """Compares two strings according to the locale."""
    _text("strcoll", 1, os1)
    _text("strcoll", 2, os2)
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    """Return a string that can be used as a key for locale-aware comparisons."""
    _text("strxfrm", "", string)
    return string


def nl_langinfo(key, /):
    """Return the value for the locale information associated with key."""
    try:
        value = _LANGINFO[key]
    except KeyError:
        raise ValueError("unsupported langinfo constant") from None
    return "ANSI_X3.4-1968" if key == CODESET and _now[LC_CTYPE] == "C" else value


def getencoding():
    """Get the current locale encoding."""
    return nl_langinfo(CODESET)


_domain = "messages"
_folders = {}


def gettext(msg, /):
    """Return translation of msg."""
    return msg


def dgettext(domain, msg, /):
    """Return translation of msg in domain."""
    return msg


def dcgettext(domain, msg, category, /):
    """Return translation of msg in domain and category."""
    return msg


def textdomain(domain, /):
    """Set the C library's textdmain to domain, returning the new domain."""
    global _domain
    if domain is not None:
        _domain = domain or "messages"
    return _domain


def bindtextdomain(domain, dir, /):
    """Bind the C library's domain to dir."""
    if not domain:
        raise Error("domain must be a non-empty string")
    if dir is not None:
        _folders[domain] = dir
    return _folders.get(domain, "/usr/share/locale")


def bind_textdomain_codeset(domain, codeset, /):
    """Bind the C library's domain to codeset."""
    return codeset
