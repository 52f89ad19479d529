import csv, io, html, sys
from html import entities
from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for x in ['&#;', '&#x;', '&copy2', '&NotEqualTilde;', '&lt', 'a &amp b', '&#99999999999999999999;']:
    show(lambda: html.unescape(x))
for x in ['&' * 3, '&ltx&gty']:
    show(lambda: html.unescape(x))
print(html.escape('<a href=\'x\'>"&'), html.escape('"\'', False), len(entities.html5), len(entities.name2codepoint), entities.codepoint2name[233], entities.entitydefs['amp'], entities.name2codepoint['lang'])
