# differs-from-3.11: newer messages
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
# expected-output:
# 'a=1\nb="x"\n[t]\nc=[1,2,{d=3}]\n[[ar]]\nx=1\n[[ar]]\nx=2\n[ar.sub]\ny=1'
# {'a': 1, 'b': 'x', 't': {'c': [1, 2, {'d': 3}]}, 'ar': [{'x': 1}, {'x': 2, 'sub': {'y': 1}}]}
# 'a.b.c = 1\na.b.d=2'
# {'a': {'b': {'c': 1, 'd': 2}}}
# ''
# {}
# 'x = """\nab\\\n   c"""'
# {'x': 'abc'}
# "x='''\na'b'''"
# {'x': "a'b"}
# 'd=1979-05-27T07:32:00Z\ne=1979-05-27 07:32:00.5-07:00\nf=1979-05-27\ng=07:32:00\nh=1979-05-27T07:32:00'
# {'d': datetime.datetime(1979, 5, 27, 7, 32, tzinfo=datetime.timezone.utc), 'e': datetime.datetime(1979, 5, 27, 7, 32, 0, 500000, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=61200))), 'f': datetime.date(1979, 5, 27), 'g': datetime.time(7, 32), 'h': datetime.datetime(1979, 5, 27, 7, 32)}
# 'i=0xFF\nj=0o17\nk=0b11\nl=1_000\nm=-1.5e3\nn=inf\no=-nan\np=+5'
# {'i': 255, 'j': 15, 'k': 3, 'l': 1000, 'm': -1500.0, 'n': inf, 'o': nan, 'p': 5}
# 'a=1\na=2'
# TOMLDecodeError Cannot overwrite a value (at end of document)
# '[a]\n[a]'
# TOMLDecodeError Cannot declare ('a',) twice (at line 2, column 3)
# 'a'
# TOMLDecodeError Expected '=' after a key in a key/value pair (at end of document)
# 'a='
# TOMLDecodeError Invalid value (at end of document)
# 'a=1 b=2'
# TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 5)
# 'a="x'
# TOMLDecodeError Unterminated string (at end of document)
# 'a="\\q"'
# TOMLDecodeError Unescaped '\' in a string (at line 1, column 6)
# 'a=[1,2'
# TOMLDecodeError Unclosed array (at end of document)
# 'a={b=1'
# TOMLDecodeError Unclosed inline table (at end of document)
# '[a'
# TOMLDecodeError Expected ']' at the end of a table declaration (at end of document)
# '[[a]'
# TOMLDecodeError Expected ']]' at the end of an array declaration (at line 1, column 4)
# 'a={b=1}\na.c=2'
# TOMLDecodeError Cannot mutate immutable namespace ('a',) (at end of document)
# '[a]\nb=1\n[a.b]\nc=1'
# TOMLDecodeError Cannot overwrite a value (at line 3, column 5)
# '"a b"=1\n\'c\'.d=2'
# {'a b': 1, 'c': {'d': 2}}
# 'a=01'
# TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 4)
# 'a=1__0'
# TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 4)
# 'a=1.'
# TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 4)
# 'a=2023-13-01'
# TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 7)
# 'a="\\u00e9\\U0001F600"'
# {'a': 'é😀'}
# 'a="\\ud800"'
# TOMLDecodeError Escaped character is not a Unicode scalar value (at line 1, column 10)
# '#c\n a = true # x\n'
# {'a': True}
# 'a=\x01'
# TOMLDecodeError Invalid value (at line 1, column 3)
# 'a=[1,\n#c\n2,\n]'
# {'a': [1, 2]}
# 'a = {b.c=1, b.d=2}'
# {'a': {'b': {'c': 1, 'd': 2}}}
# '[[a]]\n[a]'
# TOMLDecodeError Cannot declare ('a',) twice (at line 2, column 3)
# '[a]\n[[a]]'
# TOMLDecodeError Cannot overwrite a value (at line 2, column 4)
# 'a=[]\n[[a]]'
# TOMLDecodeError Cannot mutate immutable namespace ('a',) (at line 2, column 4)
# 'a=1979-05-27T'
# TOMLDecodeError Expected newline or end of document after a statement (at line 1, column 13)
# '=1'
# TOMLDecodeError Invalid statement (at line 1, column 1)
# "a='x\ny'"
# TOMLDecodeError Found invalid character '\n' (at line 1, column 5)
# 'a="""x""""'
# {'a': 'x"'}
# '[a.b]\n[a]\nc=1'
# {'a': {'b': {}, 'c': 1}}
# '[a]\nb.c=1\n[a.b]'
# TOMLDecodeError Cannot declare ('a', 'b') twice (at line 3, column 5)
# 'a=True'
# TOMLDecodeError Invalid value (at line 1, column 3)
# 'é=1'
# TOMLDecodeError Invalid statement (at line 1, column 1)
# 'a=2020-02-30'
# TOMLDecodeError Invalid date or datetime (at line 1, column 3)
# 'a.b=1\n[a]'
# TOMLDecodeError Cannot declare ('a',) twice (at line 2, column 3)
# 'x=1\r\ny=2'
# {'x': 1, 'y': 2}
# 'fruit.apple=1\nfruit.x.y=2\n[fruit.apple.z]'
# TOMLDecodeError Cannot overwrite a value (at line 3, column 15)
# 'a={}\n[a.b]'
# TOMLDecodeError Cannot declare ('a', 'b') twice (at line 2, column 5)
# 'a=[{b=1}]\n[a.c]'
# TOMLDecodeError Cannot declare ('a', 'c') twice (at line 2, column 5)
# "a = 'lit\\n'"
# {'a': 'lit\\n'}
# 'a={b=1,}'
# TOMLDecodeError Invalid initial character for a key part (at line 1, column 8)
# 'a={b=1, b=2}'
# TOMLDecodeError Duplicate inline table key 'b' (at line 1, column 12)
# TypeError Expected str object, not 'bytes'
