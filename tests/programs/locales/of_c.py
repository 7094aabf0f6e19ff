# _locale and locale under LC_ALL=C.UTF-8, and _stat under stat.
import _locale, locale, _stat, stat
print({k:v for k,v in sorted(vars(_stat).items()) if k.isupper() and isinstance(v,int)})
for m in (0o100644,0o040755,0o120777,0o104755,0o102644,0o041777,0,0o14755,0o60000,0o20000,0o140000): print(stat.filemode(m),stat.S_IFMT(m),stat.S_IMODE(m),stat.S_ISREG(m),_stat.S_ISDOOR(m))
for a in (-1,1<<33,1<<80,'x',1.5,None):
    try: print(stat.filemode(a))
    except BaseException as e: print(type(e),e)
print(sorted((k,v) for k,v in vars(_locale).items() if k.isupper() and k[0] != "_"))
for f in (lambda:_locale.setlocale(0),lambda:_locale.localeconv(),lambda:_locale.setlocale(99),lambda:_locale.setlocale(0,'nope'),lambda:_locale.strxfrm('aé'),lambda:_locale.strcoll('a','b'),lambda:_locale.nl_langinfo(_locale.CODESET), lambda:_locale.nl_langinfo(_locale.RADIXCHAR), lambda: _locale.nl_langinfo(999999), lambda: _locale.getencoding(), lambda: _locale.strcoll('é','b'), lambda: _locale.strxfrm('a\0b'),lambda:locale.setlocale(locale.LC_ALL), lambda:_locale.setlocale(0,'C'),lambda:_locale.setlocale(0,'POSIX'), lambda:_locale.setlocale(0,'C.utf8'), lambda:_locale.setlocale(0), lambda: _locale.setlocale(0,'xx_YY.UTF-8'), lambda: _locale.gettext('x'), lambda: _locale.textdomain(None), lambda: _locale.textdomain('hello'), lambda: _locale.textdomain(None),lambda: _locale.bindtextdomain('hello',None),lambda: _locale.bind_textdomain_codeset('hello',None), lambda: _locale.bindtextdomain('',None), lambda: _locale.setlocale(2,None), lambda: _locale.setlocale('a'), lambda: locale.getencoding(), lambda: locale.format_string('%d %.2f',(1234567,3.5),grouping=True), lambda: locale.currency(1.5), lambda: locale.atof('1.5'), lambda: locale.str(1.25), lambda: sorted('bäaB',key=locale.strxfrm)):
    try: print(repr(f()))
    except BaseException as e: print(type(e),e)
for n in sorted(k for k in vars(_locale) if k.isupper() and k[0] != "_" and not k.startswith('LC_') and k!='CHAR_MAX'):
    print(n, repr(_locale.nl_langinfo(getattr(_locale,n))), end='; ')
