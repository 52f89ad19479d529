import csv, io, html, sys
from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ['a,b,c\n1,2,3\n', 'a,"b ""q"" x",c\r\n', '"multi\nline",2\n', 'x;y', '', '\n\n', 'a,,b\n']:
    for kw in [{}, {'delimiter': ';'}, {'quotechar': "'"}, {'escapechar': '\\'}, {'skipinitialspace': True}, {'strict': True}, {'quoting': csv.QUOTE_NONE}, {'doublequote': False}, {'quoting': csv.QUOTE_ALL}]:
        show(lambda: list(csv.reader(io.StringIO(text, newline=''), **kw)))
