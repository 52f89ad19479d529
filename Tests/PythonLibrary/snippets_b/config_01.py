import tomllib, shlex, colorsys, locale, sys, datetime
docs = ['a=1\nb="x"\n[t]\nc=[1,2,{d=3}]\n[[ar]]\nx=1\n[[ar]]\nx=2\n[ar.sub]\ny=1', 'a.b.c = 1\na.b.d=2', '', 'x = """\nab\\\n   c"""', "x='''\na'b'''", 'd=1979-05-27T07:32:00Z\ne=1979-05-27 07:32:00.5-07:00\nf=1979-05-27\ng=07:32:00\nh=1979-05-27T07:32:00', 'i=0xFF\nj=0o17\nk=0b11\nl=1_000\nm=-1.5e3\nn=inf\no=-nan\np=+5', 'a=1\na=2', '[a]\n[a]', 'a', 'a=', 'a=1 b=2', 'a="x', 'a="\\q"', 'a=[1,2', 'a={b=1', '[a', '[[a]', 'a={b=1}\na.c=2', '[a]\nb=1\n[a.b]\nc=1', '"a b"=1\n\'c\'.d=2', 'a=01', 'a=1__0', 'a=1.', 'a=2023-13-01', 'a="\\u00e9\\U0001F600"', 'a="\\ud800"', '#c\n a = true # x\n', 'a=\x01', 'a=[1,\n#c\n2,\n]', 'a = {b.c=1, b.d=2}', '[[a]]\n[a]', '[a]\n[[a]]', 'a=[]\n[[a]]', 'a=1979-05-27T', '=1', "a='x\ny'", 'a="""x""""', '[a.b]\n[a]\nc=1', '[a]\nb.c=1\n[a.b]', 'a=True', 'é=1', 'a=2020-02-30', 'a.b=1\n[a]', 'x=1\r\ny=2', 'fruit.apple=1\nfruit.x.y=2\n[fruit.apple.z]', 'a={}\n[a.b]', 'a=[{b=1}]\n[a.c]', "a = 'lit\\n'", 'a={b=1,}', 'a={b=1, b=2}']

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for d in docs:
    print(repr(d))
    show(lambda: tomllib.loads(d))
show(lambda: tomllib.loads(b'a=1'))
# 3.14| 'a=1\nb="x"\n[t]\nc=[1,2,{d=3}]\n[[ar]]\nx=1\n[[ar]]\nx=2\n[ar.sub]\ny=1'
# 3.14| {'a': 1, 'b': 'x', 't': {'c': [1, 2, {'d': 3}]}, 'ar': [{'x': 1}, {'x': 2, 'sub': {'y': 1}}]}
# 3.14| 'a.b.c = 1\na.b.d=2'
# 3.14| {'a': {'b': {'c': 1, 'd': 2}}}
# 3.14| ''
# 3.14| {}
# 3.14| 'x = """\nab\\\n   c"""'
# 3.14| {'x': 'abc'}
# 3.14| "x='''\na'b'''"
# 3.14| {'x': "a'b"}
# 3.14| 'd=1979-05-27T07:32:00Z\ne=1979-05-27 07:32:00.5-07:00\nf=1979-05-27\ng=07:32:00\nh=1979-05-27T07:32:00'
# 3.14| {'d': datetime.datetime(1979, 5, 27, 7, 32, tzinfo=datetime.timezone.utc), 'e': datetime.datetime(1979, 5, 27, 7, 32, 0, 500000, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=61200))), 'f': datetime.date(1979, 5, 27), 'g': datetime.time(7, 32), 'h': datetime.datetime(1979, 5, 27, 7, 32)}
# 3.14| 'i=0xFF\nj=0o17\nk=0b11\nl=1_000\nm=-1.5e3\nn=inf\no=-nan\np=+5'
# 3.14| {'i': 255, 'j': 15, 'k': 3, 'l': 1000, 'm': -1500.0, 'n': inf, 'o': nan, 'p': 5}
# 3.14| 'a=1\na=2'
# 3.14| TOMLDecodeError Cannot overwrite a value (at end of document)
# 3.14| '[a]\n[a]'
# 3.14| TOMLDecodeError Cannot declare ('a',) twice (at line 2, column 3)
# 3.14| 'a'
# 3.14| TOMLDecodeError Expected '=' after a key in a key/value pair (at end of document)
# 3.14| 'a='
# 3.14| TOMLDecodeError Invalid value (at end of document)
# 3.14| 'a=1 b=2'
# 3.14| TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 5)
# 3.14| 'a="x'
# 3.14| TOMLDecodeError Unterminated string (at end of document)
# 3.14| 'a="\\q"'
# 3.14| TOMLDecodeError Unescaped '\' in a string (at line 1, column 6)
# 3.14| 'a=[1,2'
# 3.14| TOMLDecodeError Unclosed array (at end of document)
# 3.14| 'a={b=1'
# 3.14| TOMLDecodeError Unclosed inline table (at end of document)
# 3.14| '[a'
# 3.14| TOMLDecodeError Expected ']' at the end of a table declaration (at end of document)
# 3.14| '[[a]'
# 3.14| TOMLDecodeError Expected ']]' at the end of an array declaration (at line 1, column 4)
# 3.14| 'a={b=1}\na.c=2'
# 3.14| TOMLDecodeError Cannot mutate immutable namespace ('a',) (at end of document)
# 3.14| '[a]\nb=1\n[a.b]\nc=1'
# 3.14| TOMLDecodeError Cannot overwrite a value (at line 3, column 5)
# 3.14| '"a b"=1\n\'c\'.d=2'
# 3.14| {'a b': 1, 'c': {'d': 2}}
# 3.14| 'a=01'
# 3.14| TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 4)
# 3.14| 'a=1__0'
# 3.14| TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 4)
# 3.14| 'a=1.'
# 3.14| TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 4)
# 3.14| 'a=2023-13-01'
# 3.14| TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 7)
# 3.14| 'a="\\u00e9\\U0001F600"'
# 3.14| {'a': 'é😀'}
# 3.14| 'a="\\ud800"'
# 3.14| TOMLDecodeError Escaped character is not a Unicode scalar value (at line 1, column 10)
# 3.14| '#c\n a = true # x\n'
# 3.14| {'a': True}
# 3.14| 'a=\x01'
# 3.14| TOMLDecodeError Invalid value (at line 1, column 3)
# 3.14| 'a=[1,\n#c\n2,\n]'
# 3.14| {'a': [1, 2]}
# 3.14| 'a = {b.c=1, b.d=2}'
# 3.14| {'a': {'b': {'c': 1, 'd': 2}}}
# 3.14| '[[a]]\n[a]'
# 3.14| TOMLDecodeError Cannot declare ('a',) twice (at line 2, column 3)
# 3.14| '[a]\n[[a]]'
# 3.14| TOMLDecodeError Cannot overwrite a value (at line 2, column 4)
# 3.14| 'a=[]\n[[a]]'
# 3.14| TOMLDecodeError Cannot mutate immutable namespace ('a',) (at line 2, column 4)
# 3.14| 'a=1979-05-27T'
# 3.14| TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 13)
# 3.14| '=1'
# 3.14| TOMLDecodeError Invalid statement (at line 1, column 1)
# 3.14| "a='x\ny'"
# 3.14| TOMLDecodeError Found invalid character '\n' (at line 1, column 5)
# 3.14| 'a="""x""""'
# 3.14| {'a': 'x"'}
# 3.14| '[a.b]\n[a]\nc=1'
# 3.14| {'a': {'b': {}, 'c': 1}}
# 3.14| '[a]\nb.c=1\n[a.b]'
# 3.14| TOMLDecodeError Cannot declare ('a', 'b') twice (at line 3, column 5)
# 3.14| 'a=True'
# 3.14| TOMLDecodeError Invalid value (at line 1, column 3)
# 3.14| 'é=1'
# 3.14| TOMLDecodeError Invalid statement (at line 1, column 1)
# 3.14| 'a=2020-02-30'
# 3.14| TOMLDecodeError Invalid date or datetime (at line 1, column 3)
# 3.14| 'a.b=1\n[a]'
# 3.14| TOMLDecodeError Cannot declare ('a',) twice (at line 2, column 3)
# 3.14| 'x=1\r\ny=2'
# 3.14| {'x': 1, 'y': 2}
# 3.14| 'fruit.apple=1\nfruit.x.y=2\n[fruit.apple.z]'
# 3.14| TOMLDecodeError Cannot overwrite a value (at line 3, column 15)
# 3.14| 'a={}\n[a.b]'
# 3.14| TOMLDecodeError Cannot declare ('a', 'b') twice (at line 2, column 5)
# 3.14| 'a=[{b=1}]\n[a.c]'
# 3.14| TOMLDecodeError Cannot declare ('a', 'c') twice (at line 2, column 5)
# 3.14| "a = 'lit\\n'"
# 3.14| {'a': 'lit\\n'}
# 3.14| 'a={b=1,}'
# 3.14| TOMLDecodeError Invalid initial character for a key part (at line 1, column 8)
# 3.14| 'a={b=1, b=2}'
# 3.14| TOMLDecodeError Duplicate inline table key 'b' (at line 1, column 12)
# 3.14| TypeError Expected str object, not 'bytes'
