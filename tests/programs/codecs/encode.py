# Encodings of the machine itself: text to bytes and back, each with each error handler.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


texts = ['abc', 'é€😀', 'a\ud800\udc80b', '\udcff', 'x+y~\\', '\x00\t\n']
for name in ('utf-8', 'UTF_16-le', 'utf-16-be', 'utf-32-le', 'ascii', 'latin1', 'utf-7', 'utf-8-sig', 'raw_unicode_escape', 'unicode_escape'):
    for text in texts:
        for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape', 'surrogatepass'):
            try:
                done = text.encode(name, errors)
                back = done.decode(name, 'surrogatepass')
                print(name, errors, done, back == text)
            except UnicodeError as e:
                print(name, errors, type(e).__name__, e, e.start, e.end)
