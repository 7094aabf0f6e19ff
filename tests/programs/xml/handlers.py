# pyexpat: what each handler is told, in which order and where, documents in pieces, buffers, outer entities.
from xml.parsers import expat

SOURCE = b"""<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!-- before -->
<!DOCTYPE r SYSTEM "r.dtd" [
<!ELEMENT r (a|(b,c?)+|d*)*>
<!ELEMENT a (#PCDATA|b)*>
<!ELEMENT e EMPTY><!ELEMENT f ANY>
<!ATTLIST a i ID #REQUIRED k CDATA "x&amp;y" t (one|two) 'one' n NMTOKENS #IMPLIED>
<!ENTITY in "inner &lt; text">
<!ENTITY out SYSTEM "out.xml">
<!ENTITY pic SYSTEM "pic.gif" NDATA gif>
<!NOTATION gif PUBLIC "-//GIF">
<!ENTITY % pe "<!ENTITY late 'l'>">
%pe;
]>
<?go now?>
<r xmlns="urn:d" xmlns:p="urn:p">
 <a i="1" n="  u  v " p:q='"'>te&#xe9;xt &in; ]] <![CDATA[<c>
d]]></a>\r
 <p:b/>&out;&late;&unknown;
</r>
<!-- after -->
"""
NAMES = ["StartElement", "EndElement", "ProcessingInstruction", "CharacterData", "UnparsedEntityDecl", "NotationDecl",
         "StartNamespaceDecl", "EndNamespaceDecl", "Comment", "StartCdataSection", "EndCdataSection", "StartDoctypeDecl",
         "EndDoctypeDecl", "EntityDecl", "XmlDecl", "ElementDecl", "AttlistDecl", "SkippedEntity"]


def run(source, step=None, names=NAMES, separator=None, setup=lambda parser: None):
    parser = expat.ParserCreate(namespace_separator=separator)
    for name in names:
        def handler(*args, name=name):
            place = () if "Decl" in name else (parser.CurrentLineNumber, parser.CurrentColumnNumber)
            print(" ", name, ascii(args), *place)
        setattr(parser, name + "Handler", handler)
    setup(parser)
    try:
        if step is None:
            parser.Parse(source, True)
        else:
            for start in range(0, len(source), step):
                parser.Parse(source[start:start + step])
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        print("error", error, error.code, error.lineno, error.offset, parser.ErrorCode)
    print(parser.CurrentLineNumber, parser.CurrentColumnNumber)


print("plain")
run(SOURCE)
print("name spaces")
run(SOURCE, separator=" ", names=["StartElement", "EndElement", "StartNamespaceDecl", "EndNamespaceDecl"])


def prefixes(parser):
    parser.namespace_prefixes = True
    parser.ordered_attributes = True
    parser.specified_attributes = True


print("prefixes")
run(SOURCE, separator="!", names=["StartElement"], setup=prefixes)


def buffered(parser):
    parser.buffer_text = True
    parser.buffer_size = 20
    print(parser.buffer_size, parser.buffer_used)


print("buffered")
run(SOURCE, names=["CharacterData", "StartElement"], setup=buffered)
print("pieces")
run(SOURCE, step=7, names=["StartElement", "Comment", "EndElement", "ProcessingInstruction"])


def default(parser):
    parser.DefaultHandler = lambda text: print("  default", ascii(text))


def expand(parser):
    parser.DefaultHandlerExpand = lambda text: print("  expand", ascii(text))


BODY = b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e 'E'>]> <r a='1'>t&e;&amp;<!--c--><?p d?><![CDATA[x]]></r>"
run(BODY, names=["EndElement"], setup=default)
run(BODY, names=["EndElement"], setup=expand)


def outer(parser):
    def entity(context, base, system, public):
        print("  outer", ascii(context), base, system, public)
        inner = parser.ExternalEntityParserCreate(context)
        inner.Parse("<?xml version='1.0' encoding='utf-8'?>some <i>inner</i> text", True)
        return 1

    parser.SetBase("base/")
    parser.ExternalEntityRefHandler = entity


print("outer")
run(b"<!DOCTYPE r [<!ENTITY o SYSTEM 'o.xml'>]><r>&o;</r>", names=["StartElement", "CharacterData", "EndElement"], setup=outer)


def refuses(parser):
    parser.ExternalEntityRefHandler = lambda *args: 0


run(b"<!DOCTYPE r [<!ENTITY o SYSTEM 'o.xml'>]><r>&o;</r>", names=[], setup=refuses)


def raises(parser):
    def start(*args):
        raise KeyError(args)

    parser.StartElementHandler = start


try:
    run(b"<r/>", names=[], setup=raises)
except KeyError as error:
    print("KeyError", error)
for args in ((1,), ("utf-8", 1), ("utf-8", "xy"), ("utf-8", "", 5)):
    try:
        expat.ParserCreate(*args)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
parser = expat.ParserCreate()
for value in (0, -1, "x"):
    try:
        parser.buffer_size = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(parser.Parse("<a>"), parser.Parse("</a>", 1))
try:
    parser.Parse("<a/>")
except expat.ExpatError as error:
    print(error)
print(expat.ErrorString(4), expat.errors.codes[expat.errors.XML_ERROR_SYNTAX], expat.model.XML_CTYPE_SEQ, expat.errors.messages[9])
