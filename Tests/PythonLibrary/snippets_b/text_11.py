import csv, io, html, sys
from urllib.parse import *
r = csv.reader(['a,b'])

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(r.line_num, next(r), r.line_num, r.dialect.delimiter)
for x in ['a&lt;b&gt;&amp;&quot;&#39;&#x27;', '&eacute;&Eacute;&notit;&notin;&ampx;&amp', '&#0;&#128;&#xD800;&#x110000;&#1;&#38', '&', '&;', '& a', '&unknown;']:
    show(lambda: html.unescape(x))
