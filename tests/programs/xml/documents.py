# xml.etree, xml.dom, xml.sax and plistlib: documents, and what is wrong with others, with CPython's words and places.
import xml.etree.ElementTree as ET
r=ET.fromstring('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x&#38;#38;y"><!ATTLIST b d CDATA "dflt">]><a x="1" y="a&amp;b">t&e;u<b/>\r\ntail<!-- c --><c xmlns="u:r" xmlns:p="v" p:q="1">&#65;<![CDATA[<raw>]]></c></a>')
print(ET.tostring(r)); print(r.attrib, [ (e.tag,e.attrib,e.text,e.tail) for e in r.iter()])
for d in ('','abc','<a>','<a></b>','<a><b></a>','<a/>x','<a/><b/>','<a x=1/>','<a x="1" x="2"/>','<a>&foo;</a>','<a>&#0;</a>','<a b="<"/>','<p:a/>','<a>]]></a>','<a','<a><!-- -- --></a>','<a>\x01</a>','  <?xml version="1.0"?><a/>','<?xml version="1.0" encoding="foo"?><a/>','<a>&lt</a>','<!DOCTYPE a [<!ENTITY b "&b;">]><a>&b;</a>','<a><?xml ?></a>','<1/>','<a><b x="&y;"/></a>','<a\n b="1"\n  c=2>', '<a>\n  <b>\n </c>', '&amp;', '<a><![CDATA[x</a>', '<?xml version="1.0" standalone="maybe"?><a/>','<?xml encoding="utf-8"?><a/>','<!DOCTYPE a SYSTEM "x"><a>&u;</a>', '<!DOCTYPE><a/>', '<!DOCTYPE a [<!FOO>]><a/>', '<a xmlns:x=""/>','<a xmlns:xml="b"/>','<a é="ü">ñ</a>'):
    try: print(repr(d), ET.tostring(ET.fromstring(d)))
    except ET.ParseError as e: print(repr(d), e, e.code, e.position)
for b in (b'\xff\xfe<\0a\0/\0>\0', '<a>é</a>'.encode('utf-16'), b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>', b'<?xml version="1.0" encoding="iso-8859-15"?><a>\xa4</a>', b'<a>\xff</a>', b'\xef\xbb\xbf<a/>', b'<?xml version="1.0" encoding="utf-16"?><a/>', b'<a>\xc3', b'<?xml version="1.0" encoding="us-ascii"?><a>\xe9</a>', b'<?xml version="1.0" encoding="nonesuch"?><a/>'):
    try: print(b, ET.tostring(ET.fromstring(b)))
    except (ET.ParseError,ValueError, LookupError) as e: print(b, type(e).__name__, e)
from xml.dom import minidom
d=minidom.parseString('<!DOCTYPE a [<!ELEMENT a (b|c)*><!ATTLIST a i ID #REQUIRED><!NOTATION n SYSTEM "s"><!ENTITY u SYSTEM "f" NDATA n>]><a i="q"><b>t</b><?pi data?><!--c--></a>')
print(d.toxml(), d.toprettyxml(), d.doctype.internalSubset)
import xml.sax
class H(xml.sax.ContentHandler):
    def startElement(self,n,a): print('S',n,dict(a))
    def endElement(self,n): print('E',n)
    def characters(self,c): print('C',repr(c))
    def startPrefixMapping(self,p,u): print('P',p,u)
xml.sax.parseString('<a b="1">x<c/>\ny &amp; z</a>',H())
import plistlib
print(plistlib.loads(plistlib.dumps({'a':[1,2.5,True,b'x','é']})))
n='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'+''.join(f'<!ENTITY {chr(98+i)} "{("&"+chr(97+i)+";")*10}">' for i in range(9))+']><x>&j;</x>'
try: ET.fromstring(n)
except ET.ParseError as e: print(e)
