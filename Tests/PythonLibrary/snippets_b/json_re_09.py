import json, re

print(re.sub('a', 'b', 'aaa', count=2), re.split(',', 'a,b,c', maxsplit=1), re.escape('a.b*c-d'), re.escape(b'a.b'))
print(re.compile('a(', 0) if 0 else '')
for p in ['a(', '[', '*a', '(?P<1>a)', 'a\n(']:
    try:
        re.compile(p)
    except re.error as e:
        print(e, e.msg, e.pos, e.lineno, e.colno, e.pattern)
